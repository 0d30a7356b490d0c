package io.batchwatch.standalone.demo;

import java.util.List;

/**
 * Something sold on a market.
 *
 * @param name as the reference data know it
 * @param weight how often it is sampled, compared with the others
 * @param localShare how much of it is grown here, 0 to 1
 * @param disturbing true if it is known to make the rapid method positive by itself
 * @param screening what counters test it for
 * @param items what laboratories test it for
 */
record Good(
        String name,
        String category,
        double weight,
        double localShare,
        boolean disturbing,
        List<RapidTest> screening,
        List<LabItem> items) {
    Good {
        screening = List.copyOf(screening);
        items = List.copyOf(items);
    }

    /** True for what is raised, not grown. */
    boolean isAnimal() {
        return switch (category) {
            case "aquatic", "livestock", "poultry", "egg" -> true;
            default -> false;
        };
    }

    /**
     * A counter's test.
     *
     * @param confirmedBy the item by which a laboratory confirms or clears a positive
     */
    record RapidTest(String analyte, String method, boolean measured, LabItem confirmedBy) {}

    /**
     * A laboratory's item.
     *
     * @param lod limit of detection, in {@code unit}
     * @param limit in {@code unit}; 0 for what is banned at any level
     * @param failing share of samples above it, 0 to 1
     * @param decimals digits behind the point that the laboratory reports
     */
    record LabItem(String analyte, String method, String unit, double lod, double limit, double failing, int decimals) {
        LabItem limitedTo(double otherLimit) {
            return new LabItem(analyte, method, unit, lod, otherLimit, failing, decimals);
        }

        boolean isBanned() {
            return limit == 0;
        }
    }
}
