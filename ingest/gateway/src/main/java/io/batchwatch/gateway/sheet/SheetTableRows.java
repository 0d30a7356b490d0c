package io.batchwatch.gateway.sheet;

import io.batchwatch.gateway.packed.Damage;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The rows of one sheet after the other. Their lines go on counting from sheet to sheet, so that each has its own. */
final class SheetTableRows implements Rows {
    private final Workbook workbook;
    private final List<SheetTable.Part> parts;
    private final int width;
    private final long fileSize;
    private int at = -1;
    private Optional<SheetRows> rows = Optional.empty();
    private long linesBefore;
    private long lastRow;

    SheetTableRows(Path file, Workbook workbook, List<SheetTable.Part> parts, int width) throws IOException {
        this.workbook = workbook;
        this.parts = parts;
        this.width = width;
        fileSize = Files.size(file);
    }

    @Override
    public Next next() throws IOException {
        while (at < parts.size()) {
            if (rows.isEmpty()) {
                if (!turnToNextSheet()) {
                    return new Next.End();
                }
                if (!part().problems().isEmpty()) {
                    return sheetRefused();
                }
            }
            Optional<Next> next = nextOfSheet();
            if (next.isPresent()) {
                return next.get();
            }
        }
        return new Next.End();
    }

    private SheetTable.Part part() {
        return parts.get(at);
    }

    private boolean turnToNextSheet() {
        at++;
        linesBefore += lastRow;
        lastRow = 0;
        return at < parts.size();
    }

    /** A sheet that looks like results and cannot be read is told once, at its header. */
    private Next sheetRefused() {
        lastRow = part().headerRow();
        return new Next.Broken(raw(part().columns()), part().problems().get(0));
    }

    private Optional<Next> nextOfSheet() throws IOException {
        try {
            if (rows.isEmpty()) {
                rows = Optional.of(workbook.rows(part().sheet()));
            }
            Optional<SheetRow> row = rows.get().next();
            if (row.isEmpty()) {
                closeSheet();
                return Optional.empty();
            }
            return row(row.get());
        } catch (IOException e) {
            Problem damage = Damage.in(e).orElseThrow(() -> e);
            lastRow++;
            Next broken = new Next.Broken(
                    raw(List.of()),
                    damage.with("此后的行未读取：" + damage.value(), "the rows behind it were not read: " + damage.value()));
            closeSheet();
            return Optional.of(broken);
        }
    }

    private void closeSheet() throws IOException {
        if (rows.isPresent()) {
            rows.get().close();
        }
        rows = Optional.empty();
    }

    private Optional<Next> row(SheetRow row) {
        lastRow = row.number();
        if (row.number() <= part().headerRow() || LayoutRow.is(row) || isHeaderAgain(row)) {
            return Optional.empty();
        }
        RawRow raw = raw(part().places().orElseThrow().ordered(row.cells(), width));
        return Optional.of(
                flaw(row).<Next>map(problem -> new Next.Broken(raw, problem)).orElseGet(() -> new Next.Row(raw)));
    }

    /** As on each page of a long list. */
    private boolean isHeaderAgain(SheetRow row) {
        List<String> columns = part().columns();
        return row.cells().size() >= columns.size()
                && row.cells().subList(0, columns.size()).equals(columns);
    }

    /** What is wrong with a cell that somebody reads. */
    private Optional<Problem> flaw(SheetRow row) {
        return row.flaws().entrySet().stream()
                .filter(flaw -> part().fields().containsKey(flaw.getKey()))
                .findFirst()
                .map(flaw -> {
                    Field field = part().fields().get(flaw.getKey());
                    return Problem.of(
                            flaw.getValue(), field.column(), row.cells().get(flaw.getKey()));
                });
    }

    private RawRow raw(List<String> cells) {
        return new RawRow(linesBefore + lastRow, part().sheet().name() + "!" + lastRow, cells);
    }

    @Override
    public long bytesRead() {
        double ofSheet = rows.map(SheetRows::progress).orElse(0.0);
        return (long) (fileSize * Math.min(1, (Math.max(0, at) + ofSheet) / parts.size()));
    }

    @Override
    public void close() throws IOException {
        try {
            closeSheet();
        } finally {
            workbook.close();
        }
    }
}
