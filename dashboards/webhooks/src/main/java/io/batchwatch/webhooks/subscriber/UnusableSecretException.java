package io.batchwatch.webhooks.subscriber;

/** A secret is not there or not fit to sign with; the message says why, and never the secret. */
public final class UnusableSecretException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableSecretException(String message) {
        super(message);
    }
}
