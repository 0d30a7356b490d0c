package io.batchwatch.board.bulletin;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * How a house publishes.
 *
 * @param publisher who speaks, as it signs; empty if it does not
 * @param leastInspected fewer inspected batches than this are no row of their own, and a month of fewer no bulletin
 * @param licence under which others may use the figures; empty if nothing is said
 */
public record Publishing(String publisher, Producers producers, int leastInspected, Optional<URI> licence) {
    public static final int USUAL_LEAST = 10;

    /** Fewer would show single stalls whatever the house says. */
    public static final int LEAST_OF_ALL = 5;

    public Publishing {
        Objects.requireNonNull(publisher);
        Objects.requireNonNull(producers);
        Objects.requireNonNull(licence);
        if (leastInspected < LEAST_OF_ALL) {
            throw new IllegalArgumentException("numbers under " + LEAST_OF_ALL + " could show a single stall");
        }
    }

    /** Whether a confirmed batch's producer is named. */
    public enum Producers {
        UNNAMED,
        /** Those alone that are registered as companies or cooperatives: never a person, and no stall called after one. */
        LEGAL_PERSONS
    }
}
