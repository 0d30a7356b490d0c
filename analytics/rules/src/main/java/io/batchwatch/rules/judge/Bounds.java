package io.batchwatch.rules.judge;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an amount lies between; both bounds belong to it.
 *
 * @param atMost empty if nothing is known
 */
record Bounds(BigDecimal atLeast, Optional<BigDecimal> atMost) {
    static final Bounds NOTHING = exactly(BigDecimal.ZERO);
    static final Bounds ANYTHING = above(BigDecimal.ZERO);

    static Bounds exactly(BigDecimal number) {
        return new Bounds(number, Optional.of(number));
    }

    static Bounds below(BigDecimal number) {
        return new Bounds(BigDecimal.ZERO, Optional.of(number));
    }

    static Bounds above(BigDecimal number) {
        return new Bounds(number, Optional.empty());
    }

    Bounds plus(Bounds other) {
        return new Bounds(atLeast.add(other.atLeast), atMost.flatMap(most -> other.atMost.map(most::add)));
    }

    Bounds times(BigDecimal factor) {
        return new Bounds(atLeast.multiply(factor), atMost.map(factor::multiply));
    }

    /** Of two determinations of one thing what is not to its favour. */
    Bounds greater(Bounds other) {
        return new Bounds(atLeast.max(other.atLeast), atMost.flatMap(most -> other.atMost.map(most::max)));
    }

    Bounds unbounded() {
        return above(atLeast);
    }
}
