package io.batchwatch.gateway.csv;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;

/** Tells a last row that was cut off from a whole one. Reads one row ahead, for only the last one may have been. */
final class WholeRows implements Rows {
    /** What stands where the file ended in the middle of a character. */
    private static final String BROKEN_CHARACTER = "\uFFFD";

    private final CsvRows rows;
    private final int width;
    private final boolean endsWithLineBreak;
    private Next next;

    WholeRows(CsvRows rows, int width, boolean endsWithLineBreak) throws IOException {
        this.rows = rows;
        this.width = width;
        this.endsWithLineBreak = endsWithLineBreak;
        next = rows.next();
    }

    @Override
    public Next next() throws IOException {
        Next now = next;
        if (now instanceof Next.End) {
            return now;
        }
        next = rows.next();
        return next instanceof Next.End ? last(now) : now;
    }

    private Next last(Next now) {
        if (now instanceof Next.Row row && isCutShort(row.row())) {
            int cells = row.row().cells().size();
            return new Next.Broken(
                    row.row(),
                    Problem.of(Rule.CUT_SHORT, "", row.row().text())
                            .with(
                                    "%d 个单元格，表头 %d 个".formatted(cells, width),
                                    "%d cells, the header has %d".formatted(cells, width)));
        }
        if (now instanceof Next.Broken broken && broken.problem().hintEn().isEmpty()) {
            return new Next.Broken(broken.row(), Problem.of(Rule.CUT_SHORT, "", ""));
        }
        return now;
    }

    /** A last row that is whole but for its line break is common and welcome. */
    private boolean isCutShort(RawRow row) {
        return !endsWithLineBreak
                && !row.isBlank()
                && (row.cells().size() < width || row.text().endsWith(BROKEN_CHARACTER));
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
