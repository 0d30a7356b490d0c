package io.batchwatch.rules.judge;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.Term;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.quantity.Unit;
import io.batchwatch.rules.reference.Analyte;
import io.batchwatch.rules.reference.Limit;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.ResidueDefinition;
import io.batchwatch.views.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The components of one residue, found in one sample, against the limit of their sum. What lies below a limit of detection is
 * somewhere between nothing and that limit, so a sum lies between two bounds: it passes if the upper one keeps the limit, fails
 * if the lower one is above it, and is inconclusive else. A pure function; the order of the components does not matter.
 */
public final class SumRule {
    private final ResidueDefinition definition;
    private final List<TestResult> parts;
    private final Limit limit;
    private final ReferenceData reference;

    private SumRule(ResidueDefinition definition, List<TestResult> parts, Limit limit, ReferenceData reference) {
        this.definition = definition;
        this.parts = parts;
        this.limit = limit;
        this.reference = reference;
    }

    /** What the sum comes to, in the unit of its limit, and what the rules say of it. */
    public record Outcome(Measurement measurement, Judgement judgement) {}

    /**
     * Empty where there is nothing to say: no limit speaks of the sum there, only the residue itself was looked for, which
     * stands for itself, or a component is not known yet and those that are do not exceed the limit by themselves.
     *
     * @param parts results of components of this residue; the first one stands for the sample
     */
    public static Optional<Outcome> judge(
            ResidueDefinition definition, List<TestResult> parts, ReferenceData reference) {
        if (parts.stream().allMatch(part -> part.item().analyte().code().equals(definition.residue()))) {
            return Optional.empty();
        }
        return reference
                .limit(new Term(definition.residue(), ""), parts.get(0))
                .filter(limit -> limit.kind() == Limit.Kind.MAXIMUM)
                .flatMap(limit -> new SumRule(definition, parts, limit, reference).judge());
    }

    private Optional<Outcome> judge() {
        Bounds sum = Bounds.NOTHING;
        boolean isComplete = true;
        for (ResidueDefinition.Component component : definition.components()) {
            Optional<Bounds> found = parts.stream()
                    .filter(part -> part.item().analyte().code().equals(component.analyte()))
                    .map(this::bounds)
                    .reduce(Bounds::greater);
            isComplete &= found.isPresent();
            sum = sum.plus(found.orElse(Bounds.NOTHING).times(component.factor()));
        }
        Verdict literal = verdict(sum);
        Verdict adjusted = verdict(sum.times(share()));
        Verdict ruling = limit.decisionRule().isLiteral() ? literal : adjusted;
        if (!isComplete && ruling != Judge.positive(parts.get(0))) {
            return Optional.empty();
        }
        return Optional.of(new Outcome(
                measurement(isComplete ? sum : sum.unbounded()),
                new Judgement(
                        ruling,
                        literal,
                        adjusted,
                        Rule.SUM,
                        reference
                                .analyte(new Term(definition.residue(), ""))
                                .map(Analyte::hazard)
                                .orElse(Analyte.OTHER),
                        Optional.of(AppliedLimit.of(limit)),
                        false,
                        limit.source())));
    }

    /** A sum has no expanded uncertainty of its own: what goes by one has nothing to go by. */
    private BigDecimal share() {
        return switch (limit.decisionRule()) {
            case SIMPLE, GUARD_BAND, BEYOND_DOUBT -> BigDecimal.ONE;
            case EU_PESTICIDE -> LimitRule.HALF;
        };
    }

    private Verdict verdict(Bounds sum) {
        if (LimitRule.rounded(sum.atLeast(), limit).compareTo(limit.value()) > 0) {
            return Judge.positive(parts.get(0));
        }
        boolean keeps = sum.atMost().stream()
                .anyMatch(most -> LimitRule.rounded(most, limit).compareTo(limit.value()) <= 0);
        return keeps ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }

    private Bounds bounds(TestResult part) {
        Measurement found = part.measurement();
        Optional<BigDecimal> value = converted(part, found.value());
        return switch (found.qualifier()) {
            case EQ, DETECTED -> value.map(Bounds::exactly).orElse(Bounds.ANYTHING);
            case LT -> value.map(this::censored).orElse(Bounds.ANYTHING);
            case GT -> value.map(Bounds::above).orElse(Bounds.ANYTHING);
            case NOT_DETECTED -> {
                Optional<BigDecimal> censoredAt = found.lod().or(found::loq);
                yield censoredAt.isEmpty()
                        ? Bounds.NOTHING
                        : converted(part, censoredAt).map(this::censored).orElse(Bounds.ANYTHING);
            }
            case NOT_MEASURED -> Bounds.ANYTHING;
        };
    }

    private Bounds censored(BigDecimal at) {
        return switch (definition.censored()) {
            case BETWEEN -> Bounds.below(at);
            case NOTHING -> Bounds.NOTHING;
        };
    }

    private Optional<BigDecimal> converted(TestResult part, Optional<BigDecimal> number) {
        Unit.Matrix matrix = reference.matrixOf(part.sample());
        return number.flatMap(n -> Unit.parse(part.measurement().unit())
                .filter(unit -> unit.isComparableWith(limit.unit(), matrix))
                .map(unit -> unit.convert(n, limit.unit())));
    }

    private Measurement measurement(Bounds sum) {
        boolean isNothing = sum.atLeast().signum() == 0;
        BigDecimal least = sum.atLeast();
        if (sum.atMost().isEmpty()) {
            return isNothing
                    ? found(Qualifier.NOT_MEASURED, Optional.empty(), "")
                    : found(Qualifier.GT, Optional.of(plain(least)), "");
        }
        BigDecimal most = sum.atMost().get();
        if (most.signum() == 0) {
            return found(Qualifier.NOT_DETECTED, Optional.empty(), "");
        }
        if (most.compareTo(least) == 0) {
            return found(Qualifier.EQ, Optional.of(plain(least)), "");
        }
        return isNothing
                ? found(Qualifier.LT, Optional.of(plain(most)), "")
                : found(
                        Qualifier.DETECTED,
                        Optional.of(plain(least)),
                        plain(least).toPlainString() + " – " + plain(most).toPlainString());
    }

    private Measurement found(Qualifier qualifier, Optional<BigDecimal> value, String text) {
        return new Measurement(
                qualifier,
                value,
                limit.unitText(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                text,
                ReportedVerdict.NOT_REPORTED);
    }

    /** The same number whichever order it was added up in: without zeros at its end. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
