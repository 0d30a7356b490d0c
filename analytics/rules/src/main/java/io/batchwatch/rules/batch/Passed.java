package io.batchwatch.rules.batch;

import io.batchwatch.contract.TestItem;
import io.batchwatch.views.BatchFinding;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a standard test found in order.
 *
 * @param analyte its code; {@code *} for the whole sample
 */
record Passed(String analyte, String hazard) implements Comparable<Passed> {
    private static final Comparator<Passed> ORDER =
            Comparator.comparing(Passed::analyte).thenComparing(Passed::hazard);

    /** Empty if the speech accuses. */
    static Optional<Passed> by(Speech speech) {
        return speech.accuses() ? Optional.empty() : Optional.of(new Passed(speech.analyte(), speech.hazard()));
    }

    /** The same analyte, or one of the hazard group that the rapid test screens for. */
    boolean clears(BatchFinding suspicion) {
        return analyte.equals(suspicion.analyte())
                || analyte.equals(TestItem.WHOLE_SAMPLE)
                || (!suspicion.screensFor().isEmpty() && suspicion.screensFor().equals(hazard));
    }

    @Override
    public int compareTo(Passed other) {
        return ORDER.compare(this, other);
    }
}
