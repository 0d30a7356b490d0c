package io.batchwatch.rules.judge;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.quantity.Unit;
import io.batchwatch.rules.reference.DecisionRule;
import io.batchwatch.rules.reference.Limit;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.views.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** One measurement against one limit, in the limit's unit. */
final class LimitRule {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final TestResult result;
    private final Measurement measurement;
    private final Limit limit;
    private final ReferenceData reference;

    private LimitRule(TestResult result, Limit limit, ReferenceData reference) {
        this.result = result;
        this.measurement = result.measurement();
        this.limit = limit;
        this.reference = reference;
    }

    static LimitRule of(TestResult result, Limit limit, ReferenceData reference) {
        return new LimitRule(result, limit, reference);
    }

    Judgement judge(String hazard) {
        boolean needsUnit = measurement.value().isPresent() || censoredAt().isPresent();
        Optional<Unit> unit = Unit.parse(measurement.unit())
                .filter(u -> u.isComparableWith(limit.unit(), reference.matrixOf(result.sample())));
        if (needsUnit && unit.isEmpty()) {
            return measurement.reportedVerdict() == ReportedVerdict.NOT_REPORTED
                    ? judgement(Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE, Rule.UNIT_MISMATCH, hazard)
                    : Judge.reported(result, hazard, Rule.UNIT_MISMATCH);
        }
        return switch (measurement.qualifier()) {
            case EQ, DETECTED -> measured(converted(measurement.value().orElseThrow(), unit), unit, hazard);
            case LT -> below(converted(measurement.value().orElseThrow(), unit), hazard);
            case GT -> above(converted(measurement.value().orElseThrow(), unit), hazard);
            case NOT_DETECTED ->
                censoredAt()
                        .map(bound -> below(converted(bound, unit), hazard))
                        .orElseGet(() -> judgement(Verdict.PASS, Verdict.PASS, rule(), hazard));
            case NOT_MEASURED -> throw new IllegalArgumentException("nothing was measured");
        };
    }

    private Judgement measured(BigDecimal value, Optional<Unit> unit, String hazard) {
        BigDecimal compared = limit.roundTo().isPresent()
                ? value.setScale(limit.roundTo().getAsInt(), RoundingMode.HALF_EVEN)
                : value;
        Verdict literal = verdict(exceeds(compared));
        Verdict adjusted =
                switch (limit.decisionRule()) {
                    case SIMPLE -> literal;
                    case GUARD_BAND ->
                        measurement
                                .expandedUncertainty()
                                .map(u -> verdict(exceeds(value.add(converted(u, unit)))))
                                .orElse(literal);
                    case EU_PESTICIDE -> verdict(exceeds(value.multiply(HALF)));
                };
        return judgement(literal, adjusted, rule(), hazard);
    }

    /** Left-censored: it passes any limit that the method can see. */
    private Judgement below(BigDecimal bound, String hazard) {
        boolean visible = bound.compareTo(limit.value()) <= 0;
        return visible
                ? judgement(Verdict.PASS, Verdict.PASS, rule(), hazard)
                : judgement(Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE, Rule.BLIND_METHOD, hazard);
    }

    /** Right-censored: it fails if all that it may be fails. */
    private Judgement above(BigDecimal bound, String hazard) {
        Verdict verdict = bound.compareTo(limit.value()) >= 0 ? Judge.positive(result) : Verdict.INCONCLUSIVE;
        return judgement(verdict, verdict, rule(), hazard);
    }

    private boolean exceeds(BigDecimal value) {
        int order = value.compareTo(limit.value());
        return switch (limit.kind()) {
            case MAXIMUM -> order > 0;
            case THRESHOLD -> order >= 0;
        };
    }

    private Verdict verdict(boolean exceeds) {
        return exceeds ? Judge.positive(result) : Verdict.PASS;
    }

    private Optional<BigDecimal> censoredAt() {
        return measurement.lod().or(measurement::loq);
    }

    private BigDecimal converted(BigDecimal number, Optional<Unit> from) {
        return from.orElseThrow().convert(number, limit.unit());
    }

    private Rule rule() {
        return switch (limit.kind()) {
            case MAXIMUM -> Rule.LIMIT;
            case THRESHOLD -> Rule.INHIBITION;
        };
    }

    private Judgement judgement(Verdict literal, Verdict adjusted, Rule rule, String hazard) {
        Verdict ruling = limit.decisionRule() == DecisionRule.SIMPLE ? literal : adjusted;
        boolean disturbed = ruling == Verdict.SUSPECT
                && limit.kind() == Limit.Kind.THRESHOLD
                && reference.interferes(result.sample());
        AppliedLimit applied = new AppliedLimit(limit.value(), limit.unitText(), limit.source(), limit.validFrom());
        return new Judgement(ruling, literal, adjusted, rule, hazard, Optional.of(applied), disturbed, limit.source());
    }
}
