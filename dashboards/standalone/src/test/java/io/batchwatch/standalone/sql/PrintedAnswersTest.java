package io.batchwatch.standalone.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.standalone.sql.Answer.Cell;
import io.batchwatch.standalone.sql.Answer.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PrintedAnswersTest {
    private static final Answer HEAD = new Answer(List.of("product", "n"), List.of(false, true));
    private static final List<Cell> COWPEA = List.of(new Cell("豇豆", Kind.TEXT), new Cell("12", Kind.NUMBER));
    private static final List<Cell> ODD = List.of(new Cell("a,\"b\"\nc", Kind.TEXT), Cell.NULL);

    @Test
    void chineseTakesTwoColumns() {
        assertThat(printed(TextTable::new)).isEqualTo("""
                         product │  n
                        ─────────┼────
                         豇豆    │ 12
                         a,"b"⏎c │
                        (2 rows · 2 行)
                        """);
    }

    @Test
    void csvQuotesWhatNeedsIt() {
        assertThat(printed(CsvText::new)).isEqualTo("product,n\n豇豆,12\n\"a,\"\"b\"\"\nc\",\n");
    }

    @Test
    void jsonKeepsNumbersNumbersAndNullNull() {
        assertThat(printed(JsonText::new)).isEqualTo("""
                        [
                        {"product":"豇豆","n":12},
                        {"product":"a,\\"b\\"\\nc","n":null}
                        ]
                        """);
    }

    private static String printed(Function<PrintStream, Answer.Reader> printer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Answer.Reader reader = printer.apply(out);
        reader.begin(HEAD);
        reader.row(COWPEA);
        reader.row(ODD);
        reader.end();
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
