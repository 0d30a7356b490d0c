package io.batchwatch.standalone.sql;

import java.io.PrintStream;
import java.util.List;

/** An answer as a JSON array of objects, one object a line. */
public final class JsonText implements Answer.Reader {
    private final PrintStream out;
    private List<String> names = List.of();
    private boolean first = true;

    public JsonText(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begin(Answer answer) {
        names = answer.names();
        out.print("[");
    }

    @Override
    public void row(List<Answer.Cell> cells) {
        StringBuilder line = new StringBuilder(first ? "\n{" : ",\n{");
        first = false;
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == 0 ? "" : ",")
                    .append(quoted(names.get(i)))
                    .append(':')
                    .append(value(cells.get(i)));
        }
        out.print(line.append('}'));
    }

    @Override
    public void end() {
        out.println(first ? "]" : "\n]");
    }

    private static String value(Answer.Cell cell) {
        return switch (cell.kind()) {
            case NULL -> "null";
            case NUMBER, BOOLEAN -> cell.text();
            case TEXT -> quoted(cell.text());
        };
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> json.append(c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return json.append('"').toString();
    }
}
