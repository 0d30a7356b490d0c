package io.batchwatch.rules.ledger;

import io.batchwatch.views.CellKey;
import io.batchwatch.views.Verdict;

/**
 * What one result says of its sample.
 *
 * @param hazard the analyte's hazard group; {@link CellKey#ALL_HAZARDS} for a verdict on the whole sample
 */
record Vote(Place place, String hazard, Verdict verdict) {
    /** The same of the sample, whatever it was tested for. */
    Vote overall() {
        return isOnWholeSample() ? this : new Vote(place, CellKey.ALL_HAZARDS, verdict);
    }

    boolean isOnWholeSample() {
        return hazard.equals(CellKey.ALL_HAZARDS);
    }
}
