package io.batchwatch.standalone.sql;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * What became of the verdicts between two histories of the same results: of each result the revision that holds.
 *
 * @param results in the later history
 * @param counts of the results that are judged otherwise, by verdict
 */
public record VerdictChanges(long results, List<Count> counts) {
    /** Where a result is in one of the two histories only. */
    public static final String NONE = "-";

    public VerdictChanges {
        counts = List.copyOf(counts);
    }

    /**
     * @param before verdict, or {@link #NONE}
     * @param now verdict, or {@link #NONE}
     */
    public record Count(String before, String now, long results) {}

    /** How many results are judged otherwise. */
    public long changed() {
        return counts.stream().mapToLong(Count::results).sum();
    }

    /**
     * Compares, and writes down each result that is judged otherwise.
     *
     * @param before history that was
     * @param now history that is
     * @param csv written anew
     */
    public static VerdictChanges write(Path before, Path now, ZoneId zone, Path csv)
            throws QueryException, IOException {
        try (History both = History.openBoth(before, now, zone);
                PrintStream out = new PrintStream(Files.newOutputStream(csv), false, StandardCharsets.UTF_8)) {
            both.ask(
                    "select * from verdict_changes order by verdict_before, verdict_now, sampled_date, result_id",
                    CsvText.forSpreadsheets(out));
            if (out.checkError()) {
                throw new IOException("cannot write " + csv);
            }
            List<Count> counts = HistoryRows.read(
                    both,
                    "select verdict_before, verdict_now, count(*) from verdict_changes group by all order by all",
                    row -> new Count(row.text(0), row.text(1), (long) row.number(2)));
            List<Long> results =
                    HistoryRows.read(both, "select count(*) from results_now", row -> (long) row.number(0));
            return new VerdictChanges(results.get(0), counts);
        }
    }
}
