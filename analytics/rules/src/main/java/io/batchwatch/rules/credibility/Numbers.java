package io.batchwatch.rules.credibility;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;

/**
 * What measured numbers say of their making. Readings of one analyte in their order of time; what chance would do is
 * learnt from the counter's own readings, so a narrow range is not held against it.
 */
final class Numbers {
    private static final int FEWEST = 100;
    private static final int DIGITS = 10;
    private static final double A_FEW = 0.05;

    /** So many readings in the same order are no coincidence of neighbours. */
    private static final int BLOCK = 4;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Counted in last digits: smaller readings are so few steps from nothing that their last digit is nearly their first. */
    private static final BigInteger ENOUGH_DIGITS = BigInteger.valueOf(50);

    private Numbers() {}

    static List<Evidence> look(List<Reading> inOrder, double slips) {
        Map<String, List<BigDecimal>> byAnalyte = inOrder.stream()
                .filter(reading -> reading.value().isPresent())
                .collect(Collectors.groupingBy(
                        reading -> reading.analyte() + " " + reading.unit(),
                        Collectors.mapping(reading -> reading.value().orElseThrow(), Collectors.toList())));
        List<Evidence> evidence = new ArrayList<>();
        for (List<BigDecimal> values : byAnalyte.values()) {
            // Zero is where instruments stand when there is nothing: it has no last digit, and follows itself.
            List<BigDecimal> above =
                    values.stream().filter(value -> value.signum() != 0).toList();
            if (above.size() >= FEWEST) {
                lastDigits(above).ifPresent(evidence::add);
                double alike = alike(above);
                evidence.add(inARow(above, alike));
                evidence.add(blocks(above, alike));
            }
        }
        impossible(inOrder, slips).ifPresent(evidence::add);
        return evidence;
    }

    /** Of values with the usual number of decimals; zeros at the end, which stores and spreadsheets drop, are put back. */
    private static Optional<Evidence> lastDigits(List<BigDecimal> values) {
        int usual = usualDecimals(values);
        long[] counts = new long[DIGITS];
        double[] expected = new double[DIGITS];
        for (BigDecimal value : values) {
            BigDecimal plain = value.stripTrailingZeros();
            if (plain.scale() <= usual) {
                BigInteger digits = plain.setScale(usual).unscaledValue().abs();
                spread(digits, expected);
                if (digits.compareTo(ENOUGH_DIGITS) >= 0) {
                    counts[digits.mod(BigInteger.TEN).intValue()]++;
                }
            }
        }
        long all = Arrays.stream(counts).sum();
        if (all < FEWEST) {
            return Optional.empty();
        }
        double scale = all / Arrays.stream(expected).sum();
        double[] honest = Arrays.stream(expected).map(count -> count * scale).toArray();
        int most = IntStream.range(0, DIGITS)
                .boxed()
                .max(Comparator.comparing(digit -> counts[digit]))
                .orElseThrow();
        return Optional.of(new Evidence(
                Check.LAST_DIGITS,
                counts[most],
                honest[most],
                all,
                ChiSquareTest.withDefaults().test(honest, counts).getPValue()));
    }

    /**
     * What last digits would be, were each reading as likely a little more or a little less. That is even, but for where the
     * readings that count begin: there are more a little above than far above, and a year of them shows it.
     */
    private static void spread(BigInteger digits, double[] expected) {
        for (int step = -DIGITS / 2; step <= DIGITS / 2; step++) {
            BigInteger near = digits.add(BigInteger.valueOf(step));
            if (near.compareTo(ENOUGH_DIGITS) >= 0) {
                boolean isEnd = Math.abs(step) == DIGITS / 2;
                expected[near.mod(BigInteger.TEN).intValue()] += isEnd ? 0.5 : 1;
            }
        }
    }

    /** The most decimals that more than a few values have. */
    private static int usualDecimals(List<BigDecimal> values) {
        Map<Integer, Long> scales = values.stream()
                .collect(Collectors.groupingBy(
                        value -> Math.max(0, value.stripTrailingZeros().scale()), Collectors.counting()));
        return scales.entrySet().stream()
                .filter(scale -> scale.getValue() > A_FEW * values.size())
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(0);
    }

    /** How probable it is that two of these readings are the same. */
    private static double alike(List<BigDecimal> values) {
        Map<BigDecimal, Long> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value.stripTrailingZeros(), 1L, Long::sum));
        double n = values.size();
        return counts.values().stream()
                .mapToDouble(count -> count / n * (count - 1) / (n - 1))
                .sum();
    }

    private static Evidence inARow(List<BigDecimal> values, double alike) {
        long same = 0;
        for (int i = 1; i < values.size(); i++) {
            same += values.get(i).compareTo(values.get(i - 1)) == 0 ? 1 : 0;
        }
        double expected = (values.size() - 1) * alike;
        return new Evidence(Check.IDENTICAL_IN_A_ROW, same, expected, values.size(), atLeast(same, expected));
    }

    /** A run that comes again counts once, however long it is. */
    private static Evidence blocks(List<BigDecimal> values, double alike) {
        List<BigDecimal> plain =
                values.stream().map(BigDecimal::stripTrailingZeros).toList();
        Set<List<BigDecimal>> seen = new HashSet<>();
        long again = 0;
        boolean within = false;
        for (int i = 0; i + BLOCK <= plain.size(); i++) {
            boolean repeated = !seen.add(plain.subList(i, i + BLOCK));
            again += repeated && !within ? 1 : 0;
            within = repeated;
        }
        double pairs = (double) plain.size() * plain.size() / 2;
        double expected = pairs * Math.pow(alike, BLOCK);
        return new Evidence(Check.REPEATED_BLOCKS, again, expected, values.size(), atLeast(again, expected));
    }

    /** Below nothing, or an inhibition or share above all. */
    private static Optional<Evidence> impossible(List<Reading> readings, double slips) {
        List<Reading> measured =
                readings.stream().filter(reading -> reading.value().isPresent()).toList();
        long cannot = measured.stream()
                .filter(reading -> {
                    BigDecimal value = reading.value().orElseThrow();
                    return value.signum() < 0 || (reading.unit().equals("%") && value.compareTo(HUNDRED) > 0);
                })
                .count();
        return cannot == 0
                ? Optional.empty()
                : Optional.of(Slips.evidence(Check.IMPOSSIBLE_VALUES, cannot, measured.size(), slips));
    }

    static double atLeast(long count, double expected) {
        if (count == 0) {
            return 1;
        }
        return expected <= 0 ? 0 : PoissonDistribution.of(expected).survivalProbability((int) count - 1);
    }
}
