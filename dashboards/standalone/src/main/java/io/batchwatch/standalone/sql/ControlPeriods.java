package io.batchwatch.standalone.sql;

import io.batchwatch.rules.control.ControlLog;
import io.batchwatch.rules.control.ControlLog.Period;
import io.batchwatch.rules.control.ControlLog.Tested;
import io.batchwatch.rules.control.ControlSpans;
import io.batchwatch.rules.control.ControlSpans.Span;
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

    private static final String INSERT_SPAN = "insert into control_spans values (?, ?, ?, ?, ?, ?)";

    private static final String INSERT = "insert into control_periods values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private ControlPeriods() {}

    /** Each material on its own: controls of two levels are two logs. */
    private record Log(Instrument of, String material) {}

    /** All of its materials speak of the same results. */
    private record Instrument(String place, String name, String analyte) {}

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
        Map<Instrument, List<List<Period>>> instruments = new HashMap<>();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Map.Entry<Log, List<Tested>> log : logs.entrySet()) {
                // One control a day is a run of its own: opposite ones count if they follow each other.
                List<Period> periods = new ControlLog(log.getValue(), new Westgard(Range.CONSECUTIVE)).periods();
                instruments
                        .computeIfAbsent(log.getKey().of(), missing -> new ArrayList<>())
                        .add(periods);
                for (Period period : periods) {
                    put(insert, log.getKey(), period);
                }
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_SPAN)) {
            for (Map.Entry<Instrument, List<List<Period>>> instrument : instruments.entrySet()) {
                for (Span span : ControlSpans.of(instrument.getValue())) {
                    put(insert, instrument.getKey(), span);
                }
            }
        }
    }

    private static void take(ResultSet rows, ControlTargets targets, Map<Log, List<Tested>> logs) throws SQLException {
        Log log = new Log(new Instrument(rows.getString(1), rows.getString(3), rows.getString(4)), rows.getString(5));
        Optional<ControlTargets.Target> target = targets.of(
                log.material(), log.of().analyte(), rows.getString(2), log.of().name(), rows.getString(6));
        if (target.isPresent()) {
            double z = target.get().z(new BigDecimal(rows.getObject(7).toString()));
            logs.computeIfAbsent(log, missing -> new ArrayList<>())
                    .add(new Tested(Instant.ofEpochMilli(rows.getLong(8)), rows.getString(9), rows.getString(10), z));
        }
    }

    private static void put(PreparedStatement insert, Log log, Period period) throws SQLException {
        put(insert, log.of());
        insert.setString(4, log.material());
        put(insert, 5, period.from(), period.to());
        insert.setString(7, period.status().name().toLowerCase(Locale.ROOT));
        insert.setDouble(8, period.z());
        insert.setString(9, period.brokenBy().stream().map(Rule::code).collect(Collectors.joining(" ")));
        insert.executeUpdate();
    }

    private static void put(PreparedStatement insert, Instrument instrument, Span span) throws SQLException {
        put(insert, instrument);
        put(insert, 4, span.from(), span.to());
        insert.setString(6, span.status().name().toLowerCase(Locale.ROOT));
        insert.executeUpdate();
    }

    private static void put(PreparedStatement insert, Instrument instrument) throws SQLException {
        insert.setString(1, instrument.place());
        insert.setString(2, instrument.name());
        insert.setString(3, instrument.analyte());
    }

    private static void put(PreparedStatement insert, int at, Instant from, Optional<Instant> to) throws SQLException {
        insert.setObject(at, at(from));
        if (to.isPresent()) {
            insert.setObject(at + 1, at(to.get()));
        } else {
            insert.setNull(at + 1, Types.TIMESTAMP_WITH_TIMEZONE);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
