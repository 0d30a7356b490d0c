package io.batchwatch.rules.laboratories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same lot, tested for the same analyte by several laboratories that did not know of each other: by how much each
 * laboratory's logarithm differs from the others', over all such pairs. A factor means the same at 0.01 and at 10 mg/kg.
 */
public final class Duplicates {
    private static final int FEWEST_PAIRS = 5;

    private Duplicates() {}

    /**
     * One laboratory's measured value.
     *
     * @param lot what both tested: the batch, analyte and unit
     * @param value above 0
     */
    public record Measured(String lot, String lab, double value) {}

    /**
     * @param factor by which it reports more than the others do on the same lots; 1 is the same
     * @param z of that, robustly: above 2 is to be watched, above 3 to be acted on (ISO 13528)
     */
    public record Bias(String lab, int pairs, double factor, double z) {}

    /** Laboratories with at least {@value #FEWEST_PAIRS} lots in common with others, by their names. */
    public static List<Bias> biases(List<Measured> measured) {
        Map<String, List<Measured>> lots = new HashMap<>();
        measured.forEach(
                one -> lots.computeIfAbsent(one.lot(), lot -> new ArrayList<>()).add(one));
        Map<String, List<Double>> differences = new HashMap<>();
        for (List<Measured> same : lots.values()) {
            for (Measured one : same) {
                double[] others = same.stream()
                        .filter(other -> !other.lab().equals(one.lab()))
                        .mapToDouble(other -> Math.log(other.value()))
                        .toArray();
                if (others.length > 0) {
                    double mean = Arrays.stream(others).average().orElseThrow();
                    differences
                            .computeIfAbsent(one.lab(), lab -> new ArrayList<>())
                            .add(Math.log(one.value()) - mean);
                }
            }
        }
        return differences.entrySet().stream()
                .filter(lab -> lab.getValue().size() >= FEWEST_PAIRS)
                .map(lab -> bias(lab.getKey(), lab.getValue()))
                .sorted(Comparator.comparing(Bias::lab))
                .toList();
    }

    private static Bias bias(String lab, List<Double> differences) {
        RobustMean all = RobustMean.of(differences);
        double error = 1.25 * all.deviation() / Math.sqrt(differences.size());
        double z = error == 0 ? 0 : all.mean() / error;
        return new Bias(lab, differences.size(), Math.exp(all.mean()), z);
    }
}
