package io.batchwatch.jobs.flow;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long a change waits for more of its kind. When many different things were told, nothing is told for longer: what is told
 * in a second has a bound, however many change.
 *
 * @param usual while few change, and the least of all
 * @param forEachThousand things that were told last
 * @param most however many change
 */
public record Patience(Duration usual, Duration forEachThousand, Duration most) implements Serializable {
    /** Nobody is shown rates more often. Of thousands that a large file changes some 2,000 are told in a second. */
    public static final Patience OF_RATES =
            new Patience(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(5));

    /** What a flag waits for: just so long that what a file tells one row after another comes together. */
    public static final Patience OF_FLAGS =
            new Patience(Duration.ofMillis(2), Duration.ofMillis(20), Duration.ofMillis(20));

    /** Nobody is told of what is in order: a batch looks into its file once for all that a file's rows say of it. */
    public static final Patience OF_PASSES = always(Duration.ofMillis(250));

    private static final int THOUSAND = 1_000;

    /** The same whatever changes. */
    public static Patience always(Duration patience) {
        return new Patience(patience, Duration.ZERO, patience);
    }

    /**
     * How long nothing is told.
     *
     * @param things that were told just now
     */
    Duration after(int things) {
        Duration earned = forEachThousand.multipliedBy(things / THOUSAND);
        if (earned.compareTo(usual) < 0) {
            return usual;
        }
        return earned.compareTo(most) < 0 ? earned : most;
    }
}
