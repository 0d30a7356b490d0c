package io.batchwatch.rules.judge;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.Term;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.quantity.Unit;
import io.batchwatch.rules.reference.Analyte;
import io.batchwatch.rules.reference.Limit;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.views.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One limit, and what it says of measurements: in its unit, and each judgement made once. */
final class LimitRule {
    static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal PLUS = BigDecimal.ONE;
    private static final BigDecimal MINUS = BigDecimal.ONE.negate();

    private final Limit limit;
    private final Optional<Unit> ownUnit;
    private final ReferenceData reference;
    private final String hazard;
    private final LimitJudgements judgements;
    private final LimitJudgements onInterferingMatrix;
    private final LimitJudgements blind;
    private final LimitJudgements mismatching;

    LimitRule(Limit limit, ReferenceData reference) {
        this.limit = limit;
        this.ownUnit = Optional.of(limit.unit());
        this.reference = reference;
        this.hazard = reference
                .analyte(new Term(limit.analyte(), ""))
                .map(Analyte::hazard)
                .orElse(Analyte.OTHER);
        Set<Verdict> any = EnumSet.complementOf(EnumSet.of(Verdict.NOT_JUDGED));
        Set<Verdict> none = EnumSet.of(Verdict.INCONCLUSIVE);
        this.judgements = LimitJudgements.of(limit, rule(limit.kind()), hazard, any, false);
        this.onInterferingMatrix = LimitJudgements.of(limit, rule(limit.kind()), hazard, any, true);
        this.blind = LimitJudgements.of(limit, Rule.BLIND_METHOD, hazard, none, false);
        this.mismatching = LimitJudgements.of(limit, Rule.UNIT_MISMATCH, hazard, none, false);
    }

    Judgement judge(TestResult result) {
        Measurement measurement = result.measurement();
        boolean needsUnit =
                measurement.value().isPresent() || ownLod(measurement).isPresent();
        Optional<Unit> unit = unitOf(measurement);
        if (needsUnit && (unit.isEmpty() || !isComparable(unit.get(), result))) {
            return measurement.reportedVerdict() == ReportedVerdict.NOT_REPORTED
                    ? mismatching.of(Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE)
                    : Judge.reported(result, hazard, Rule.UNIT_MISMATCH);
        }
        return switch (measurement.qualifier()) {
            case EQ, DETECTED -> measured(result, converted(measurement.value(), unit), unit);
            case LT -> below(result, converted(measurement.value(), unit));
            case GT -> above(result, converted(measurement.value(), unit), unit);
            case NOT_DETECTED -> notDetected(result, unit);
            case NOT_MEASURED -> throw new IllegalArgumentException("nothing was measured");
        };
    }

    /** Most are measured in the limit's own unit, written as the limit has it. */
    private Optional<Unit> unitOf(Measurement measurement) {
        return measurement.unit().equals(limit.unitText()) ? ownUnit : Unit.parse(measurement.unit());
    }

    private Judgement notDetected(TestResult result, Optional<Unit> unit) {
        Optional<BigDecimal> own = ownLod(result.measurement());
        if (own.isPresent()) {
            return below(result, converted(own, unit));
        }
        return lodOfMethod(result).map(lod -> below(result, lod)).orElseGet(() -> absent(result));
    }

    /** Nothing was found by a method that does not say what it can see. */
    private Judgement absent(TestResult result) {
        return judgement(
                result, limit.kind().boundsFromBelow() ? verdict(result, exceeds(BigDecimal.ZERO)) : Verdict.PASS);
    }

    private Judgement measured(TestResult result, BigDecimal value, Optional<Unit> unit) {
        Verdict literal = verdict(result, exceeds(rounded(value, limit)));
        Verdict adjusted = isWithUncertainty(result.measurement())
                ? verdict(result, exceeds(withUncertainty(value, result.measurement(), unit)))
                : literal;
        return judgement(result, literal, adjusted);
    }

    /** Half to even, once, and only where the limit says so (GB/T 8170). */
    static BigDecimal rounded(BigDecimal value, Limit limit) {
        return limit.roundTo().isPresent() ? value.setScale(limit.roundTo().getAsInt(), RoundingMode.HALF_EVEN) : value;
    }

    /** Left-censored: it passes any maximum that the method can see, and no minimum at all. */
    private Judgement below(TestResult result, BigDecimal bound) {
        boolean reaches = bound.compareTo(limit.value()) > 0;
        if (limit.kind().boundsFromBelow()) {
            return judgement(result, reaches ? Verdict.INCONCLUSIVE : Judge.positive(result));
        }
        return reaches ? blind.of(Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE) : judgement(result, Verdict.PASS);
    }

