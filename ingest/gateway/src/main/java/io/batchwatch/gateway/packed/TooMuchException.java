package io.batchwatch.gateway.packed;

import java.io.IOException;

/** More comes out of what is packed than may. */
public final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1;

    public TooMuchException(String message) {
        super(message);
    }
}
