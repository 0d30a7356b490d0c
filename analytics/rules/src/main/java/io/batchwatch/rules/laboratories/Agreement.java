package io.batchwatch.rules.laboratories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Laboratories that test the same analyte in the same matrix, over many samples that are not the same: a robust z of each
 * laboratory's own robust mean among all of them. What they were sent may differ as well, so this says where to look, and
 * {@link Duplicates} says whether it is the laboratory.
 */
public final class Agreement {
    private static final int FEWEST_VALUES = 10;
    private static final int FEWEST_LABS = 3;

    private Agreement() {}

    /**
     * @param group the analyte, matrix and unit
     * @param value above 0
     */
    public record Measured(String group, String lab, double value) {}

    /**
     * One laboratory in one group.
     *
     * @param mean its robust mean, on the scale of values
     * @param usual the robust mean of all laboratories' means
     * @param z above 2 is to be watched, above 3 to be looked into (ISO 13528)
     */
    public record Score(String group, String lab, int values, double mean, double usual, double z) {}

    /** Groups with at least {@value #FEWEST_LABS} laboratories of {@value #FEWEST_VALUES} values each; the farthest first. */
    public static List<Score> scores(List<Measured> measured) {
        Map<String, Map<String, List<Double>>> groups = measured.stream()
                .collect(Collectors.groupingBy(
                        Measured::group,
                        Collectors.groupingBy(
                                Measured::lab, Collectors.mapping(one -> Math.log(one.value()), Collectors.toList()))));
        List<Score> scores = new ArrayList<>();
        groups.forEach((group, labs) -> {
            Map<String, Double> means = new HashMap<>();
            labs.forEach((lab, values) -> {
                if (values.size() >= FEWEST_VALUES) {
                    means.put(lab, RobustMean.of(values).mean());
                }
            });
            if (means.size() >= FEWEST_LABS) {
                RobustMean all = RobustMean.of(List.copyOf(means.values()));
                means.forEach((lab, mean) -> scores.add(new Score(
                        group, lab, labs.get(lab).size(), Math.exp(mean), Math.exp(all.mean()), all.z(mean))));
            }
        });
        scores.sort(Comparator.<Score>comparingDouble(score -> -Math.abs(score.z()))
                .thenComparing(Score::group)
                .thenComparing(Score::lab));
        return List.copyOf(scores);
    }
}
