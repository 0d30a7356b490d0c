package io.batchwatch.rules.coverage;

import io.batchwatch.contract.TestKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was planned, and for which places.
 *
 * @param places by site
 */
public record Plans(List<Plan> plans, Map<String, Place> places) {
    public static final Plans NONE = new Plans(List.of(), Map.of());

    public Plans {
        plans = List.copyOf(plans);
        places = Map.copyOf(places);
    }

    /** The categories that plans of a site speak of, all goods being the empty one. */
    Set<String> categories(Place site, TestKind kind, int year) {
        Set<String> categories = new TreeSet<>();
        of(site, kind, year).forEach(plan -> categories.add(plan.category()));
        return categories;
    }

    /** A site's own plan takes the place of its kind's. */
    List<Plan> of(Place site, TestKind kind, int year, String category) {
        List<Plan> found = of(site, kind, year).stream()
                .filter(plan -> plan.category().equals(category))
                .toList();
        List<Plan> own =
                found.stream().filter(plan -> plan.place().equals(site.site())).toList();
        return own.isEmpty() ? found : own;
    }

    private Collection<Plan> of(Place site, TestKind kind, int year) {
        return plans.stream()
                .filter(plan -> plan.testKind() == kind && plan.from().getYear() == year)
                .filter(plan -> plan.place().equals(site.site()) || plan.place().equals(site.kind()))
                .toList();
    }
}
