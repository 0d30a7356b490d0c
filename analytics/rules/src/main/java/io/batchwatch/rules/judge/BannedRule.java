package io.batchwatch.rules.judge;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.reference.Analyte;
import io.batchwatch.views.Verdict;
import java.util.Map;

/** A banned substance: any level is a violation. */
final class BannedRule {
    private final String hazard;
    private final Map<Verdict, Judgement> judgements;

    BannedRule(Analyte banned) {
        this.hazard = banned.hazard();
        this.judgements = WithoutLimit.each(Rule.BANNED, hazard, banned.source());
    }

    /** A number above zero is a detection, whatever the stated limit of detection. */
    Judgement judge(TestResult result) {
        Measurement measurement = result.measurement();
        return switch (measurement.qualifier()) {
            case EQ ->
                judgements.get(measurement.value().orElseThrow().signum() > 0 ? Judge.positive(result) : Verdict.PASS);
            case GT, DETECTED -> judgements.get(Judge.positive(result));
            case LT, NOT_DETECTED -> judgements.get(Verdict.PASS);
            case NOT_MEASURED -> Judge.reported(result, hazard, Rule.UNREADABLE_VALUE);
        };
    }
}
