package io.batchwatch.standalone.sql;

import io.batchwatch.rules.credibility.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What counters found, as far as credibility asks: rapid tests and self-checks, what holds of each. */
public final class CounterReadings {
    private static final String SQL = """
            select sample_id,
                case when coalesce(lab, '') not in ('', 'unmapped') then lab
                    else coalesce(nullif(lab_name, ''), nullif(site_name, ''), nullif(site, ''), partner) end,
                coalesce(instrument, ''), coalesce(reagent_lot, ''),
                case when product = 'unmapped' then product_name else product end,
                case when analyte = 'unmapped' then analyte_name else analyte end,
                case when verdict in ('FAIL', 'SUSPECT') then 'positive' else '' end,
                case when qualifier = 'EQ' then value end, coalesce(unit, ''),
                epoch_ms(sampled_at), epoch_ms(tested_at), epoch_ms(reported_at)
            from results
            where test_kind in ('RAPID', 'SELF_CHECK') and analyte <> '*'
            """;

    /** A year of a province has few different names: each is kept once. */
    private final Map<String, String> names = new HashMap<>();

    private CounterReadings() {}

    /**
     * @param condition of SQL, such as {@code and sampled_date >= date '2026-01-01'}; may be empty
     */
    public static List<Reading> of(History history, String condition) throws QueryException {
        CounterReadings readings = new CounterReadings();
        return HistoryRows.read(history, SQL + condition, readings::reading);
    }

    private Reading reading(HistoryRows.Row row) {
        return new Reading(
                row.text(0),
                name(row.text(1)),
                name(row.text(2)),
                name(row.text(3)),
                name(row.text(4)),
                name(row.text(5)),
                !row.text(6).isEmpty(),
                row.decimal(7),
                name(row.text(8)),
                row.instant(9).orElseThrow(),
                row.instant(10),
                row.instant(11));
    }

    private String name(String text) {
        return names.computeIfAbsent(text, same -> same);
    }
}
