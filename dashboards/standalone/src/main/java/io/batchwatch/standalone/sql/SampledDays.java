package io.batchwatch.standalone.sql;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The days of sampling between which a history lies. */
public record SampledDays(LocalDate first, LocalDate last) {
    private static final String SQL = """
            select cast(min(sampled_date) as varchar), cast(max(sampled_date) as varchar) from results
            having count(*) > 0
            """;

    /** Empty if nothing was sampled. */
    public static Optional<SampledDays> of(History history) throws QueryException {
        List<SampledDays> days = HistoryRows.read(
                history, SQL, row -> new SampledDays(LocalDate.parse(row.text(0)), LocalDate.parse(row.text(1))));
        return days.stream().findFirst();
    }
}