    /** Right-censored: it fails a maximum if all that it may be fails, and passes a minimum if all that it may be passes. */
    private Judgement above(TestResult result, BigDecimal bound, Optional<Unit> unit) {
        if (limit.kind().boundsFromBelow()) {
            return judgement(result, bound.compareTo(limit.value()) >= 0 ? Verdict.PASS : Verdict.INCONCLUSIVE);
        }
        return judgement(
                result, atLeast(result, bound), atLeast(result, withUncertainty(bound, result.measurement(), unit)));
    }

    private Verdict atLeast(TestResult result, BigDecimal bound) {
        return bound.compareTo(limit.value()) >= 0 ? Judge.positive(result) : Verdict.INCONCLUSIVE;
    }

    /** False where the value counts as it stands, rounded if the limit says so. */
    private boolean isWithUncertainty(Measurement measurement) {
        return switch (limit.decisionRule()) {
            case SIMPLE -> false;
            case GUARD_BAND, BEYOND_DOUBT -> measurement.expandedUncertainty().isPresent();
            case EU_PESTICIDE -> true;
        };
    }

    private BigDecimal withUncertainty(BigDecimal value, Measurement measurement, Optional<Unit> unit) {
        Optional<BigDecimal> uncertainty = measurement.expandedUncertainty();
        return switch (limit.decisionRule()) {
            case SIMPLE -> value;
            case GUARD_BAND -> shifted(value, uncertainty, unit, limit.kind().boundsFromBelow() ? MINUS : PLUS);
            case BEYOND_DOUBT -> shifted(value, uncertainty, unit, limit.kind().boundsFromBelow() ? PLUS : MINUS);
            // Half of a value is to the sender's favour only below a maximum.
            case EU_PESTICIDE -> limit.kind().boundsFromBelow() ? value : value.multiply(HALF);
        };
    }

    /** By the expanded uncertainty, as far as there is one. */
    private BigDecimal shifted(
            BigDecimal value, Optional<BigDecimal> uncertainty, Optional<Unit> unit, BigDecimal sign) {
        return uncertainty.isPresent() ? value.add(converted(uncertainty, unit).multiply(sign)) : value;
    }

    private boolean exceeds(BigDecimal value) {
        int order = value.compareTo(limit.value());
        return switch (limit.kind()) {
            case MAXIMUM, SAMPLING_PLAN -> order > 0;
            case THRESHOLD -> order >= 0;
            case MINIMUM -> order < 0;
        };
    }

    private static Verdict verdict(TestResult result, boolean exceeds) {
        return exceeds ? Judge.positive(result) : Verdict.PASS;
    }

    private static Optional<BigDecimal> ownLod(Measurement measurement) {
        return measurement.lod().isPresent() ? measurement.lod() : measurement.loq();
    }

    /** In the limit's unit; what a method is known for counts only where the result says nothing itself. */
    private Optional<BigDecimal> lodOfMethod(TestResult result) {
        return reference
                .lodOf(result)
                .filter(lod -> isComparable(lod.unit(), result))
                .map(lod -> lod.unit().convert(lod.number(), limit.unit()));
    }

    /** The sample's matrix decides only between units of different dimensions, which are rare. */
    private boolean isComparable(Unit unit, TestResult result) {
        return unit.dimension() == limit.unit().dimension()
                || unit.isComparableWith(limit.unit(), reference.matrixOf(result.sample()));
    }

    /** Both are given. */
    private BigDecimal converted(Optional<BigDecimal> number, Optional<Unit> from) {
        return from.orElseThrow().convert(number.orElseThrow(), limit.unit());
    }

    private static Rule rule(Limit.Kind kind) {
        return switch (kind) {
            case MAXIMUM -> Rule.LIMIT;
            case THRESHOLD -> Rule.INHIBITION;
            case MINIMUM -> Rule.MINIMUM;
            case SAMPLING_PLAN -> Rule.SAMPLING_PLAN;
        };
    }

    private Judgement judgement(TestResult result, Verdict verdict) {
        return judgement(result, verdict, verdict);
    }

    private Judgement judgement(TestResult result, Verdict literal, Verdict adjusted) {
        Judgement judgement = judgements.of(literal, adjusted);
        boolean disturbed = limit.kind() == Limit.Kind.THRESHOLD
                && judgement.verdict() == Verdict.SUSPECT
                && reference.interferes(result);
        return disturbed ? onInterferingMatrix.of(literal, adjusted) : judgement;
    }
}
