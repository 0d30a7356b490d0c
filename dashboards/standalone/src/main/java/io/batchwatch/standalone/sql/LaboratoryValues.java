package io.batchwatch.standalone.sql;

import io.batchwatch.rules.laboratories.Agreement;
import io.batchwatch.rules.laboratories.Duplicates;
import java.util.List;

/** What laboratories measured, as far as it can be held against each other. */
public final class LaboratoryValues {
    private static final String LAB = """
            case when coalesce(lab, '') not in ('', 'unmapped') then lab else coalesce(nullif(lab_name, ''), partner) end""";

    private static final String WHERE = """
             from results where test_kind = 'LAB' and qualifier = 'EQ' and value > 0 and analyte not in ('*', 'unmapped')
                and purpose is distinct from 'CONTROL'
            """;

    private static final String AGREEMENT =
            "select analyte || ' / ' || category || ' / ' || unit, " + LAB + ", value" + WHERE;

    /** What one laboratory found several times in a lot is one finding. */
    private static final String DUPLICATES = "select batch_id || ' / ' || analyte || ' / ' || unit as lot, " + LAB
            + " as laboratory, exp(avg(ln(value)))" + WHERE + " and coalesce(batch_id, '') <> ''";

    private LaboratoryValues() {}

    /**
     * @param condition of SQL, such as {@code and sampled_date >= date '2026-01-01'}; may be empty
     */
    public static List<Duplicates.Measured> ofTheSameLots(History history, String condition) throws QueryException {
        return HistoryRows.read(
                history,
                DUPLICATES + condition + " group by 1, 2",
                row -> new Duplicates.Measured(row.text(0), row.text(1), row.number(2)));
    }

    /**
     * @param condition as of {@link #ofTheSameLots}
     */
    public static List<Agreement.Measured> ofTheSameKind(History history, String condition) throws QueryException {
        return HistoryRows.read(
                history, AGREEMENT + condition, row -> new Agreement.Measured(row.text(0), row.text(1), row.number(2)));
    }
}
