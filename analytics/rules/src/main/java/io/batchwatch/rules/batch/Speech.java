package io.batchwatch.rules.batch;

import io.batchwatch.views.Verdict;
import java.util.Objects;

/**
 * What one result says of a batch: FAIL and SUSPECT accuse it, PASS by a standard method may clear it of a suspicion.
 *
 * @param analyte its code; {@code *} for the whole sample
 * @param hazard the analyte's hazard group
 */
public record Speech(String batchKey, String analyte, String hazard, Verdict verdict) {
    public Speech {
        Objects.requireNonNull(batchKey);
        Objects.requireNonNull(analyte);
        Objects.requireNonNull(hazard);
        switch (verdict) {
            case FAIL, SUSPECT, PASS -> {}
            case INCONCLUSIVE, NOT_JUDGED -> throw new IllegalArgumentException(verdict + " says nothing of a batch");
        }
    }

    public boolean accuses() {
        return verdict != Verdict.PASS;
    }
}
