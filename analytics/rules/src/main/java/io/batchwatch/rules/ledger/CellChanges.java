package io.batchwatch.rules.ledger;

import io.batchwatch.views.CellKey;
import io.batchwatch.views.VerdictCounts;
import java.util.ArrayList;
import java.util.List;

/** What one step changes in the pass-rate cube, summed up by cell. A step changes few cells, so they are looked for one by one. */
final class CellChanges {
    private final List<Cell> cells = new ArrayList<>(2);

    private static final class Cell {
        private final Place place;
        private final String hazard;
        private VerdictCounts samples = VerdictCounts.NONE;
        private VerdictCounts items = VerdictCounts.NONE;

        Cell(Place place, String hazard) {
            this.place = place;
            this.hazard = hazard;
        }

        boolean is(Place otherPlace, String otherHazard) {
            return hazard.equals(otherHazard) && place.equals(otherPlace);
        }

        boolean isChanged() {
            return !samples.isNone() || !items.isNone();
        }

        CellDelta delta() {
            return new CellDelta(place.cell(hazard), samples, items, 1);
        }
    }

    /**
     * @param vote by which the sample counts in its cell
     */
    void addSample(Vote vote) {
        countSample(vote, VerdictCounts.one(vote.verdict()));
    }

    void removeSample(Vote vote) {
        countSample(vote, VerdictCounts.one(vote.verdict()).negated());
    }

    void addItem(Vote vote) {
        countItem(vote, VerdictCounts.one(vote.verdict()));
    }

    void removeItem(Vote vote) {
        countItem(vote, VerdictCounts.one(vote.verdict()).negated());
    }

    /** Those that are another now. */
    List<CellDelta> deltas() {
        List<CellDelta> deltas = new ArrayList<>(cells.size());
        for (Cell cell : cells) {
            if (cell.isChanged()) {
                deltas.add(cell.delta());
            }
        }
        return deltas;
    }

    private void countSample(Vote vote, VerdictCounts counts) {
        Cell cell = cell(vote.place(), vote.hazard());
        cell.samples = cell.samples.plus(counts);
    }

    /** A verdict on the whole sample is no item. */
    private void countItem(Vote vote, VerdictCounts counts) {
        if (!vote.isOnWholeSample()) {
            Cell all = cell(vote.place(), CellKey.ALL_HAZARDS);
            all.items = all.items.plus(counts);
            Cell ofHazard = cell(vote.place(), vote.hazard());
            ofHazard.items = ofHazard.items.plus(counts);
        }
    }

    private Cell cell(Place place, String hazard) {
        for (Cell cell : cells) {
            if (cell.is(place, hazard)) {
                return cell;
            }
        }
        Cell cell = new Cell(place, hazard);
        cells.add(cell);
        return cell;
    }
}
