package io.batchwatch.rules.judge;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.quantity.Unit;
import io.batchwatch.rules.reference.Limit;
import io.batchwatch.rules.reference.SamplingPlan;
import io.batchwatch.views.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Several results of one lot against n, c, m and M (GB 4789.1, ICMSF): it fails if any lies above M or more than c above m, and
 * passes if all n are there and none of that may be. One result alone may fail it and never pass it.
 */
final class PlanRule {
    private final TestResult result;
    private final SamplingPlan plan;
    private final String unitText;
    private final Optional<AppliedLimit> applied;
    private final String source;

    private PlanRule(
            TestResult result, SamplingPlan plan, String unitText, Optional<AppliedLimit> applied, String source) {
        this.result = result;
        this.plan = plan;
        this.unitText = unitText;
        this.applied = applied;
        this.source = source;
    }

    static Judgement judge(TestResult result, String hazard, Limit limit) {
        return new PlanRule(
                        result,
                        limit.plan().orElseThrow(),
                        limit.unitText(),
                        Optional.of(AppliedLimit.of(limit)),
                        limit.source())
                .judge(hazard)
                .orElseGet(() -> Judge.reported(result, hazard, Rule.UNREADABLE_VALUE));
    }

    /** By the plan that the sender judged by, where we have no limit; empty if there is none, or if it cannot be recomputed. */
    static Optional<Judgement> byReportedPlan(TestResult result, String hazard) {
        return PlanText.read(result.reportedLimit())
                .or(() -> PlanText.read(result.item().analyte().name()))
                .flatMap(text -> new PlanRule(
                                result,
                                text.plan(),
                                text.unit(),
                                Optional.empty(),
                                "as reported: " + words(text.plan()))
                        .judge(hazard));
    }

    private static String words(SamplingPlan plan) {
        return "n=" + plan.n() + ", c=" + plan.c() + ", m=" + plan.m().toPlainString() + ", M="
                + plan.unacceptable().toPlainString();
    }

    private Optional<Judgement> judge(String hazard) {
        Optional<List<Count>> counts = counts();
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        Verdict verdict = verdict(counts.get());
        boolean leavesItToTheSender = verdict == Verdict.INCONCLUSIVE
                && result.measurement().reportedVerdict() != ReportedVerdict.NOT_REPORTED;
        return Optional.of(
                leavesItToTheSender
                        ? Judge.reported(result, hazard, Rule.SAMPLING_PLAN)
                        : new Judgement(verdict, verdict, verdict, Rule.SAMPLING_PLAN, hazard, applied, false, source));
    }

    private Verdict verdict(List<Count> counts) {
        long surelyAbove =
                counts.stream().filter(count -> count.isSurelyAbove(plan.m())).count();
        if (surelyAbove > plan.c() || counts.stream().anyMatch(count -> count.isSurelyAbove(plan.unacceptable()))) {
            return Judge.positive(result);
        }
        long maybeAbove =
                counts.stream().filter(count -> count.mayBeAbove(plan.m())).count();
        boolean passes = counts.size() == plan.n()
                && maybeAbove <= plan.c()
                && counts.stream().noneMatch(count -> count.mayBeAbove(plan.unacceptable()));
        return passes ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }

    /** In the plan's unit; empty if there is no number, or none in a unit that can be compared. */
    private Optional<List<Count>> counts() {
        Measurement found = result.measurement();
        return switch (found.qualifier()) {
            case EQ, LT, GT ->
                inPlansUnit(List.of(new Count(found.qualifier(), found.value().orElseThrow())), found.unit());
            case DETECTED ->
                found.value().flatMap(value -> inPlansUnit(List.of(new Count(Qualifier.EQ, value)), found.unit()));
            case NOT_DETECTED -> Optional.of(List.of(new Count(Qualifier.EQ, BigDecimal.ZERO)));
            case NOT_MEASURED ->
                CountText.read(found.text())
                        .flatMap(
                                text -> inPlansUnit(text.counts(), text.unit().isEmpty() ? found.unit() : text.unit()));
        };
    }

    private Optional<List<Count>> inPlansUnit(List<Count> counts, String from) {
        // A plan whose unit is only implied means that of the results.
        String to = unitText.isEmpty() ? from : unitText;
        return Unit.parse(from)
                .flatMap(unit -> Unit.parse(to)
                        .filter(limit -> limit.dimension() == unit.dimension())
                        .map(limit -> unit.convert(BigDecimal.ONE, limit)))
                .map(factor -> counts.stream().map(count -> count.times(factor)).toList());
    }
}
