package io.batchwatch.gateway.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetChoiceTest {
    private static final String TEXT = "样品编号,产品\nS-1,韭菜\n";

    @TempDir
    private Path directory;

    @Test
    void plainUtf8IsUtf8() throws Exception {
        assertThat(choice(TEXT.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new CharsetChoice(StandardCharsets.UTF_8, 0));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, EFBBBF", "UTF-16LE, FFFE", "UTF-16BE, FEFF"})
    void aByteOrderMarkDecides(String name, String mark) throws Exception {
        Charset charset = Charset.forName(name);
        byte[] file = joined(hex(mark), TEXT.getBytes(charset));

        assertThat(choice(file)).isEqualTo(new CharsetChoice(charset, mark.length() / 2));
    }

    @Test
    void aMarkThatTheRestDoesNotKeepToIsNoCharset() {
        byte[] file = joined(hex("EFBBBF"), TEXT.getBytes(Charset.forName("GB18030")));

        assertThat(refusal(file)).isEqualTo(Rule.UNKNOWN_CHARSET);
    }

    @Test
    void whatIsNotUtf8IsGb18030() throws Exception {
        byte[] file = TEXT.getBytes(Charset.forName("GB18030"));

        assertThat(choice(file)).isEqualTo(new CharsetChoice(Charset.forName("GB18030"), 0));
    }

    @Test
    void utf8ComesBeforeWhatTheProfileDeclares() throws Exception {
        Path file = written(TEXT.getBytes(StandardCharsets.UTF_8));

        assertThat(CharsetChoice.of(file, Optional.of("windows-1252")).charset())
                .isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void whatTheProfileDeclaresComesBeforeGb18030() throws Exception {
        Path file = written("sample_id,product\nS-1,Lauch à la crème\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(CharsetChoice.of(file, Optional.of("ISO-8859-1")).charset()).isEqualTo(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aDeclaredCharsetThatDoesNotFitIsPassedOver() throws Exception {
        Path file = written(TEXT.getBytes(Charset.forName("GB18030")));

        assertThat(CharsetChoice.of(file, Optional.of("Shift_JIS")).charset()).isEqualTo(Charset.forName("GB18030"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void aFileCutInsideACharacterKeepsItsCharset(String name) throws Exception {
        Charset charset = Charset.forName(name);
        byte[] whole = "样品编号,产品\nS-1,韭菜".getBytes(charset);

        assertThat(choice(Arrays.copyOf(whole, whole.length - 1)).charset()).isEqualTo(charset);
    }

    /** The file is tried in pieces, and a character may lie across two of them. */
    @ParameterizedTest
    @ValueSource(ints = {65_533, 65_534, 65_535, 65_536, 65_537})
    void aCharacterMayLieAcrossTwoChunks(int before) throws Exception {
        byte[] file = ("x".repeat(before) + "韭菜\n").getBytes(StandardCharsets.UTF_8);

        assertThat(choice(file).charset()).isEqualTo(StandardCharsets.UTF_8);
    }

    /** What is found out of the first rows alone would be wrong for the last one. */
    @Test
    void theWholeFileIsTried() throws Exception {
        byte[] file =
                ("sample_id,product\n" + "S-1,leek\n".repeat(50_000) + "S-2,韭菜\n").getBytes(Charset.forName("GB18030"));

        assertThat(choice(file).charset()).isEqualTo(Charset.forName("GB18030"));
    }

    @Test
    void anEmptyFileIsRefusedAsSuch() {
        assertThat(refusal(new byte[0])).isEqualTo(Rule.EMPTY_FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"504B0304", "D0CF11E0"})
    void aWorkbookIsRefusedAsSuch(String magic) {
        assertThat(refusal(joined(hex(magic), new byte[100]))).isEqualTo(Rule.WORKBOOK);
    }

    @Test
    void controlCharactersAreNoText() {
        byte[] file = "%PDF-1.4\n\u0001\u0002".getBytes(StandardCharsets.UTF_8);

        Problem problem = problem(file);
        assertThat(problem.rule()).isEqualTo(Rule.NOT_TEXT);
        assertThat(problem.messageEn()).contains("0x01");
    }

    @Test
    void aNulFarDownIsNoText() {
        byte[] file = ("a,b\n".repeat(5_000) + "c\u0000,d\n").getBytes(StandardCharsets.UTF_8);

        assertThat(refusal(file)).isEqualTo(Rule.NOT_TEXT);
    }

    /** UTF-16 without its mark: every second byte is a NUL. */
    @Test
    void utf16WithoutAMarkIsRefused() {
        assertThat(refusal("sample_id,product\n".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(Rule.NOT_TEXT);
    }

    private CharsetChoice choice(byte[] bytes) throws IOException, UnreadableException {
        return CharsetChoice.of(written(bytes), Optional.empty());
    }

    private Rule refusal(byte[] bytes) {
        return problem(bytes).rule();
    }

    private Problem problem(byte[] bytes) {
        UnreadableException refusal = catchThrowableOfType(UnreadableException.class, () -> choice(bytes));
        assertThat(refusal.problems()).hasSize(1);
        return refusal.problems().get(0);
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("file.csv"), bytes);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(one);
        bytes.writeBytes(other);
        return bytes.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
