package io.batchwatch.rules.reference;

import io.batchwatch.rules.quantity.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Rows of {@code limits.csv}, each checked against the analytes and foods that it names. */
final class LimitRows {
    static final List<String> COLUMNS =
            List.of("analyte", "food", "kind", "value", "unit", "valid_from", "valid_to", "source", "status");

    private static final Map<String, Limit.Kind> KINDS = Map.of(
            "maximum", Limit.Kind.MAXIMUM,
            "threshold", Limit.Kind.THRESHOLD,
            "minimum", Limit.Kind.MINIMUM,
            "sampling-plan", Limit.Kind.SAMPLING_PLAN);

    private final Set<String> analytes;
    private final Foods foods;

    LimitRows(Set<String> analytes, Foods foods) {
        this.analytes = analytes;
        this.foods = foods;
    }

    /** By analyte and food; two that contradict each other are a problem of the later row. */
    Map<String, Map<String, List<Limit>>> read(ReferenceTable table) {
        Map<String, Map<String, List<Limit>>> limits = new HashMap<>();
        table.map(row -> {
            Limit limit = limit(row);
            List<Limit> same = limits.computeIfAbsent(limit.analyte(), a -> new HashMap<>())
                    .computeIfAbsent(limit.food(), f -> new ArrayList<>());
            if (same.stream().anyMatch(limit::contradicts)) {
                throw row.wrong(
                        "valid_from",
                        "同一食品中该项目的另一限量同时有效",
                        "another limit of this analyte in this food is in force as well");
            }
            return same.add(limit);
        });
        return limits;
    }

    private Limit limit(ReferenceTable.Row row) {
        String analyte = row.required("analyte");
        if (!analytes.contains(analyte)) {
            throw row.wrongValue("analyte", analyte, "不在检测项目表中", "is not among the analytes");
        }
        String food = row.required("food");
        if (!foods.knows(food)) {
            throw row.wrongValue("food", food, "既不是产品也不是类别", "is neither a product nor a category");
        }
        row.oneOf("status", Set.of("V", "M"));
        LocalDate validFrom = row.day("valid_from");
        Optional<LocalDate> validTo = row.optionalDay("valid_to");
        if (validTo.isPresent() && validTo.get().isBefore(validFrom)) {
            throw row.wrong("valid_to", "限量的失效日期须在生效日期之后", "a limit ends after it begins");
        }
        Limit.Kind kind = KINDS.get(row.oneOf("kind", KINDS.keySet()));
        BigDecimal value = value(row);
        return new Limit(
                jurisdiction(row),
                analyte,
                food,
                kind,
                value,
                row.required("unit"),
                Unit.parse(row.text("unit"))
                        .orElseThrow(
                                () -> row.wrongValue("unit", row.text("unit"), "不是已知的单位", "is no unit known here")),
                validFrom,
                validTo,
                decisionRule(row),
                row.text("round_to").isEmpty() ? OptionalInt.empty() : OptionalInt.of(row.wholeNumber("round_to")),
                kind == Limit.Kind.SAMPLING_PLAN ? Optional.of(plan(row, value)) : Optional.empty(),
                row.required("source"));
    }

    /** A house whose limits know no jurisdictions means them for all its samples. */
    static String jurisdiction(ReferenceTable.Row row) {
        String given = row.text("jurisdiction");
        return given.isEmpty() ? Jurisdictions.EVERYWHERE : given;
    }

    private static BigDecimal value(ReferenceTable.Row row) {
        BigDecimal value = row.number("value");
        if (value.signum() < 0) {
            throw row.wrong("value", "限量不能为负", "a limit is not negative");
        }
        return value;
    }

    private static SamplingPlan plan(ReferenceTable.Row row, BigDecimal unacceptable) {
        return new SamplingPlan(row.wholeNumber("n"), row.wholeNumber("c"), row.number("m"), unacceptable);
    }

    private static DecisionRule decisionRule(ReferenceTable.Row row) {
        String code = row.oneOf("decision_rule", Set.of("", "simple", "guard-band", "eu-pesticide", "beyond-doubt"));
        return code.isEmpty()
                ? DecisionRule.SIMPLE
                : DecisionRule.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
