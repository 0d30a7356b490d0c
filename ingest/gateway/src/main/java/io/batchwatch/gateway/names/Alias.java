package io.batchwatch.gateway.names;

import java.util.Objects;

/**
 * A name that a person has said the meaning of.
 *
 * @param code of the thing it stands for
 */
public record Alias(NameKind kind, String name, String code) {
    public Alias {
        Objects.requireNonNull(kind);
        if (name.isBlank() || code.isBlank()) {
            throw new IllegalArgumentException("an alias has a name and a code");
        }
    }
}
