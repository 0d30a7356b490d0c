package io.batchwatch.rules.judge;

import io.batchwatch.rules.reference.Analyte;
import io.batchwatch.views.Verdict;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The judgements that cite neither a limit nor a law. They are few, so there is one of each. */
final class WithoutLimit {
    private static final Map<String, Map<Rule, Map<Verdict, Judgement>>> ALL = all();

    private WithoutLimit() {}

    /**
     * @param hazard one of {@link Analyte#HAZARDS}
     */
    static Judgement of(Verdict verdict, Rule rule, String hazard) {
        return ALL.get(hazard).get(rule).get(verdict);
    }

    private static Map<String, Map<Rule, Map<Verdict, Judgement>>> all() {
        Map<String, Map<Rule, Map<Verdict, Judgement>>> all = new HashMap<>();
        for (String hazard : Analyte.HAZARDS) {
            Map<Rule, Map<Verdict, Judgement>> byRule = new EnumMap<>(Rule.class);
            for (Rule rule : Rule.values()) {
                byRule.put(rule, each(rule, hazard, ""));
            }
            all.put(hazard, byRule);
        }
        return Map.copyOf(all);
    }

    /** One of each verdict. */
    static Map<Verdict, Judgement> each(Rule rule, String hazard, String source) {
        Map<Verdict, Judgement> each = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            each.put(verdict, new Judgement(verdict, verdict, verdict, rule, hazard, Optional.empty(), false, source));
        }
        return each;
    }
}
