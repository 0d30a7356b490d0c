package io.batchwatch.standalone.sql;

import java.io.Serial;

/** A query that could not be answered; the message is one line for the person who asked. */
public final class QueryException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    QueryException(String message, Throwable cause) {
        super(message, cause);
    }

    QueryException(String message) {
        super(message);
    }
}
