package io.batchwatch.gateway.shape;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.profile.RowRules;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows that are results: headers, headings, blanks and controls are passed over, and what they say is carried down. */
final class ResultRows implements Rows {
    private final Rows rows;
    private final List<String> header;
    private final RowRules rules;
    private final Map<Integer, List<RowRules.CellWord>> skip;
    private final Map<Integer, List<RowRules.CellWord>> only;
    private final List<Integer> carry;
    private final String[] carried;
    private String heading = "";
    private long passedOver;
    private long count;

    ResultRows(
            Rows rows,
            List<String> header,
            RowRules rules,
            Map<Integer, List<RowRules.CellWord>> skip,
            Map<Integer, List<RowRules.CellWord>> only,
            List<Integer> carry) {
        this.rows = rows;
        this.header = header;
        this.rules = rules;
        this.skip = skip;
        this.only = only;
        this.carry = carry;
        this.carried = new String[carry.size()];
        forgetAbove();
    }

    @Override
    public Next next() throws IOException {
        if (count > rules.most()) {
            return new Next.End();
        }
        for (Next next = rows.next(); ; next = rows.next()) {
            if (!(next instanceof Next.Row row)) {
                // A row that nobody could read may have been the one that those below mean.
                forgetAbove();
                return next;
            }
            Optional<Next> taken = take(row.row());
            if (taken.isPresent()) {
                return taken.get();
            }
        }
    }

    private Optional<Next> take(RawRow row) {
        if (row.isBlank()) {
            return Optional.of(new Next.Row(row));
        }
        if (isHeaderAgain(row.cells()) || isHeading(row.cells())) {
            return passOver();
        }
        RawRow whole = withWhatStandsAbove(row);
        if (!isResult(whole.cells())) {
            return passOver();
        }
        count++;
        if (count > rules.most()) {
            return Optional.of(new Next.Broken(row, Problem.of(Rule.TOO_MANY_ROWS, "", Long.toString(rules.most()))));
        }
        return Optional.of(length(row) > rules.longest() ? tooLong(row) : inSection(whole));
    }

    private Optional<Next> passOver() {
        passedOver++;
        return Optional.empty();
    }

    private boolean isHeaderAgain(List<String> cells) {
        return !cells.isEmpty()
                && !header.isEmpty()
                && cells.get(0).equals(header.get(0))
                && cells.equals(header)
                && cells.stream().filter(cell -> !cell.isBlank()).count() > 1;
    }

    private boolean isHeading(List<String> cells) {
        if (rules.section().isEmpty()) {
            return false;
        }
        List<String> filled = cells.stream().filter(cell -> !cell.isBlank()).toList();
        if (filled.size() != 1) {
            return false;
        }
        forgetAbove();
        heading = filled.get(0).strip();
        return true;
    }

    private RawRow withWhatStandsAbove(RawRow row) {
        if (carry.isEmpty()) {
            return row;
        }
        List<String> cells = filledUp(row.cells());
        for (int i = 0; i < carried.length; i++) {
            int place = carry.get(i);
            if (cells.get(place).isBlank()) {
                cells.set(place, carried[i]);
            } else {
                carried[i] = cells.get(place);
            }
        }
        return new RawRow(row.line(), row.place(), cells);
    }

    private void forgetAbove() {
        Arrays.fill(carried, "");
    }

    private boolean isResult(List<String> cells) {
        for (Map.Entry<Integer, List<RowRules.CellWord>> words : skip.entrySet()) {
            if (fits(cells, words)) {
                return false;
            }
        }
        for (Map.Entry<Integer, List<RowRules.CellWord>> words : only.entrySet()) {
            if (!fits(cells, words)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(List<String> cells, Map.Entry<Integer, List<RowRules.CellWord>> words) {
        String cell = words.getKey() < cells.size() ? cells.get(words.getKey()) : "";
        return words.getValue().stream().anyMatch(word -> word.fits(cell));
    }

    private static int length(RawRow row) {
        int length = 0;
        for (String cell : row.cells()) {
            length += cell.length();
        }
        return length;
    }

    private Next tooLong(RawRow row) {
        return new Next.Broken(
                row, Problem.of(Rule.TOO_LONG, "", row.text()).with("> " + rules.longest(), "> " + rules.longest()));
    }

    /** The row with its heading behind it, where there are headings. */
    private Next inSection(RawRow row) {
        if (rules.section().isEmpty()) {
            return new Next.Row(row);
        }
        if (hasMoreThanTheHeader(row.cells())) {
            return new Next.Broken(row, Problem.of(Rule.TOO_MANY_CELLS, "", row.text()));
        }
        List<String> cells = filledUp(row.cells()).subList(0, header.size());
        cells.add(heading);
        return new Next.Row(new RawRow(row.line(), row.place(), cells));
    }

    private boolean hasMoreThanTheHeader(List<String> cells) {
        return cells.size() > header.size()
                && cells.subList(header.size(), cells.size()).stream().anyMatch(cell -> !cell.isBlank());
    }

    private List<String> filledUp(List<String> row) {
        List<String> cells = new ArrayList<>(row);
        while (cells.size() < header.size()) {
            cells.add("");
        }
        return cells;
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
    }

    @Override
    public long passedOver() {
        return passedOver + rows.passedOver();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
