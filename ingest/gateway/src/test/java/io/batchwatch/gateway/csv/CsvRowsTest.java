package io.batchwatch.gateway.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows.Next;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    @TempDir
    private Path directory;

    @Test
    void rowsComeInOrderWithTheirLines() throws IOException {
        assertThat(read("a,b\n1,2\n")).containsExactly(row(1, "a", "b"), row(2, "1", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void anyLineBreakWillDo(String lineBreak) throws IOException {
        String text = String.join(lineBreak, "a,b", "1,2", "", "3,4");

        assertThat(read(text)).containsExactly(row(1, "a", "b"), row(2, "1", "2"), row(4, "3", "4"));
    }

    @Test
    void aQuotedLineBreakBelongsToItsCellAndCountsAsALine() throws IOException {
        assertThat(read("a,b\n\"1\n1\",2\n3,4\n"))
                .containsExactly(row(1, "a", "b"), row(2, "1\n1", "2"), row(4, "3", "4"));
    }

    @Test
    void aQuotedQuoteIsWrittenTwice() throws IOException {
        assertThat(read("\"the \"\"north\"\" stall\",2\n")).containsExactly(row(1, "the \"north\" stall", "2"));
    }

    @Test
    void aLastRowNeedsNoLineBreak() throws IOException {
        assertThat(read("a,b\n1,2")).endsWith(row(2, "1", "2"));
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsOwnLineOnly() throws IOException {
        assertThat(read("a,b\n\"1,2\n3,4\n5,6\n"))
                .containsExactly(row(1, "a", "b"), broken(2), row(3, "3", "4"), row(4, "5", "6"));
    }

    @Test
    void linesAreStillExactBehindABrokenPlace() throws IOException {
        assertThat(read("a\n\"x\ny\"\n\"never\nb\n\nc\n"))
                .containsExactly(row(1, "a"), row(2, "x\ny"), broken(4), row(5, "b"), row(7, "c"));
    }

    @Test
    void severalBrokenPlacesAreEachPassedOver() throws IOException {
        assertThat(read("a\n\"x\nb\n\"y\nc\n\"z\n"))
                .containsExactly(row(1, "a"), broken(2), row(3, "b"), broken(4), row(5, "c"), broken(6));
    }

    @Test
    void behindAHundredBrokenPlacesTheRestIsGivenUp() throws IOException {
        StringBuilder text = new StringBuilder("a\n");
        for (int i = 0; i < 150; i++) {
            text.append("\"x\" y\n");
        }
        List<Next> read = read(text.append("b\n").toString());

        assertThat(read).hasSize(1 + CsvRows.MOST_BROKEN + 1);
        assertThat(read.get(CsvRows.MOST_BROKEN)).isEqualTo(broken(101));
        assertThat(read).endsWith(rest(102));
    }

    @Test
    void skippedLinesAreCounted() throws IOException {
        List<Next> read = read("Report of \"today\n\r\na,b\n1,2\n", ',', 2);

        assertThat(read).containsExactly(row(3, "a", "b"), row(4, "1", "2"));
    }

    @Test
    void skippingMoreLinesThanThereAreIsTheEnd() throws IOException {
        assertThat(read("a\nb\n", ',', 5)).isEmpty();
    }

    @Test
    void aRowBeyondTheLimitIsPassedOverLikeABrokenOne() throws IOException {
        String text = "a\n" + "x".repeat(CsvRows.LONGEST_ROW + 10) + "\nb\n";

        List<Next> read = read(text);

        assertThat(read).hasSize(3).startsWith(row(1, "a")).endsWith(row(3, "b"));
        assertThat(read.get(1)).isInstanceOfSatisfying(Next.Broken.class, broken -> assertThat(
                        broken.problem().rule())
                .isEqualTo(Rule.TOO_LONG));
    }

    @Test
    void aQuoteOpenOverMoreThanTheLimitCostsItsOwnLineOnly() throws IOException {
        String text = "a\n\"x\n" + "1,2\n".repeat(CsvRows.LONGEST_ROW / 3);

        List<Next> read = read(text);

        assertThat(read.subList(0, 3)).containsExactly(row(1, "a"), broken(2), row(3, "1", "2"));
        assertThat(read).hasSize(2 + CsvRows.LONGEST_ROW / 3);
    }

    @Test
    void theByteOrderMarkIsNoPartOfTheFirstCell() throws IOException {
        Path file = Files.writeString(directory.resolve("marked.csv"), "\ufeffa,b\n");
        try (CsvRows rows = new CsvRows(file, new CharsetChoice(StandardCharsets.UTF_8, 3), ',', 0)) {
            assertThat(rows.next()).isEqualTo(row(1, "a", "b"));
        }
    }

    @Test
    void atTheEndAllBytesHaveBeenRead() throws IOException {
        Path file = Files.writeString(directory.resolve("file.csv"), "a,b\n1,2\n");
        try (CsvRows rows = new CsvRows(file, new CharsetChoice(StandardCharsets.UTF_8, 0), ',', 0)) {
            while (!(rows.next() instanceof Next.End)) {
                assertThat(rows.bytesRead()).isPositive();
            }
            assertThat(rows.bytesRead()).isEqualTo(Files.size(file));
        }
    }

    private static Next broken(long line) {
        return new Next.Broken(new RawRow(line, List.of()), Problem.of(Rule.BROKEN_QUOTES, "", ""));
    }

    private static Next rest(long line) {
        return new Next.Broken(
                new RawRow(line, List.of()),
                Problem.of(Rule.BROKEN_QUOTES, "", "")
                        .with("损坏处过多，其余行未读取", "too many broken places, the rest of the file was not read"));
    }

    private static Next row(long line, String... cells) {
        return new Next.Row(new RawRow(line, List.of(cells)));
    }

    private List<Next> read(String text) throws IOException {
        return read(text, ',', 0);
    }

    private List<Next> read(String text, char delimiter, int skipLines) throws IOException {
        Path file = Files.writeString(directory.resolve("file.csv"), text);
        List<Next> read = new ArrayList<>();
        try (CsvRows rows = new CsvRows(file, new CharsetChoice(StandardCharsets.UTF_8, 0), delimiter, skipLines)) {
            for (Next next = rows.next(); !(next instanceof Next.End); next = rows.next()) {
                read.add(next);
            }
        }
        return read;
    }
}
