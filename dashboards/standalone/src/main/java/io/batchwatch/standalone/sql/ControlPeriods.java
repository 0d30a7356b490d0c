package io.batchwatch.standalone.sql;

import io.batchwatch.rules.control.ControlLog;
import io.batchwatch.rules.control.ControlLog.Period;
import io.batchwatch.rules.control.ControlLog.Tested;
import io.batchwatch.rules.control.Westgard;
import io.batchwatch.rules.control.Westgard.Range;
import io.batchwatch.rules.control.Westgard.Rule;
import io.batchwatch.rules.reference.ControlTargets;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges the history's control samples by the rules, so that SQL can ask what became of the results between them. */
final class ControlPeriods {
    private static final String CONTROLS = """
            select coalesce(nullif(lab, ''), '') || '/' || coalesce(nullif(lab_name, ''), ''), coalesce(lab, ''),
                coalesce(instrument, ''), analyte, coalesce(product_name, ''), coalesce(unit, ''), value,
                epoch_ms(coalesce(tested_at, sampled_at)), result_id, coalesce(cast(sampled_date as varchar), '')
            from results_now
            where purpose = 'CONTROL' and qualifier = 'EQ' and value is not null
            """;

    private static final String INSERT = "insert into control_periods values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private ControlPeriods() {}

    /** Each material on its own: controls of two levels are two logs. */
    private record Log(String place, String instrument, String analyte, String material) {}

    static void fill(Connection connection, ControlTargets targets) throws SQLException {
        if (targets.isEmpty()) {
            return;
        }
        Map<Log, List<Tested>> logs = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CONTROLS)) {
            while (rows.next()) {
                take(rows, targets, logs);
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Map.Entry<Log, List<Tested>> log : logs.entrySet()) {
                // One control a day is a run of its own: opposite ones count if they follow each other.
                for (Period period : new ControlLog(log.getValue(), new Westgard(Range.CONSECUTIVE)).periods()) {
                    put(insert, log.getKey(), period);
                }
            }
        }
    }

    private static void take(ResultSet rows, ControlTargets targets, Map<Log, List<Tested>> logs) throws SQLException {
        Log log = new Log(rows.getString(1), rows.getString(3), rows.getString(4), rows.getString(5));
        Optional<ControlTargets.Target> target =
                targets.of(log.material(), log.analyte(), rows.getString(2), log.instrument(), rows.getString(6));
        if (target.isPresent()) {
            double z = target.get().z(new BigDecimal(rows.getObject(7).toString()));
            logs.computeIfAbsent(log, missing -> new ArrayList<>())
                    .add(new Tested(Instant.ofEpochMilli(rows.getLong(8)), rows.getString(9), rows.getString(10), z));
        }
    }

    private static void put(PreparedStatement insert, Log log, Period period) throws SQLException {
        insert.setString(1, log.place());
        insert.setString(2, log.instrument());
        insert.setString(3, log.analyte());
        insert.setString(4, log.material());
        insert.setObject(5, at(period.from()));
        if (period.to().isPresent()) {
            insert.setObject(6, at(period.to().get()));
        } else {
            insert.setNull(6, Types.TIMESTAMP_WITH_TIMEZONE);
        }
        insert.setString(7, period.status().name().toLowerCase(Locale.ROOT));
        insert.setDouble(8, period.z());
        insert.setString(9, period.brokenBy().stream().map(Rule::code).collect(Collectors.joining(" ")));
        insert.executeUpdate();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
