package io.batchwatch.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedPartsTest {
    private final List<String> asked = new ArrayList<>();
    private final Cells column = new Cells();

    @Test
    void aPartThatRowsShareIsAskedOnce() throws IOException {
        fill(List.of("leek", "leek", "egg", "leek", "egg"));

        assertThat(asked).containsExactly("leek", "egg");
        assertThat(places()).containsExactly("0x2", "1x1", "0x1", "1x1");
    }

    @Test
    void aPartThatComesAgainMuchLaterHasItsPlaceStill() throws IOException {
        List<String> many = IntStream.range(0, 100).mapToObj(Integer::toString).toList();

        fill(Stream.of(many, many).flatMap(List::stream).toList());

        assertThat(column.values()).hasSize(100);
        assertThat(places())
                .containsExactlyElementsOf(IntStream.range(0, 200)
                        .mapToObj(row -> row % 100 + "x1")
                        .toList());
    }

    private void fill(List<String> rows) {
        SharedParts.of(rows, row -> row)
                .fill(
                        (part, to) -> {
                            asked.add(part);
                            return to.text(part);
                        },
                        column);
    }

    private List<String> places() throws IOException {
        List<String> found = new ArrayList<>();
        Runs places = column.places();
        places.between(0, places.size(), (place, length) -> found.add(place + "x" + length));
        return found;
    }
}
