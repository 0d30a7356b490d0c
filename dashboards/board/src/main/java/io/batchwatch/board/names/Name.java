package io.batchwatch.board.names;

import java.util.Objects;

/** What a code is called. */
public record Name(String zh, String en) {
    public Name {
        Objects.requireNonNull(zh);
        Objects.requireNonNull(en);
    }
}
