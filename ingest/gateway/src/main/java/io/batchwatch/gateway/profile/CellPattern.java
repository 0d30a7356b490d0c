package io.batchwatch.gateway.profile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which part of a text counts: the first group of a regular expression that fits all of it. */
public record CellPattern(Pattern pattern) {
    /**
     * @throws IllegalArgumentException if it is no regular expression, or has no group
     */
    static CellPattern of(String text) {
        CellPattern pattern = new CellPattern(Pattern.compile(text));
        if (pattern.pattern.matcher("").groupCount() == 0) {
            throw new IllegalArgumentException("no group in " + text);
        }
        return pattern;
    }

    /** The part that counts, empty text where the group took none of it; empty if the text does not fit. */
    public Optional<String> part(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(matcher.group(1)).orElse(""));
    }
}
