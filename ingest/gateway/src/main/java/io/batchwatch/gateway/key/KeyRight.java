package io.batchwatch.gateway.key;

import java.util.Locale;
import java.util.Optional;

/** What a key opens. Who reports results may not say what was done about a batch, and the other way about. */
public enum KeyRight {
    /** A partner's results. */
    RESULTS,
    /** An office's acts. */
    ACTS;

    /** As it is kept and typed. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Keys of an earlier release say nothing: they are for results. */
    static Optional<KeyRight> of(String code) {
        for (KeyRight right : values()) {
            if (right.code().equals(code)) {
                return Optional.of(right);
            }
        }
        return code.isEmpty() ? Optional.of(RESULTS) : Optional.empty();
    }
}
