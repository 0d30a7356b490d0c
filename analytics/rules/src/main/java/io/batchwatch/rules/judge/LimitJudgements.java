package io.batchwatch.rules.judge;

import io.batchwatch.rules.reference.Limit;
import io.batchwatch.views.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What one limit can say by one rule: a judgement for each literal and each adjusted verdict. */
final class LimitJudgements {
    private final Map<Verdict, Map<Verdict, Judgement>> byLiteral = new EnumMap<>(Verdict.class);

    private LimitJudgements() {}

    /**
     * @param verdicts that the rule can come to
     * @param interferingMatrix of what is suspect
     */
    static LimitJudgements of(
            Limit limit, Rule rule, String hazard, Iterable<Verdict> verdicts, boolean interferingMatrix) {
        LimitJudgements all = new LimitJudgements();
        Optional<AppliedLimit> applied = Optional.of(AppliedLimit.of(limit));
        for (Verdict literal : verdicts) {
            Map<Verdict, Judgement> byAdjusted = new EnumMap<>(Verdict.class);
            for (Verdict adjusted : verdicts) {
                Verdict ruling = limit.decisionRule().isLiteral() ? literal : adjusted;
                byAdjusted.put(
                        adjusted,
                        new Judgement(
                                ruling,
                                literal,
                                adjusted,
                                rule,
                                hazard,
                                applied,
                                interferingMatrix && ruling == Verdict.SUSPECT,
                                limit.source()));
            }
            all.byLiteral.put(literal, byAdjusted);
        }
        return all;
    }

    Judgement of(Verdict literal, Verdict adjusted) {
        return byLiteral.get(literal).get(adjusted);
    }
}
