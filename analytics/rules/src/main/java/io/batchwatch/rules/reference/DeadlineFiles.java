package io.batchwatch.rules.reference;

import io.batchwatch.rules.deadline.Deadlines;
import io.batchwatch.rules.deadline.Procedure;
import io.batchwatch.rules.deadline.Span;
import io.batchwatch.rules.deadline.WorkCalendar;
import io.batchwatch.views.BatchClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code procedures.csv} and {@code holidays.csv}: how long a batch may wait, and which days count. */
final class DeadlineFiles {
    static final String PROCEDURES = "procedures.csv";
    static final String HOLIDAYS = "holidays.csv";
    private static final String HISTORY = "history";
    static final List<String> PROCEDURE_COLUMNS =
            List.of("clock", "categories", "span", "unit", "valid_from", "valid_to", "source", "status");
    static final List<String> HOLIDAY_COLUMNS = List.of("day", "kind", "source", "status");

    /** A law may name food that this house does not know. */
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]*");

    private DeadlineFiles() {}

    static Deadlines read(ZoneId zone, ReferenceTable procedures, ReferenceTable holidays) {
        List<Duration> histories = new ArrayList<>();
        List<Procedure> read = procedures(procedures, histories);
        return new Deadlines(
                zone,
                calendar(holidays),
                read,
                histories.isEmpty() ? Deadlines.USUAL_HISTORY : histories.get(histories.size() - 1));
    }

    private static WorkCalendar calendar(ReferenceTable table) {
        Map<LocalDate, WorkCalendar.Kind> exceptions = new HashMap<>();
        table.map(ReferenceTable.unique("day", row -> {
            row.required("source");
            row.oneOf("status", Set.of("V", "M"));
            return exceptions.put(row.day("day"), word(row, "kind", WorkCalendar.Kind.class));
        }));
        return new WorkCalendar(exceptions);
    }

    private static List<Procedure> procedures(ReferenceTable table, List<Duration> histories) {
        List<Procedure> known = new ArrayList<>();
        table.map(row -> {
            if (row.text("clock").equals(HISTORY)) {
                return histories.add(history(row));
            }
            Procedure procedure = procedure(row);
            if (known.stream().anyMatch(procedure::contradicts)) {
                throw row.wrong(
                        "valid_from",
                        "另一行的同一期限对其中某个类别同时有效",
                        "another row of this clock is in force for one of these categories as well");
            }
            return known.add(procedure);
        });
        return known;
    }

    /** No clock: what comes later after its sampling than this starts none. */
    private static Duration history(ReferenceTable.Row row) {
        row.oneOf("unit", Set.of("days"));
        row.required("source");
        int days = row.wholeNumber("span");
        if (days < 1) {
            throw row.wrong("span", "至少为 1", "at least 1");
        }
        return Duration.ofDays(days);
    }

    private static Procedure procedure(ReferenceTable.Row row) {
        row.oneOf("status", Set.of("V", "M"));
        List<String> categories = Arrays.stream(row.text("categories").split("\\|", -1))
                .map(String::strip)
                .filter(category -> !category.isEmpty())
                .toList();
        for (String category : categories) {
            if (!CODE.matcher(category).matches()) {
                throw row.wrongValue("categories", category, "不是类别的代码", "is no category's code");
            }
        }
        int count = row.wholeNumber("span");
        if (count < 1) {
            throw row.wrong("span", "至少为 1", "at least 1");
        }
        LocalDate from = row.day("valid_from");
        var to = row.optionalDay("valid_to");
        if (to.isPresent() && to.get().isBefore(from)) {
            throw row.wrong("valid_to", "结束日期须在开始日期之后", "a procedure ends after it begins");
        }
        return new Procedure(
                word(row, "clock", BatchClock.class),
                Set.copyOf(categories),
                new Span(count, word(row, "unit", Span.Unit.class)),
                from,
                to,
                row.required("source"));
    }

    private static <E extends Enum<E>> E word(ReferenceTable.Row row, String column, Class<E> type) {
        Set<String> words = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return Enum.valueOf(type, row.oneOf(column, words).toUpperCase(Locale.ROOT));
    }
}
