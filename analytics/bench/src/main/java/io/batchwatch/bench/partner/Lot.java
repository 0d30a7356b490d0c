package io.batchwatch.bench.partner;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What one file is about.
 *
 * @param name in front of the ids of its samples and batches, so that lots of different names share none
 * @param from the first month in which samples were taken
 * @param months over which the samples are spread
 */
public record Lot(String name, long rows, YearMonth from, int months) {
    public Lot {
        Objects.requireNonNull(name);
        Objects.requireNonNull(from);
        if (rows < 1 || months < 1) {
            throw new IllegalArgumentException("a lot has rows and months, not " + rows + " and " + months);
        }
    }

    /** Of ten months. */
    public static Lot of(String name, long rows) {
        return new Lot(name, rows, YearMonth.of(2025, 1), 10);
    }

    /** Of ten years. */
    public static Lot ofTenYears(String name, long rows) {
        return new Lot(name, rows, YearMonth.of(2015, 11), 120);
    }

    /** The same number of rows in lots of at most so many, which share no sample. */
    public List<Lot> parts(long most) {
        if (rows <= most) {
            return List.of(this);
        }
        List<Lot> parts = new ArrayList<>();
        for (long left = rows; left > 0; left -= most) {
            parts.add(new Lot(name + parts.size(), Math.min(most, left), from, months));
        }
        return parts;
    }
}
