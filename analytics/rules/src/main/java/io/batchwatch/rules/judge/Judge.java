package io.batchwatch.rules.judge;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.reference.Analyte;
import io.batchwatch.rules.reference.Limit;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.views.Verdict;
import java.util.Optional;

/**
 * Judges one result by the rules in force when its sample was taken. A pure function.
 *
 * <p>A banned substance is a violation at any level; anything else is held against the nearest limit in force. A positive
 * rapid test is a suspicion and never a finding. Where nothing of ours can be judged, the sender's verdict counts.
 *
 * <p>It makes no garbage, but where a number has to be reckoned: in another unit, rounded, with its uncertainty, of a sampling
 * plan.
 */
public final class Judge {
    private Judge() {}

    public static Judgement judge(TestResult result, ReferenceData reference) {
        Optional<Analyte> analyte = reference.analyte(result.item().analyte());
        String hazard = analyte.isPresent() ? analyte.get().hazard() : Analyte.OTHER;
        if (result.item().isWholeSample()) {
            return reported(result, hazard, Rule.NO_LIMIT);
        }
        if (analyte.isPresent() && analyte.get().isBanned()) {
            return Rulebook.of(reference).on(analyte.get()).judge(result);
        }
        Optional<Limit> above = reference.limit(result.item().analyte(), result);
        Optional<Limit> below = reference.floor(result.item().analyte(), result);
        if (above.isPresent() && below.isPresent()) {
            return graver(
                    byLimit(result, hazard, above.get(), reference), byLimit(result, hazard, below.get(), reference));
        }
        Optional<Limit> only = above.isPresent() ? above : below;
        return only.isPresent() ? byLimit(result, hazard, only.get(), reference) : withoutLimit(result, hazard);
    }

    /** Of a range's two ends the one that speaks against it. */
    private static Judgement graver(Judgement one, Judgement other) {
        return one.verdict().worse(other.verdict()) == one.verdict() ? one : other;
    }

    private static Judgement withoutLimit(TestResult result, String hazard) {
        if (result.item().kind() == TestKind.RAPID) {
            switch (result.measurement().qualifier()) {
                case DETECTED -> {
                    return WithoutLimit.of(Verdict.SUSPECT, Rule.RAPID_QUALITATIVE, hazard);
                }
                case NOT_DETECTED -> {
                    return WithoutLimit.of(Verdict.PASS, Rule.RAPID_QUALITATIVE, hazard);
                }
                case EQ, LT, GT, NOT_MEASURED -> {}
            }
        }
        return PlanRule.byReportedPlan(result, hazard).orElseGet(() -> reported(result, hazard, Rule.NO_LIMIT));
    }

    private static Judgement byLimit(TestResult result, String hazard, Limit limit, ReferenceData reference) {
        if (limit.kind() == Limit.Kind.SAMPLING_PLAN) {
            return PlanRule.judge(result, hazard, limit);
        }
        LimitRule rule = Rulebook.of(reference).on(limit);
        boolean rapid = result.item().kind() == TestKind.RAPID;
        Measurement measurement = result.measurement();
        boolean numberless = measurement.value().isEmpty();
        return switch (measurement.qualifier()) {
            case NOT_MEASURED -> reported(result, hazard, Rule.UNREADABLE_VALUE);
            case DETECTED -> {
                if (!numberless) {
                    yield rule.judge(result);
                }
                yield rapid
                        ? WithoutLimit.of(Verdict.SUSPECT, Rule.RAPID_QUALITATIVE, hazard)
                        : reported(result, hazard, Rule.UNREADABLE_VALUE);
            }
            case NOT_DETECTED ->
                rapid && measurement.lod().isEmpty()
                        ? WithoutLimit.of(Verdict.PASS, Rule.RAPID_QUALITATIVE, hazard)
                        : rule.judge(result);
            case EQ, LT, GT -> rule.judge(result);
        };
    }

    /** The sender's verdict, where it gave one; a rapid test's failure stays a suspicion. */
    static Judgement reported(TestResult result, String hazard, Rule otherwise) {
        return switch (result.measurement().reportedVerdict()) {
            case PASS -> WithoutLimit.of(Verdict.PASS, Rule.REPORTED, hazard);
            case FAIL -> WithoutLimit.of(positive(result), Rule.REPORTED, hazard);
            case SUSPECT -> WithoutLimit.of(Verdict.SUSPECT, Rule.REPORTED, hazard);
            case INCONCLUSIVE -> WithoutLimit.of(Verdict.INCONCLUSIVE, Rule.REPORTED, hazard);
            case NOT_REPORTED -> WithoutLimit.of(Verdict.NOT_JUDGED, otherwise, hazard);
        };
    }

    /** What a positive result makes of its kind of test: SAMR notice 2017 No. 49 for rapid tests. */
    static Verdict positive(TestResult result) {
        return switch (result.item().kind()) {
            case RAPID -> Verdict.SUSPECT;
            case LAB, SELF_CHECK -> Verdict.FAIL;
        };
    }
}
