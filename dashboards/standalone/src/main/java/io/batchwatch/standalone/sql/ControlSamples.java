package io.batchwatch.standalone.sql;

import io.batchwatch.rules.control.ControlLog.Tested;
import io.batchwatch.rules.review.ControlReviews.Controls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The control samples of a history that was opened with their targets. */
public final class ControlSamples {
    private static final String CONTROLS = """
            select place, instrument, analyte, material, epoch_ms(begins), z from control_periods
            order by place, instrument, analyte, material, rowid
            """;

    private static final String IN_DOUBT = """
            select coalesce(nullif(lab, ''), '') || '/' || coalesce(nullif(lab_name, ''), ''), coalesce(instrument, ''),
                analyte, count(*)
            from results where control_status in ('out_of_control', 'since_last_good') group by all
            """;

    private ControlSamples() {}

    private record Instrument(String place, String name, String analyte) {}

    private record Log(Instrument of, String material) {}

    /** The controls of each instrument, analyte and material, and how many results of that instrument are in doubt. */
    public static List<Controls> of(History history) throws QueryException {
        Map<Log, List<Tested>> logs = new LinkedHashMap<>();
        HistoryRows.read(history, CONTROLS, row -> {
            Log log = new Log(new Instrument(row.text(0), row.text(1), row.text(2)), row.text(3));
            List<Tested> tested = logs.computeIfAbsent(log, missing -> new ArrayList<>());
            Instant at = row.instant(4).orElseThrow();
            return tested.add(new Tested(at, "%09d".formatted(tested.size()), "", row.number(5)));
        });
        Map<Instrument, Long> inDoubt = new HashMap<>();
        HistoryRows.read(
                history,
                IN_DOUBT,
                row -> inDoubt.put(new Instrument(row.text(0), row.text(1), row.text(2)), Long.parseLong(row.text(3))));
        List<Controls> controls = new ArrayList<>();
        logs.forEach((log, tested) -> controls.add(new Controls(
                place(log.of().place()),
                log.of().name(),
                log.of().analyte(),
                log.material(),
                tested,
                inDoubt.getOrDefault(log.of(), 0L))));
        return List.copyOf(controls);
    }

    /** How many results are in doubt, each once. */
    public static long resultsInDoubt(History history) throws QueryException {
        return HistoryRows.read(
                        history,
                        "select count(*) from results where control_status in ('out_of_control', 'since_last_good')",
                        row -> Long.parseLong(row.text(0)))
                .get(0);
    }

    /** Code and name stand together in the history's own word: the code if it has one, else the name. */
    private static String place(String codeAndName) {
        String code = codeAndName.substring(0, codeAndName.indexOf('/'));
        return code.isEmpty() || code.equals("unmapped") ? codeAndName.substring(code.length() + 1) : code;
    }
}
