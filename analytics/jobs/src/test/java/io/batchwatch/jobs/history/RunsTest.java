package io.batchwatch.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunsTest {
    private final Runs runs = new Runs();

    @Test
    void equalNumbersBelowEachOtherAreOneRun() throws IOException {
        add(7, 7, 7, -1, 7, 2, 2);

        assertThat(between(0, 7)).containsExactly("7x3", "-1x1", "7x1", "2x2");
    }

    @Test
    void aPartBeginsAndEndsWithinRuns() throws IOException {
        add(7, 7, 7, -1, 7, 2, 2);

        assertThat(between(1, 3)).containsExactly("7x2");
        assertThat(between(2, 6)).containsExactly("7x1", "-1x1", "7x1", "2x1");
        assertThat(between(3, 4)).containsExactly("-1x1");
        assertThat(between(4, 4)).isEmpty();
    }

    @Test
    void thereIsRoomForMany() throws IOException {
        IntStream.range(0, 1000).forEach(runs::add);

        assertThat(runs.size()).isEqualTo(1000);
        assertThat(between(998, 1000)).containsExactly("998x1", "999x1");
    }

    private void add(int... numbers) {
        IntStream.of(numbers).forEach(runs::add);
    }

    private List<String> between(int from, int until) throws IOException {
        List<String> found = new ArrayList<>();
        runs.between(from, until, (number, length) -> found.add(number + "x" + length));
        return found;
    }
}
