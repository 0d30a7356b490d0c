package io.batchwatch.gateway.door;

import java.time.Duration;

/** A message was not taken, and nobody said that it was: its sender should send it again. */
public final class NotTakenException extends Exception {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    NotTakenException(String why, Duration retryAfter) {
        super(why);
        this.retryAfter = retryAfter;
    }

    NotTakenException(Exception cause, Duration retryAfter) {
        super(cause.toString(), cause);
        this.retryAfter = retryAfter;
    }

    /** When it is worth trying again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
