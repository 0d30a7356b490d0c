package io.batchwatch.rules.judge;

import io.batchwatch.rules.reference.Analyte;
import io.batchwatch.rules.reference.Limit;
import io.batchwatch.rules.reference.ReferenceData;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The rules in force, each with all that it can say. A judgement holds nothing of the result that it is of, so it is made once,
 * and judging looks it up.
 */
final class Rulebook {
    private final Map<String, BannedRule> banned = new HashMap<>();
    /** Of this very limit: equal ones would be the same rule, but there are none. */
    private final IdentityHashMap<Limit, LimitRule> byLimit = new IdentityHashMap<>();

    private Rulebook(ReferenceData reference) {
        for (Analyte analyte : reference.analytes()) {
            if (analyte.isBanned()) {
                banned.put(analyte.code(), new BannedRule(analyte));
            }
        }
        for (Limit limit : reference.limitsWithMethods()) {
            byLimit.put(limit, new LimitRule(limit, reference));
        }
    }

    static Rulebook of(ReferenceData reference) {
        return reference.once(Rulebook.class, Rulebook::new);
    }

    BannedRule on(Analyte analyte) {
        return banned.get(analyte.code());
    }

    LimitRule on(Limit limit) {
        return byLimit.get(limit);
    }
}
