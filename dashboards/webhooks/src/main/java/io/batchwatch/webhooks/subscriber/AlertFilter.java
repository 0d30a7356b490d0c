package io.batchwatch.webhooks.subscriber;

import io.batchwatch.views.AlertView;
import io.batchwatch.views.Severity;
import java.util.Set;

/** Which alerts a subscriber wants. A set that is empty lets everything pass. */
public record AlertFilter(Set<Severity> severities, Set<String> hazards, Set<String> sites, Set<String> categories) {
    public static final AlertFilter EVERYTHING = new AlertFilter(Set.of(), Set.of(), Set.of(), Set.of());

    public AlertFilter {
        severities = Set.copyOf(severities);
        hazards = Set.copyOf(hazards);
        sites = Set.copyOf(sites);
        categories = Set.copyOf(categories);
    }

    public boolean wants(AlertView alert) {
        return passes(severities, alert.severity())
                && passes(hazards, alert.hazard())
                && passes(sites, alert.site())
                && passes(categories, alert.category());
    }

    private static <T> boolean passes(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
