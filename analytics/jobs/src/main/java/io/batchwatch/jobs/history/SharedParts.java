package io.batchwatch.jobs.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A part of each of some rows, such as their samples or their test items. Rows that stand close together mostly share the very
 * same object: then it is asked once for its cells.
 */
final class SharedParts<P> {
    /** The items of a few foods. Whatever came before them is taken for another part. */
    private static final int REMEMBERED = 16;

    private final List<P> parts = new ArrayList<>();
    private final int[] partOfRow;

    private SharedParts(int rows) {
        partOfRow = new int[rows];
    }

    static <R, P> SharedParts<P> of(List<R> rows, Function<R, P> part) {
        SharedParts<P> shared = new SharedParts<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            shared.partOfRow[row] = shared.indexOf(part.apply(rows.get(row)));
        }
        return shared;
    }

    @SuppressWarnings("ReferenceEquality") // comparing what they say would cost more than it spares
    private int indexOf(P part) {
        int oldest = Math.max(0, parts.size() - REMEMBERED);
        for (int index = parts.size() - 1; index >= oldest; index--) {
            if (parts.get(index) == part) {
                return index;
            }
        }
        parts.add(part);
        return parts.size() - 1;
    }

    /** Fills the rows' cells of one column in. */
    void fill(Columns.Cell<P> cell, Cells column) {
        int[] places = new int[parts.size()];
        for (int index = 0; index < places.length; index++) {
            places[index] = cell.place(parts.get(index), column);
        }
        for (int part : partOfRow) {
            column.add(places[part]);
        }
    }
}
