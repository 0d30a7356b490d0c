package io.batchwatch.standalone.sql;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** An answer as a table for the eye. Columns are as wide as the first rows need; a longer cell later only juts out. */
public final class TextTable implements Answer.Reader {
    /** How many rows are held back to measure the columns. */
    private static final int MEASURED = 2_000;

    private final PrintStream out;
    private final List<List<Answer.Cell>> waiting = new ArrayList<>();
    private Answer head = new Answer(List.of(), List.of());
    private int[] widths = new int[0];
    private long rows;

    public TextTable(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begin(Answer answer) {
        head = answer;
        widths = answer.names().stream().mapToInt(DisplayWidth::of).toArray();
    }

    @Override
    public void row(List<Answer.Cell> cells) {
        rows++;
        if (rows <= MEASURED) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(onOneLine(cells.get(i))));
            }
            waiting.add(cells);
            return;
        }
        printMeasured();
        print(cells);
    }

    @Override
    public void end() {
        if (rows <= MEASURED) {
            printHead();
        }
        printMeasured();
        out.println(rows == 1 ? "(1 row · 1 行)" : "(" + rows + " rows · " + rows + " 行)");
    }

    private void printMeasured() {
        if (rows > MEASURED && !waiting.isEmpty()) {
            printHead();
        }
        waiting.forEach(this::print);
        waiting.clear();
    }

    private void printHead() {
        StringBuilder names = new StringBuilder();
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            append(names, i, head.names().get(i));
            rule.append(i == 0 ? "─" : "─┼─").append("─".repeat(widths[i]));
        }
        out.println(names.toString().stripTrailing());
        out.println(rule + "─");
    }

    private void print(List<Answer.Cell> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            append(line, i, onOneLine(cells.get(i)));
        }
        out.println(line.toString().stripTrailing());
    }

    private void append(StringBuilder line, int column, String text) {
        String padding = " ".repeat(Math.max(0, widths[column] - DisplayWidth.of(text)));
        line.append(column == 0 ? " " : " │ ");
        if (head.numeric().get(column)) {
            line.append(padding).append(text);
        } else {
            line.append(text).append(padding);
        }
    }

    private static String onOneLine(Answer.Cell cell) {
        return cell.text()
                .replace("\r\n", "⏎")
                .replace('\n', '⏎')
                .replace('\r', '⏎')
                .replace('\t', ' ');
    }
}
