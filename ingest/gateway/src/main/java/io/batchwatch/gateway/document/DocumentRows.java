package io.batchwatch.gateway.document;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.profile.RecordsPath;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The rows of a document, record by record. */
final class DocumentRows implements Rows {
    private final Walk walk;
    private final String above;
    private final Branch record;
    private final List<Branch> levels;
    private final String[] outside;
    private final Deque<Next> ready = new ArrayDeque<>();
    private long rows;

    DocumentRows(Walk walk, RecordsPath records, Branch record, List<Branch> levels, String[] outside) {
        this.walk = walk;
        this.above = records.isRoot() ? "/" : records.text() + "/";
        this.record = record;
        this.levels = levels;
        this.outside = outside;
    }

    @Override
    public Next next() throws IOException {
        while (ready.isEmpty()) {
            Walk.Found found = walk.next();
            if (found instanceof Walk.Found.Fit one) {
                take(one);
            } else if (found instanceof Walk.Found.Unfit unfit) {
                broken(unfit.line(), above + unfit.line(), unfit.problem());
            } else if (found instanceof Walk.Found.BrokenOff brokenOff) {
                broken(rows + 1, "", brokenOff.problem());
            } else if (found instanceof Walk.Found.End) {
                return new Next.End();
            }
        }
        return ready.remove();
    }

    private void take(Walk.Found.Fit one) {
        RecordRows found = new RecordRows(record, levels, outside).of(one.node());
        String place = above + one.line();
        found.problem().ifPresent(problem -> broken(one.line(), place, problem));
        for (RecordRows.Row row : found.rows()) {
            ready.add(new Next.Row(new RawRow(line(one.line()), place + row.item(), row.cells())));
        }
    }

    private void broken(long line, String place, Problem problem) {
        ready.add(new Next.Broken(new RawRow(line(line), place, List.of()), problem));
    }

    /** The record's own line where each makes one row; else the rows are counted, so that each has a number of its own. */
    private long line(long ofRecord) {
        rows++;
        return levels.isEmpty() ? ofRecord : rows;
    }

    @Override
    public long bytesRead() {
        return walk.bytesRead();
    }

    @Override
    public void close() throws IOException {
        walk.close();
    }
}
