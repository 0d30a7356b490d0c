package io.batchwatch.rules.ledger;

import io.batchwatch.views.CellKey;
import io.batchwatch.views.Verdict;

/**
 * What one result says of its sample.
 *
 * @param hazard the analyte's hazard group; {@link CellKey#ALL_HAZARDS} for a verdict on the whole sample
 */
record Vote(Place place, String hazard, Verdict verdict) {
    boolean isOnWholeSample() {
        return hazard.equals(CellKey.ALL_HAZARDS);
    }
}
