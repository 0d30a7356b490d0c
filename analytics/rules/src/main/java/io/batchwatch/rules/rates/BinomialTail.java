package io.batchwatch.rules.rates;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * How probable so many events, or more, or fewer, are at a given rate. Counts may be fractions: an overdispersed count is
 * judged as a smaller one (events and trials both divided by the dispersion).
 */
public final class BinomialTail {
    private BinomialTail() {}

    /** The probability of {@code events} or more. */
    public static double atLeast(double events, double n, double rate) {
        check(events, n, rate);
        if (events <= 0 || rate >= 1) {
            return 1;
        }
        return rate <= 0 ? 0 : RegularizedBeta.value(rate, events, n - events + 1);
    }

    /** The probability of {@code events} or fewer. */
    public static double atMost(double events, double n, double rate) {
        check(events, n, rate);
        if (events >= n || rate <= 0) {
            return 1;
        }
        return rate >= 1 ? 0 : RegularizedBeta.complement(rate, events + 1, n - events);
    }

    /** The probability of as many events or more. */
    public static double atLeast(Proportion counted, double rate) {
        return atLeast((double) counted.events(), (double) counted.n(), rate);
    }

    /** The probability of as many events or fewer. */
    public static double atMost(Proportion counted, double rate) {
        return atMost((double) counted.events(), (double) counted.n(), rate);
    }

    /**
     * The greatest count that is still nothing to wonder at.
     *
     * @param alpha a count is to be wondered at if it, or more, is less probable
     * @return 0 to {@code n}
     */
    public static long greatestUsual(long n, double rate, double alpha) {
        long usual = 0;
        long unusual = n + 1;
        while (unusual - usual > 1) {
            long middle = usual + (unusual - usual) / 2;
            if (atLeast(new Proportion(middle, n), rate) < alpha) {
                unusual = middle;
            } else {
                usual = middle;
            }
        }
        return usual;
    }

    private static void check(double events, double n, double rate) {
        if (!(events >= 0 && events <= n && rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(events + " of " + n + " at " + rate + " has no probability");
        }
    }
}
