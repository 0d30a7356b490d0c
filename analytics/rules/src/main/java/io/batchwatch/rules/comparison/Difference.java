package io.batchwatch.rules.comparison;

import io.batchwatch.rules.rates.Proportion;
import io.batchwatch.rules.rates.Wilson;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * The difference of two independent rates, with the interval that joins their Wilson intervals (R. G. Newcombe 1998,
 * method 10, at 95 %) and Fisher's exact test of no difference, two-sided.
 *
 * @param difference the first rate less the second, -1 to 1
 * @param lower -1 to 1
 * @param upper -1 to 1
 * @param probability of so great a difference, or a greater, if there were none
 */
public record Difference(double difference, double lower, double upper, double probability) {
    /**
     * @throws IllegalArgumentException if one of them counted nothing, or more than two thousand million
     */
    public static Difference of(Proportion one, Proportion other) {
        Wilson first = Wilson.of(one.events(), one.n());
        Wilson second = Wilson.of(other.events(), other.n());
        double p = one.rate();
        double q = other.rate();
        double down = Math.hypot(p - first.lower(), second.upper() - q);
        double up = Math.hypot(first.upper() - p, q - second.lower());
        return new Difference(p - q, p - q - down, p - q + up, fisher(one, other));
    }

    private static double fisher(Proportion one, Proportion other) {
        long events = one.events() + other.events();
        if (events == 0 || events == one.n() + other.n()) {
            return 1;
        }
        int[][] table = {
            {whole(one.events()), whole(one.n() - one.events())},
            {whole(other.events()), whole(other.n() - other.events())}
        };
        return FisherExactTest.withDefaults().test(table).getPValue();
    }

    private static int whole(long count) {
        try {
            return Math.toIntExact(count);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(count + " is too many for an exact test", e);
        }
    }
}
