package io.batchwatch.rules.rates;

/**
 * So many of so many; what is counted (passes, fails) is the caller's to say.
 *
 * @param events 0 to {@code n}
 * @param n 0 or more; of nothing there is no {@link #rate}
 */
public record Proportion(long events, long n) {
    public static final Proportion NONE = new Proportion(0, 0);

    public Proportion {
        if (events < 0 || n < events) {
            throw new IllegalArgumentException(events + " of " + n + " is no proportion");
        }
    }

    /**
     * @return 0 to 1
     * @throws IllegalStateException if there is nothing to count
     */
    public double rate() {
        if (n == 0) {
            throw new IllegalStateException("of nothing there is no rate");
        }
        return (double) events / n;
    }

    public Proportion plus(Proportion other) {
        return new Proportion(events + other.events, n + other.n);
    }

    public static Proportion sum(Iterable<Proportion> parts) {
        Proportion sum = NONE;
        for (Proportion part : parts) {
            sum = sum.plus(part);
        }
        return sum;
    }
}
