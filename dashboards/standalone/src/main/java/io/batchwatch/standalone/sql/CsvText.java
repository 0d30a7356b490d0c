package io.batchwatch.standalone.sql;

import java.io.PrintStream;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An answer as CSV (RFC 4180, UTF-8, lines end with a line feed). */
public final class CsvText implements Answer.Reader {
    /** What a spreadsheet would take for a formula. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[\\s\\p{Z}\\ufeff]*[=+\\-@＝＋－＠].*|[\\t\\r\\n].*");

    private final PrintStream out;
    private final UnaryOperator<String> text;

    public CsvText(PrintStream out) {
        this(out, text -> text);
    }

    private CsvText(PrintStream out, UnaryOperator<String> text) {
        this.out = out;
        this.text = text;
    }

    /** Texts come from partners: one that reads as a formula stands behind an apostrophe. */
    static CsvText forSpreadsheets(PrintStream out) {
        return new CsvText(out, text -> FORMULA.matcher(text).matches() ? "'" + text : text);
    }

    @Override
    public void begin(Answer answer) {
        line(answer.names());
    }

    @Override
    public void row(List<Answer.Cell> cells) {
        line(cells.stream()
                .map(cell -> cell.kind() == Answer.Kind.TEXT ? text.apply(cell.text()) : cell.text())
                .toList());
    }

    @Override
    public void end() {
        out.flush();
    }

    private void line(List<String> fields) {
        out.print(fields.stream().map(CsvText::field).collect(Collectors.joining(",")) + "\n");
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
