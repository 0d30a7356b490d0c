package io.batchwatch.rules.coverage;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What coverage needs to know of a site.
 *
 * @param kind such as {@code village} or {@code market}
 * @param residents empty if nobody counted them
 * @param tile where it stands on a map of tiles; empty if nobody said so
 */
public record Place(String site, String kind, Optional<Residents> residents, Optional<Tile> tile) {
    public Place {
        Objects.requireNonNull(site);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(residents);
        Objects.requireNonNull(tile);
    }

    /** How many people live there, and on which day that was so. */
    public record Residents(int count, LocalDate countedOn) {
        public Residents {
            Objects.requireNonNull(countedOn);
            if (count < 1) {
                throw new IllegalArgumentException("where nobody lives there are no residents to count");
            }
        }
    }

    /** Counted from 1, from the upper left: north is up. */
    public record Tile(int row, int column) {
        /** A map of tiles is looked at as a whole. */
        public static final int GREATEST = 40;

        public Tile {
            if (row < 1 || column < 1 || row > GREATEST || column > GREATEST) {
                throw new IllegalArgumentException("rows and columns of tiles are counted from 1 to " + GREATEST);
            }
        }
    }
}
