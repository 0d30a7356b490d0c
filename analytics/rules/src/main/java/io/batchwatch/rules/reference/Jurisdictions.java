package io.batchwatch.rules.reference;

import io.batchwatch.contract.Term;
import io.batchwatch.contract.TestResult;
import java.util.Map;
import java.util.Objects;

/**
 * Whose limits judge a result: by its site, else its laboratory, else its partner, else the house's own.
 *
 * @param bySite jurisdiction by a site's code
 * @param byLab by a laboratory's code
 * @param byPartner by a partner's name
 * @param own where nothing else is said
 */
record Jurisdictions(Map<String, String> bySite, Map<String, String> byLab, Map<String, String> byPartner, String own) {
    /** What holds whatever the jurisdiction: a method's threshold, a house's own rule. */
    static final String EVERYWHERE = "*";

    static final String CHINA = "CN";

    Jurisdictions {
        bySite = Map.copyOf(bySite);
        byLab = Map.copyOf(byLab);
        byPartner = Map.copyOf(byPartner);
        Objects.requireNonNull(own);
    }

    String of(TestResult row) {
        String site = at(row.sample().site(), bySite);
        if (site != null) {
            return site;
        }
        String lab = at(row.item().lab(), byLab);
        if (lab != null) {
            return lab;
        }
        return byPartner.isEmpty()
                ? own
                : byPartner.getOrDefault(row.provenance().partner(), own);
    }

    /** Most houses have one law for all: then neither the place nor the partner need be looked at. */
    private static String at(Term place, Map<String, String> jurisdictions) {
        return jurisdictions.isEmpty() ? null : jurisdictions.get(place.code());
    }

    /** True if what is law there, or everywhere, is law here. */
    static boolean holds(String there, String here) {
        return there.equals(here) || there.equals(EVERYWHERE);
    }
}
