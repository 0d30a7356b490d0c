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
    private final LayoutRow.Headings headings;
    private final long fileSize;
    private int at = -1;
    private Optional<SheetRows> rows = Optional.empty();
    private Optional<SheetRow> ahead = Optional.empty();
    private Optional<IOException> behind = Optional.empty();
    private long linesBefore;
    private long lastRow;

    /**
     * What is looked at.
     *
     * @param width of the whole table
     */
    record Look(List<SheetTable.Part> parts, int width, LayoutRow.Headings headings) {}

    SheetTableRows(Path file, Workbook workbook, Look look) throws IOException {
        this.workbook = workbook;
        parts = look.parts();
        width = look.width();
        headings = look.headings();
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
        lastRow = part().header().lastRow();
        return new Next.Broken(raw(part().header().columns()), part().problems().get(0));
    }

    private Optional<Next> nextOfSheet() throws IOException {
        try {
            if (rows.isEmpty()) {
                rows = Optional.of(workbook.rows(part().sheet()));
            }
            Optional<SheetRow> row = nextRow(rows.get());
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
        ahead = Optional.empty();
    }

    /** A lone cell above a header that stands again is the title of what follows. */
    private SheetRow withoutTitle(SheetRow row, SheetRows from) throws IOException {
        if (row.filled() != 1) {
            return row;
        }
        try {
            ahead = from.next();
        } catch (IOException e) {
            // The row itself is sound: what is behind it is told when its turn comes.
            behind = Optional.of(e);
            return row;
        }
        boolean isTitle = ahead.isPresent() && part().header().standsAgainIn(ahead.get());
        return isTitle ? new SheetRow(row.number(), List.of(), row.flaws(), row.span()) : row;
    }

    private Optional<SheetRow> nextRow(SheetRows from) throws IOException {
        if (behind.isPresent()) {
            IOException failure = behind.get();
            behind = Optional.empty();
            throw failure;
        }
        Optional<SheetRow> row = ahead.isPresent() ? ahead : from.next();
        ahead = Optional.empty();
        return row.isPresent() ? Optional.of(withoutTitle(row.get(), from)) : row;
    }

    private Optional<Next> row(SheetRow row) {
        lastRow = row.number();
        HeaderRow header = part().header();
        if (row.number() <= header.lastRow() || LayoutRow.is(row, headings) || header.standsAgainIn(row)) {
            return Optional.empty();
        }
        RawRow raw = raw(part().places().orElseThrow().ordered(row.cells(), width));
        return Optional.of(
                flaw(row).<Next>map(problem -> new Next.Broken(raw, problem)).orElseGet(() -> new Next.Row(raw)));
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
