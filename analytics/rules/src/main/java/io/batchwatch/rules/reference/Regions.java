package io.batchwatch.rules.reference;

import io.batchwatch.views.Origin;
import java.util.List;
import java.util.Locale;

/**
 * Which origins are local, by the names of places. Whatever names no local place is from outside.
 *
 * @param local names of local places, in lower case
 * @param unknown words that say that the origin is not known, in lower case
 */
record Regions(List<String> local, List<String> unknown) {
    Regions {
        local = List.copyOf(local);
        unknown = List.copyOf(unknown);
    }

    Origin sideOf(String origin) {
        if (origin.isEmpty()) {
            return Origin.UNKNOWN;
        }
        String folded = origin.toLowerCase(Locale.ROOT);
        if (unknown.contains(folded)) {
            return Origin.UNKNOWN;
        }
        for (String place : local) {
            if (folded.contains(place)) {
                return Origin.LOCAL;
            }
        }
        return Origin.OUTSIDE;
    }
}
