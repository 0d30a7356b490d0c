package io.batchwatch.bench.report;

import java.util.Arrays;
import java.util.List;

/** Of times that were measured one by one. */
public final class Quantiles {
    private final double[] sorted;

    private Quantiles(double[] sorted) {
        this.sorted = sorted;
    }

    public static Quantiles of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("of nothing");
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Quantiles(sorted);
    }

    /**
     * The smallest value that so large a part of all does not exceed.
     *
     * @param part above 0, at most 1
     */
    public double at(double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }

    public void note(String subject, String what, String unit, Findings.Notebook notebook) {
        notebook.figure(subject, what + ", samples", sorted.length, "");
        notebook.figure(subject, what + ", p50", at(0.5), unit);
        notebook.figure(subject, what + ", p90", at(0.9), unit);
        notebook.figure(subject, what + ", p99", at(0.99), unit);
        notebook.figure(subject, what + ", max", at(1), unit);
    }
}
