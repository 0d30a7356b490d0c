package io.batchwatch.standalone.sql;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** An answer as CSV (RFC 4180, UTF-8, lines end with a line feed). */
public final class CsvText implements Answer.Reader {
    private final PrintStream out;

    public CsvText(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begin(Answer answer) {
        line(answer.names());
    }

    @Override
    public void row(List<Answer.Cell> cells) {
        line(cells.stream().map(Answer.Cell::text).toList());
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
