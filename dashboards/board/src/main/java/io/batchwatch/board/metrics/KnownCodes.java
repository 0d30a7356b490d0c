package io.batchwatch.board.metrics;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values that a label may have; whatever else there is counts as {@code other}. */
record KnownCodes(Set<String> codes) {
    static final String OTHER = "other";

    /** What is no such code, a Chinese name for one, would not survive every tool between here and a graph. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9*][A-Za-z0-9_.*-]{0,63}");

    /**
     * @param bound how many are known, in the order of the alphabet; {@code other} is always known beside them
     */
    static KnownCodes of(Collection<String> codes, int bound) {
        Set<String> known = codes.stream()
                .filter(code -> CODE.matcher(code).matches())
                .sorted()
                .limit(bound)
                .collect(Collectors.toCollection(TreeSet::new));
        known.add(OTHER);
        return new KnownCodes(known);
    }

    String orOther(String code) {
        return codes.contains(code) ? code : OTHER;
    }
}
