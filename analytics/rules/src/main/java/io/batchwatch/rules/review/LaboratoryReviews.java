package io.batchwatch.rules.review;

import io.batchwatch.rules.comparison.FalseDiscovery;
import io.batchwatch.rules.laboratories.Agreement;
import io.batchwatch.rules.laboratories.Duplicates;
import io.batchwatch.views.LaboratoriesReview;
import io.batchwatch.views.LaboratoriesReview.Basis;
import io.batchwatch.views.LaboratoriesReview.Comparison;
import io.batchwatch.views.LaboratoriesReview.Verdict;
import io.batchwatch.views.Review;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Laboratories against each other. A few values say little of their own spread, so a z is held against Student's t; and of
 * many comparisons some lie far off by chance, so probabilities are corrected for all of them.
 */
public final class LaboratoryReviews {
    private static final double LEVEL = 0.05;
    private static final double WATCH = 2;
    private static final double ACT = 3;

    private LaboratoryReviews() {}

    /** One comparison before it is known how many others there are. */
    private record Seen(
            Basis basis, String what, String laboratory, int n, double value, double usual, double z, int freedom) {
        double probability() {
            return 2 * TDistribution.of(freedom).survivalProbability(Math.abs(z));
        }
    }

    public static LaboratoriesReview of(
            List<Duplicates.Measured> lots, List<Agreement.Measured> values, Reviewed reviewed) {
        List<Comparison> comparisons = compared(lots, values);
        return new LaboratoriesReview(
                Optional.of(reviewed.at()),
                Optional.of(reviewed.from()),
                Optional.of(reviewed.to()),
                (int) comparisons.stream()
                        .map(Comparison::laboratory)
                        .distinct()
                        .count(),
                comparisons.size(),
                (int) comparisons.stream()
                        .filter(comparison -> comparison.verdict() == Verdict.ACT)
                        .map(Comparison::laboratory)
                        .distinct()
                        .count(),
                comparisons.stream().limit(Review.SHOWN).toList(),
                reviewed.version());
    }

    /** Every comparison, the least probable first. */
    public static List<Comparison> compared(List<Duplicates.Measured> lots, List<Agreement.Measured> values) {
        List<Seen> seen = new ArrayList<>();
        Duplicates.biases(lots)
                .forEach(bias -> seen.add(new Seen(
                        Basis.DUPLICATES,
                        "factor",
                        bias.lab(),
                        bias.pairs(),
                        bias.factor(),
                        1,
                        bias.z(),
                        bias.pairs() - 1)));
        List<Agreement.Score> scores = Agreement.scores(values);
        Map<String, Long> laboratories =
                scores.stream().collect(Collectors.groupingBy(Agreement.Score::group, Collectors.counting()));
        scores.forEach(score -> seen.add(new Seen(
                Basis.AGREEMENT,
                score.group(),
                score.lab(),
                score.values(),
                score.mean(),
                score.usual(),
                score.z(),
                laboratories.get(score.group()).intValue() - 1)));
        List<Double> adjusted =
                FalseDiscovery.adjusted(seen.stream().map(Seen::probability).toList());
        List<Comparison> comparisons = new ArrayList<>();
        for (Seen one : seen) {
            comparisons.add(comparison(one, adjusted.get(comparisons.size())));
        }
        comparisons.sort(Comparator.comparingDouble(Comparison::probability)
                .thenComparing(Comparison::what)
                .thenComparing(Comparison::laboratory));
        return List.copyOf(comparisons);
    }

    private static Comparison comparison(Seen seen, double adjusted) {
        return new Comparison(
                seen.basis(),
                seen.what(),
                seen.laboratory(),
                seen.n(),
                seen.value(),
                seen.usual(),
                seen.z(),
                seen.probability(),
                adjusted,
                verdict(seen.z(), adjusted),
                zh(seen),
                en(seen));
    }

    private static Verdict verdict(double z, double adjusted) {
        double distance = Math.abs(z);
        if (distance > ACT && adjusted <= LEVEL) {
            return Verdict.ACT;
        }
        return distance > WATCH ? Verdict.WATCH : Verdict.OK;
    }

    private static String zh(Seen seen) {
        return switch (seen.basis()) {
            case DUPLICATES ->
                "请看一看 %s：在共同检测的 %d 个结果上，其报数为其他机构的 %s 倍（z = %s）。可能的正常原因：方法或单位不同、样品不均匀。"
                        .formatted(seen.laboratory(), seen.n(), number(seen.value()), number(seen.z()));
            case AGREEMENT ->
                "请看一看 %s：%s 的稳健均值为 %s，各机构通常为 %s（z = %s，共 %d 个结果）。可能的正常原因：送检样品本身不同。"
                        .formatted(
                                seen.laboratory(),
                                seen.what(),
                                number(seen.value()),
                                number(seen.usual()),
                                number(seen.z()),
                                seen.n());
        };
    }

    private static String en(Seen seen) {
        return switch (seen.basis()) {
            case DUPLICATES ->
                "Look at %s: on %d results of lots that others tested too it reports %s times as much (z = %s); honest causes: another method or unit, samples that are not alike."
                        .formatted(seen.laboratory(), seen.n(), number(seen.value()), number(seen.z()));
            case AGREEMENT ->
                "Look at %s: its robust mean of %s is %s where laboratories usually have %s (z = %s, %d results); honest causes: it was sent other samples."
                        .formatted(
                                seen.laboratory(),
                                seen.what(),
                                number(seen.value()),
                                number(seen.usual()),
                                number(seen.z()),
                                seen.n());
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
