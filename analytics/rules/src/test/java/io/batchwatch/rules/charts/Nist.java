package io.batchwatch.rules.charts;

import io.batchwatch.rules.rates.Proportion;
import java.util.List;
import java.util.stream.IntStream;

/** The NIST/SEMATECH handbook's data (public domain). */
final class Nist {
    private Nist() {}

    /** 6.3.3.2: defective chips in thirty samples of fifty. */
    static final List<Proportion> WAFERS = IntStream.of(
                    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7,
                    13, 9, 6)
            .mapToObj(defective -> new Proportion(defective, 50))
            .toList();

    /** 6.3.2.4. */
    static final List<Double> EWMA = List.of(
            52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4,
            53.6, 52.1);

    /** 6.3.2.3. */
    static final List<Double> CUSUM = List.of(
            324.925, 324.675, 324.725, 324.350, 325.350, 325.225, 324.125, 324.525, 325.225, 324.600, 324.625, 325.150,
            328.325, 327.250, 327.825, 328.500, 326.675, 327.775, 326.875, 328.350);
}
