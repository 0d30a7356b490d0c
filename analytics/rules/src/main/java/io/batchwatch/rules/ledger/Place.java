package io.batchwatch.rules.ledger;

import io.batchwatch.contract.TestKind;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.Origin;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * Where in the pass-rate cube a result counts, its hazard apart.
 *
 * @param day of sampling, in the configured zone
 */
record Place(LocalDate day, String site, String category, TestKind kind, String lab, String campaign, Origin origin)
        implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparing(Place::day)
            .thenComparing(Place::site)
            .thenComparing(Place::category)
            .thenComparing(Place::kind)
            .thenComparing(Place::lab)
            .thenComparing(Place::campaign)
            .thenComparing(Place::origin);

    static Place of(JudgedResult judged) {
        return new Place(
                judged.sampledDate(),
                judged.result().sample().site().code(),
                judged.category(),
                judged.result().item().kind(),
                judged.result().item().lab().code(),
                judged.result().sample().campaign(),
                judged.origin());
    }

    CellKey cell(String hazard) {
        return new CellKey(day, site, category, hazard, kind, lab, campaign, origin);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
