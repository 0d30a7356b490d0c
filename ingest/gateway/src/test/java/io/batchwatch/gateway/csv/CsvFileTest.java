package io.batchwatch.gateway.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.Profiles;
import io.batchwatch.gateway.reading.Header;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static final String HEADER = "sample_id,product,sampled_at,test_kind,analyte,value";
    private static final Profile GENERIC = Profiles.of();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void theDelimiterIsFoundOutFromTheHeader(char delimiter) throws Exception {
        String row = "S-1,leek,2026-03-01,LAB,procymidone,0.05";

        CsvFile file = open((HEADER + "\n" + row + "\n").replace(',', delimiter), GENERIC);

        assertThat(file.delimiter()).isEqualTo(delimiter);
        assertThat(first(file).cells()).containsExactly("S-1", "leek", "2026-03-01", "LAB", "procymidone", "0.05");
    }

    @Test
    void theDelimiterOfTheProfileIsTaken() throws Exception {
        CsvFile file = open(HEADER.replace(',', ';') + "\n", Profiles.of("format: {delimiter: semicolon}"));

        assertThat(file.delimiter()).isEqualTo(';');
    }

    @Test
    void aDelimiterThatTheProfileSaysIsNotGuessedAnew() throws Exception {
        CsvFile file = open(HEADER + "\n", Profiles.of("format: {delimiter: tab}"));

        assertThat(file.columns()).containsExactly(HEADER);
    }

    /** Names in the header count, not characters: the semicolons here are part of one name. */
    @Test
    void aNameThatHoldsOtherDelimitersMisleadsNobody() throws Exception {
        CsvFile file = open(HEADER + ",remark; a; b; c; d; e; f; g; h\n", GENERIC);

        assertThat(file.delimiter()).isEqualTo(',');
        assertThat(Header.of(file.columns(), GENERIC).ignored()).containsExactly("remark; a; b; c; d; e; f; g; h");
    }

    /** By any other delimiter such a header is a broken quote, which must not be taken for the file's fault. */
    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void aHeaderMayStandInQuotes(char delimiter) throws Exception {
        String quoted = '"' + HEADER.replace(",", '"' + String.valueOf(delimiter) + '"') + '"';

        CsvFile file = open(quoted + "\n", GENERIC);

        assertThat(file.delimiter()).isEqualTo(delimiter);
        assertThat(file.columns()).containsExactly(HEADER.split(","));
    }

    @Test
    void linesBeforeTheHeaderAreSkipped() throws Exception {
        CsvFile file = open(
                "2026年3月 快检汇总\n\n" + HEADER + "\nS-1,leek,2026-03-01,LAB,x,1\n",
                Profiles.of("format: {skip_lines: 2}"));

        assertThat(first(file).line()).isEqualTo(4);
    }

    @Test
    void aFileOfBlankLinesIsEmpty() {
        assertThat(refusals("\n\n", GENERIC)).extracting(Problem::rule).containsExactly(Rule.EMPTY_FILE);
    }

    @Test
    void aHeaderWithABrokenQuoteCannotBeRead() {
        assertThat(refusals("\"sample_id,product\n", GENERIC))
                .extracting(Problem::rule)
                .containsExactly(Rule.BROKEN_QUOTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
    void aLineBreakAtTheEndIsSeenInAnyCharset(String charset) throws Exception {
        assertThat(open(HEADER + "\n", charset).endsWithLineBreak()).isTrue();
        assertThat(open(HEADER + "\r", charset).endsWithLineBreak()).isTrue();
        assertThat(open(HEADER, charset).endsWithLineBreak()).isFalse();
    }

    /** 上 is 4E0A: one of its bytes looks like a line break. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void aCharacterThatHoldsTheByteOfALineBreakIsNone(String charset) throws Exception {
        assertThat(open(HEADER + "\nS-1,上", charset).endsWithLineBreak()).isFalse();
    }

    private CsvFile open(String text, String charset) throws IOException, UnreadableException {
        String mark = charset.startsWith("UTF-16") ? "\ufeff" : "";
        Path file = directory.resolve("file.csv");
        Files.write(file, (mark + text).getBytes(Charset.forName(charset)));
        return CsvFile.open(file, GENERIC);
    }

    private CsvFile open(String text, Profile profile) throws IOException, UnreadableException {
        return CsvFile.open(Files.writeString(directory.resolve("file.csv"), text, StandardCharsets.UTF_8), profile);
    }

    private List<Problem> refusals(String text, Profile profile) {
        return catchThrowableOfType(UnreadableException.class, () -> open(text, profile))
                .problems();
    }

    private static RawRow first(CsvFile file) throws IOException {
        try (Rows rows = file.rows()) {
            return ((Rows.Next.Row) rows.next()).row();
        }
    }
}
