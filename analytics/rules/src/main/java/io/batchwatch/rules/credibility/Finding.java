package io.batchwatch.rules.credibility;

import java.util.Locale;

/**
 * What was found at a counter.
 *
 * @param observed what was counted
 * @param expected what an honest counter would show
 * @param of among how many
 * @param probability of as much or more, were the counter honest
 * @param adjustedProbability corrected for all counters and checks
 * @param worthALook whether it stands among all that was looked at
 */
public record Finding(
        String place,
        Check check,
        double observed,
        double expected,
        long of,
        double probability,
        double adjustedProbability,
        boolean worthALook) {
    public String sentenceZh() {
        return "请看一看 %s：%s（观察 %s，正常约 %s，共 %d）。%s。"
                .formatted(place, check.titleZh(), number(observed), number(expected), of, check.honestZh());
    }

    public String sentenceEn() {
        return "Look at %s: %s (%s seen, about %s usual, of %d); %s."
                .formatted(place, check.titleEn(), number(observed), number(expected), of, check.honestEn());
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, value >= 10 ? "%.0f" : "%.2g", value);
    }
}
