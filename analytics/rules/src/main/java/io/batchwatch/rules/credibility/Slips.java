package io.batchwatch.rules.credibility;

import io.batchwatch.rules.rates.BinomialTail;
import io.batchwatch.rules.rates.Proportion;

/** Honest hands and clocks err now and then: only more of it than that is worth a look. */
final class Slips {
    private Slips() {}

    static Evidence evidence(Check check, long seen, long of, double slips) {
        return new Evidence(check, seen, of * slips, of, BinomialTail.atLeast(new Proportion(seen, of), slips));
    }
}
