package io.batchwatch.gateway.reading;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a table's columns are called.
 *
 * @param columns the cells of its header; {@code #1}, {@code #2} … where it has none
 * @param rowsUpToIt how many rows are to be passed over before the first that is no header
 */
public record HeaderRow(List<String> columns, int rowsUpToIt) {
    /** A header that is searched for stands among so many rows. */
    static final int SEARCHED = 50;

    public HeaderRow {
        columns = List.copyOf(columns);
    }

    /**
     * @param rows from the table's first one on; some of them are read
     * @throws UnreadableException if there is no header that can be read
     */
    public static HeaderRow find(Rows rows, Profile profile) throws IOException, UnreadableException {
        return switch (profile.format().header()) {
            case FIRST -> new HeaderRow(first(rows).cells(), 1);
            case NONE -> new HeaderRow(numbers(first(rows).cells().size()), 0);
            case SEARCHED -> searched(rows, profile);
        };
    }

    private static RawRow first(Rows rows) throws IOException, UnreadableException {
        Rows.Next first = rows.next();
        if (first instanceof Rows.Next.Row row) {
            return row.row();
        }
        Rule rule = first instanceof Rows.Next.End ? Rule.EMPTY_FILE : Rule.BROKEN_QUOTES;
        throw new UnreadableException(Problem.of(rule, "", ""));
    }

    private static List<String> numbers(int width) {
        return IntStream.rangeClosed(1, width).mapToObj(number -> "#" + number).toList();
    }

    private static HeaderRow searched(Rows rows, Profile profile) throws IOException, UnreadableException {
        List<HeaderRow> seen = new ArrayList<>();
        int count = 0;
        for (Rows.Next next = rows.next(); !(next instanceof Rows.Next.End) && count < SEARCHED; next = rows.next()) {
            count++;
            if (next instanceof Rows.Next.Row row) {
                seen.add(new HeaderRow(row.row().cells(), count));
            }
        }
        HeaderRow best = seen.stream()
                .findFirst()
                .orElseThrow(() -> new UnreadableException(Problem.of(Rule.EMPTY_FILE, "", "")));
        for (HeaderRow row : seen) {
            if (Header.fieldsNamed(row.columns, profile) > Header.fieldsNamed(best.columns, profile)) {
                best = row;
            }
        }
        return best;
    }
}
