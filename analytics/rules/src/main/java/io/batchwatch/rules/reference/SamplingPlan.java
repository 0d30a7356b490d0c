package io.batchwatch.rules.reference;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A three-class microbiological sampling plan (ICMSF; GB 4789.1): of {@code n} results none may lie above M, and at most
 * {@code c} above m. With c = 0 or m = M it is a two-class plan.
 *
 * @param n how many units of the lot are tested
 * @param c how many of them may lie above m
 * @param m what is still acceptable, in the limit's unit
 * @param unacceptable M, what no unit may exceed
 */
public record SamplingPlan(int n, int c, BigDecimal m, BigDecimal unacceptable) {
    public SamplingPlan {
        Objects.requireNonNull(m);
        if (n < 1 || c < 0 || c >= n) {
            throw new IllegalArgumentException("of n units c may be above m, and fewer than all of them");
        }
        if (m.signum() < 0 || m.compareTo(unacceptable) > 0) {
            throw new IllegalArgumentException("m lies between nothing and M");
        }
    }
}
