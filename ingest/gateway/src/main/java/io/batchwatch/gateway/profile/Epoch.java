package io.batchwatch.gateway.profile;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Moments written as time since 1970 began, UTC: where patterns of dates stand, by these names. Of 1990 to 2100 or so. */
public enum Epoch {
    SECONDS("epoch-seconds", 1000, 9, 10),
    MILLISECONDS("epoch-milliseconds", 1, 12, 13);

    private final String word;
    private final long inMilliseconds;
    private final int leastDigits;
    private final int mostDigits;

    Epoch(String word, long inMilliseconds, int leastDigits, int mostDigits) {
        this.word = word;
        this.inMilliseconds = inMilliseconds;
        this.leastDigits = leastDigits;
        this.mostDigits = mostDigits;
    }

    /** By its name among the patterns of dates. */
    public static Optional<Epoch> of(String pattern) {
        return Arrays.stream(values())
                .filter(epoch -> epoch.word.equals(pattern))
                .findFirst();
    }

    /** The moment, if the text is one that is written so. */
    public Optional<Instant> read(String text) {
        boolean fits = text.length() >= leastDigits
                && text.length() <= mostDigits
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return fits ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text) * inMilliseconds)) : Optional.empty();
    }
}
