package io.batchwatch.gateway.packed;

import java.io.IOException;

/** A file is not what it says it is, and will not be when it is read again. */
public final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    public DamagedException(String message) {
        super(message);
    }

    public DamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
