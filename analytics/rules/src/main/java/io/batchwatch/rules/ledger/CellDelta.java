package io.batchwatch.rules.ledger;

import io.batchwatch.views.CellKey;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.VerdictCounts;
import java.util.Objects;

/**
 * A change of one pass-rate cell: what is added, less what it replaces.
 *
 * @param changes how many changes are summed up in this one
 */
public record CellDelta(CellKey key, VerdictCounts samples, VerdictCounts items, long changes) {
    public CellDelta {
        Objects.requireNonNull(key);
        Objects.requireNonNull(samples);
        Objects.requireNonNull(items);
    }

    /**
     * @param later a change of the same cell
     */
    public CellDelta plus(CellDelta later) {
        return new CellDelta(key, samples.plus(later.samples), items.plus(later.items), changes + later.changes);
    }

    /** The cell that this change makes of nothing. */
    public PassRateCell asCell() {
        return new PassRateCell(key, samples, items, changes);
    }

    public PassRateCell appliedTo(PassRateCell cell) {
        return new PassRateCell(key, cell.samples().plus(samples), cell.items().plus(items), cell.version() + changes);
    }
}
