package io.batchwatch.rules.judge;

import io.batchwatch.rules.reference.SamplingPlan;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sampling plan as notices print it: {@code n=5,c=2,m=10²CFU/g,M=10³CFU/g}.
 *
 * @param unit as it stands behind M, else behind m; empty if behind neither
 */
record PlanText(SamplingPlan plan, String unit) {
    private static final String NUMBER = "([0-9.×xX*^]+)([A-Za-z]+/\\d{0,3}[A-Za-z]+)?";
    private static final Pattern PLAN =
            Pattern.compile("n=(\\d{1,3})[,;、]?c=(\\d{1,3})[,;、]?m=" + NUMBER + "[,;、]?\\n?M=" + NUMBER);

    /** Empty if it is none, or if one of its numbers may have lost its exponent. */
    static Optional<PlanText> read(String text) {
        return CountText.plain(text).map(plain -> plain.replace("\n", "")).flatMap(PlanText::parsed);
    }

    private static Optional<PlanText> parsed(String text) {
        Matcher found = PLAN.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        Optional<BigDecimal> m = CountText.number(found.group(3));
        Optional<BigDecimal> most = CountText.number(found.group(5));
        int n = Integer.parseInt(found.group(1));
        int c = Integer.parseInt(found.group(2));
        if (m.isEmpty() || most.isEmpty() || n < 1 || c >= n || m.get().compareTo(most.get()) > 0) {
            return Optional.empty();
        }
        String unit = Optional.ofNullable(found.group(6))
                .or(() -> Optional.ofNullable(found.group(4)))
                .orElse("");
        return Optional.of(new PlanText(new SamplingPlan(n, c, m.get(), most.get()), unit));
    }
}
