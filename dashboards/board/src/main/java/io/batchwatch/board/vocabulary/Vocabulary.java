package io.batchwatch.board.vocabulary;

import io.batchwatch.rules.coverage.Plans;
import io.batchwatch.rules.reference.Names;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the reference data say.
 *
 * @param campaigns those whose first and last days are known
 * @param plans how many samples are to be taken, and where
 */
public record Vocabulary(Names names, List<Campaign> campaigns, Plans plans) {
    static final Vocabulary NONE = new Vocabulary(new Names(Map.of()), List.of(), Plans.NONE);

    public Vocabulary {
        campaigns = List.copyOf(campaigns);
    }

    /** Codes of the known categories. */
    public Set<String> categories() {
        return names.byKind().getOrDefault("category", Map.of()).keySet();
    }
}
