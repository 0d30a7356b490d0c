package io.batchwatch.rules.judge;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.quantity.Unit;
import io.batchwatch.rules.reference.Limit;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.views.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** One measurement against one limit, in the limit's unit. */
final class LimitRule {
    static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal PLUS = BigDecimal.ONE;
    private static final BigDecimal MINUS = BigDecimal.ONE.negate();

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
        boolean needsUnit = measurement.value().isPresent() || ownLod().isPresent();
        Optional<Unit> unit = Unit.parse(measurement.unit()).filter(this::isComparable);
        if (needsUnit && unit.isEmpty()) {
            return measurement.reportedVerdict() == ReportedVerdict.NOT_REPORTED
                    ? judgement(Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE, Rule.UNIT_MISMATCH, hazard)
                    : Judge.reported(result, hazard, Rule.UNIT_MISMATCH);
        }
        return switch (measurement.qualifier()) {
            case EQ, DETECTED -> measured(converted(measurement.value().orElseThrow(), unit), unit, hazard);
            case LT -> below(converted(measurement.value().orElseThrow(), unit), hazard);
            case GT -> above(converted(measurement.value().orElseThrow(), unit), unit, hazard);
            case NOT_DETECTED ->
                ownLod().map(bound -> converted(bound, unit))
                        .or(this::lodOfMethod)
                        .map(bound -> below(bound, hazard))
                        .orElseGet(() -> absent(hazard));
            case NOT_MEASURED -> throw new IllegalArgumentException("nothing was measured");
        };
    }

    /** Nothing was found by a method that does not say what it can see. */
    private Judgement absent(String hazard) {
        Verdict verdict = limit.kind().boundsFromBelow() ? verdict(exceeds(BigDecimal.ZERO)) : Verdict.PASS;
        return judgement(verdict, verdict, rule(), hazard);
    }

    private Judgement measured(BigDecimal value, Optional<Unit> unit, String hazard) {
        Verdict literal = verdict(exceeds(rounded(value, limit)));
        Verdict adjusted = isWithUncertainty() ? verdict(exceeds(withUncertainty(value, unit))) : literal;
        return judgement(literal, adjusted, rule(), hazard);
    }

    /** Half to even, once, and only where the limit says so (GB/T 8170). */
    static BigDecimal rounded(BigDecimal value, Limit limit) {
        return limit.roundTo().isPresent() ? value.setScale(limit.roundTo().getAsInt(), RoundingMode.HALF_EVEN) : value;
    }

    /** Left-censored: it passes any maximum that the method can see, and no minimum at all. */
    private Judgement below(BigDecimal bound, String hazard) {
        if (limit.kind().boundsFromBelow()) {
            boolean misses = bound.compareTo(limit.value()) <= 0;
            Verdict verdict = misses ? Judge.positive(result) : Verdict.INCONCLUSIVE;
            return judgement(verdict, verdict, rule(), hazard);
        }
        boolean visible = bound.compareTo(limit.value()) <= 0;
        return visible
                ? judgement(Verdict.PASS, Verdict.PASS, rule(), hazard)
                : judgement(Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE, Rule.BLIND_METHOD, hazard);
    }

    /** Right-censored: it fails a maximum if all that it may be fails, and passes a minimum if all that it may be passes. */
    private Judgement above(BigDecimal bound, Optional<Unit> unit, String hazard) {
        if (limit.kind().boundsFromBelow()) {
            Verdict verdict = bound.compareTo(limit.value()) >= 0 ? Verdict.PASS : Verdict.INCONCLUSIVE;
            return judgement(verdict, verdict, rule(), hazard);
        }
        return judgement(atLeast(bound), atLeast(withUncertainty(bound, unit)), rule(), hazard);
    }

    private Verdict atLeast(BigDecimal bound) {
        return bound.compareTo(limit.value()) >= 0 ? Judge.positive(result) : Verdict.INCONCLUSIVE;
    }

    /** False where the value counts as it stands, rounded if the limit says so. */
    private boolean isWithUncertainty() {
        return switch (limit.decisionRule()) {
            case SIMPLE -> false;
            case GUARD_BAND, BEYOND_DOUBT -> measurement.expandedUncertainty().isPresent();
            case EU_PESTICIDE -> true;
        };
    }

    private BigDecimal withUncertainty(BigDecimal value, Optional<Unit> unit) {
        return switch (limit.decisionRule()) {
            case SIMPLE -> value;
            case GUARD_BAND -> shifted(value, unit, limit.kind().boundsFromBelow() ? MINUS : PLUS);
            case BEYOND_DOUBT -> shifted(value, unit, limit.kind().boundsFromBelow() ? PLUS : MINUS);
            // Half of a value is to the sender's favour only below a maximum.
            case EU_PESTICIDE -> limit.kind().boundsFromBelow() ? value : value.multiply(HALF);
        };
    }

    /** By the expanded uncertainty, as far as there is one. */
    private BigDecimal shifted(BigDecimal value, Optional<Unit> unit, BigDecimal sign) {
        return measurement
                .expandedUncertainty()
                .map(u -> value.add(converted(u, unit).multiply(sign)))
                .orElse(value);
    }

    private boolean exceeds(BigDecimal value) {
        int order = value.compareTo(limit.value());
        return switch (limit.kind()) {
            case MAXIMUM, SAMPLING_PLAN -> order > 0;
            case THRESHOLD -> order >= 0;
            case MINIMUM -> order < 0;
        };
    }

    private Verdict verdict(boolean exceeds) {
        return exceeds ? Judge.positive(result) : Verdict.PASS;
    }

    private Optional<BigDecimal> ownLod() {
        return measurement.lod().or(measurement::loq);
    }

    /** In the limit's unit; what a method is known for counts only where the result says nothing itself. */
    private Optional<BigDecimal> lodOfMethod() {
        return reference.lodOf(result).filter(lod -> isComparable(lod.unit())).map(lod -> lod.unit()
                .convert(lod.number(), limit.unit()));
    }

    /** The sample's matrix decides only between units of different dimensions, which are rare. */
    private boolean isComparable(Unit unit) {
        return unit.dimension() == limit.unit().dimension()
                || unit.isComparableWith(limit.unit(), reference.matrixOf(result.sample()));
    }

    private BigDecimal converted(BigDecimal number, Optional<Unit> from) {
        return from.orElseThrow().convert(number, limit.unit());
    }

    private Rule rule() {
        return switch (limit.kind()) {
            case MAXIMUM -> Rule.LIMIT;
            case THRESHOLD -> Rule.INHIBITION;
            case MINIMUM -> Rule.MINIMUM;
            case SAMPLING_PLAN -> Rule.SAMPLING_PLAN;
        };
    }

    private Judgement judgement(Verdict literal, Verdict adjusted, Rule rule, String hazard) {
        Verdict ruling = limit.decisionRule().isLiteral() ? literal : adjusted;
        boolean disturbed =
                ruling == Verdict.SUSPECT && limit.kind() == Limit.Kind.THRESHOLD && reference.interferes(result);
        return new Judgement(
                ruling,
                literal,
                adjusted,
                rule,
                hazard,
                Optional.of(AppliedLimit.of(limit)),
                disturbed,
                limit.source());
    }
}
