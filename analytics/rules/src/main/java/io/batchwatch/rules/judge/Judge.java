package io.batchwatch.rules.judge;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.ReportedVerdict;
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
 */
public final class Judge {
    private Judge() {}

    public static Judgement judge(TestResult result, ReferenceData reference) {
        Optional<Analyte> analyte = reference.analyte(result.item().analyte());
        String hazard = analyte.map(Analyte::hazard).orElse(Analyte.OTHER);
        if (result.item().isWholeSample()) {
            return reported(result, hazard, Rule.NO_LIMIT);
        }
        if (analyte.isPresent() && analyte.get().isBanned()) {
            Judgement judgement = banned(result, hazard);
            return judgement.rule() == Rule.BANNED
                    ? judgement.citing(analyte.get().source())
                    : judgement;
        }
        Optional<Judgement> above = reference
                .limit(result.item().analyte(), result)
                .map(limit -> byLimit(result, hazard, limit, reference));
        Optional<Judgement> below = reference
                .floor(result.item().analyte(), result)
                .map(limit -> byLimit(result, hazard, limit, reference));
        if (above.isPresent() && below.isPresent()) {
            return graver(above.get(), below.get());
        }
        return above.or(() -> below).orElseGet(() -> withoutLimit(result, hazard));
    }

    /** Of a range's two ends the one that speaks against it. */
    private static Judgement graver(Judgement one, Judgement other) {
        return one.verdict().worse(other.verdict()) == one.verdict() ? one : other;
    }

    /** Any level is a violation: a number above zero is a detection, whatever the stated limit of detection. */
    private static Judgement banned(TestResult result, String hazard) {
        Measurement measurement = result.measurement();
        return switch (measurement.qualifier()) {
            case EQ ->
                measurement.value().orElseThrow().signum() > 0
                        ? plain(positive(result), Rule.BANNED, hazard)
                        : plain(Verdict.PASS, Rule.BANNED, hazard);
            case GT, DETECTED -> plain(positive(result), Rule.BANNED, hazard);
            case LT, NOT_DETECTED -> plain(Verdict.PASS, Rule.BANNED, hazard);
            case NOT_MEASURED -> reported(result, hazard, Rule.UNREADABLE_VALUE);
        };
    }

    private static Judgement withoutLimit(TestResult result, String hazard) {
        if (result.item().kind() == TestKind.RAPID) {
            switch (result.measurement().qualifier()) {
                case DETECTED -> {
                    return plain(Verdict.SUSPECT, Rule.RAPID_QUALITATIVE, hazard);
                }
                case NOT_DETECTED -> {
                    return plain(Verdict.PASS, Rule.RAPID_QUALITATIVE, hazard);
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
        boolean rapid = result.item().kind() == TestKind.RAPID;
        Measurement measurement = result.measurement();
        boolean numberless = measurement.value().isEmpty();
        return switch (measurement.qualifier()) {
            case NOT_MEASURED -> reported(result, hazard, Rule.UNREADABLE_VALUE);
            case DETECTED -> {
                if (!numberless) {
                    yield LimitRule.of(result, limit, reference).judge(hazard);
                }
                yield rapid
                        ? plain(Verdict.SUSPECT, Rule.RAPID_QUALITATIVE, hazard)
                        : reported(result, hazard, Rule.UNREADABLE_VALUE);
            }
            case NOT_DETECTED ->
                rapid && measurement.lod().isEmpty()
                        ? plain(Verdict.PASS, Rule.RAPID_QUALITATIVE, hazard)
                        : LimitRule.of(result, limit, reference).judge(hazard);
            case EQ, LT, GT -> LimitRule.of(result, limit, reference).judge(hazard);
        };
    }

    /** The sender's verdict, where it gave one; a rapid test's failure stays a suspicion. */
    static Judgement reported(TestResult result, String hazard, Rule otherwise) {
        ReportedVerdict reported = result.measurement().reportedVerdict();
        return switch (reported) {
            case PASS -> plain(Verdict.PASS, Rule.REPORTED, hazard);
            case FAIL -> plain(positive(result), Rule.REPORTED, hazard);
            case SUSPECT -> plain(Verdict.SUSPECT, Rule.REPORTED, hazard);
            case INCONCLUSIVE -> plain(Verdict.INCONCLUSIVE, Rule.REPORTED, hazard);
            case NOT_REPORTED -> plain(Verdict.NOT_JUDGED, otherwise, hazard);
        };
    }

    /** What a positive result makes of its kind of test: SAMR notice 2017 No. 49 for rapid tests. */
    static Verdict positive(TestResult result) {
        return switch (result.item().kind()) {
            case RAPID -> Verdict.SUSPECT;
            case LAB, SELF_CHECK -> Verdict.FAIL;
        };
    }

    private static Judgement plain(Verdict verdict, Rule rule, String hazard) {
        return new Judgement(verdict, verdict, verdict, rule, hazard, Optional.empty(), false, "");
    }
}
