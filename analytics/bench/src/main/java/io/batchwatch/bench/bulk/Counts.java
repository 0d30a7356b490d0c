package io.batchwatch.bench.bulk;

import java.util.HashMap;
import java.util.Map;

/** The latest count of each cell, as told one after another; a cell's name ends with its verdict. */
final class Counts {
    private final Map<String, Long> latest = new HashMap<>();

    void take(String cell, long rows) {
        latest.put(cell, rows);
    }

    long rows() {
        return latest.values().stream().mapToLong(Long::longValue).sum();
    }

    long rows(String verdict) {
        return latest.entrySet().stream()
                .filter(cell -> cell.getKey().endsWith('|' + verdict))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
