package io.batchwatch.gateway.profile;

import java.util.Map;

/** How a rapid test's inhibition is written: 0.45 and 45 % are the same, and 118 can be neither. */
public enum Inhibition {
    PERCENT,
    FRACTION;

    static final Map<String, Inhibition> BY_WORD = Map.of("percent", PERCENT, "fraction", FRACTION);
}
