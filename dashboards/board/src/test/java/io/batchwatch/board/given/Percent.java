package io.batchwatch.board.given;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a ratio has to read, worked out in decimal numbers and apart from the page. */
public final class Percent {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Percent() {}

    public static String of(double ratio) {
        if (ratio == 0 || ratio == 1) {
            return ratio == 0 ? "0 %" : "100 %";
        }
        int digits = ratio > 0.995 ? 2 : 1;
        BigDecimal rounded = rounded(ratio, digits);
        while (rounded.compareTo(HUNDRED) == 0 || rounded.signum() == 0) {
            digits++;
            rounded = rounded(ratio, digits);
        }
        return rounded.toPlainString() + " %";
    }

    public static String range(double lower, double upper) {
        return of(lower).replace(" %", "") + " – " + of(upper);
    }

    private static BigDecimal rounded(double ratio, int digits) {
        return BigDecimal.valueOf(ratio).multiply(HUNDRED).setScale(digits, RoundingMode.HALF_UP);
    }
}
