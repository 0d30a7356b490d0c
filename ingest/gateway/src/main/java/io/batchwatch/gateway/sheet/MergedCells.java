package io.batchwatch.gateway.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Cells merged into one: what stands in the first row of such a region holds for each of its rows. Rows are turned to from
 * the top down. Not thread-safe.
 */
public final class MergedCells {
    /** More than anyone merges; some 24 MB. */
    public static final int MOST = 3_000_000;

    /** More at once than a sheet that people look at has; those beyond stay as they are. */
    private static final int MOST_OPEN = 1000;

    private static final int ROW_SHIFT = 43;
    private static final int COLUMN_SHIFT = 29;
    private static final int HEIGHT_SHIFT = 9;
    private static final int COLUMN_MASK = (1 << 14) - 1;
    private static final int HEIGHT_MASK = (1 << 20) - 1;
    private static final int WIDTH_MASK = (1 << HEIGHT_SHIFT) - 1;

    private final long[] regions;
    private int next;
    private final List<Region> open = new ArrayList<>();
    private final Map<Integer, Integer> spans = new HashMap<>();

    private record Region(int lastRow, int column, String value) {}

    /** Collects regions in any order. Rows and columns count from 0. */
    public static final class Collector {
        private long[] regions = new long[64];
        private int count;

        /**
         * @return false if there are too many
         */
        public boolean add(int firstRow, int lastRow, int firstColumn, int lastColumn) {
            if (count == MOST) {
                return false;
            }
            if (count == regions.length) {
                regions = Arrays.copyOf(regions, count * 2);
            }
            // Packed so that they sort by their first row.
            regions[count++] = ((long) firstRow << ROW_SHIFT)
                    | ((long) firstColumn << COLUMN_SHIFT)
                    | ((long) Math.min(lastRow - firstRow, HEIGHT_MASK) << HEIGHT_SHIFT)
                    | Math.min(lastColumn - firstColumn, WIDTH_MASK);
            return true;
        }

        public MergedCells done() {
            long[] sorted = Arrays.copyOf(regions, count);
            Arrays.sort(sorted);
            return new MergedCells(sorted);
        }
    }

    private MergedCells(long[] regions) {
        this.regions = regions;
    }

    /**
     * Fills in what the row's cells have from those above; a row without anything of its own stays as it is.
     *
     * @param row counted from 0
     * @param cells of the row; may become longer
     * @return over how many columns its first filled cell is merged
     */
    public int unfold(int row, List<String> cells) {
        open.removeIf(region -> region.lastRow < row);
        spans.clear();
        int above = open.size();
        while (next < regions.length && regions[next] >>> ROW_SHIFT <= row) {
            open(regions[next++], row, cells);
        }
        if (!cells.stream().allMatch(String::isBlank)) {
            open.subList(0, above).forEach(region -> fill(cells, region));
        }
        return span(cells);
    }

    private void open(long packed, int row, List<String> cells) {
        int firstRow = (int) (packed >>> ROW_SHIFT);
        int column = (int) (packed >>> COLUMN_SHIFT) & COLUMN_MASK;
        int lastRow = firstRow + ((int) (packed >>> HEIGHT_SHIFT) & HEIGHT_MASK);
        if (firstRow < row) {
            return;
        }
        spans.put(column, (int) (packed & WIDTH_MASK) + 1);
        if (lastRow > row && open.size() < MOST_OPEN) {
            open.add(new Region(lastRow, column, column < cells.size() ? cells.get(column) : ""));
        }
    }

    private static void fill(List<String> cells, Region region) {
        if (region.value.isEmpty()) {
            return;
        }
        while (cells.size() <= region.column) {
            cells.add("");
        }
        if (cells.get(region.column).isEmpty()) {
            cells.set(region.column, region.value);
        }
    }

    private int span(List<String> cells) {
        if (spans.isEmpty()) {
            return 1;
        }
        Iterator<String> each = cells.iterator();
        for (int column = 0; each.hasNext(); column++) {
            if (!each.next().isBlank()) {
                return spans.getOrDefault(column, 1);
            }
        }
        return 1;
    }
}
