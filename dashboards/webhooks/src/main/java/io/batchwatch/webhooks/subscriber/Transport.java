package io.batchwatch.webhooks.subscriber;

/** What the way to a subscriber must be like. */
public enum Transport {
    /** HTTPS; HTTP only to this machine itself. */
    ENCRYPTED,
    /** HTTP as well, since the operator said so: whoever stands on the way can read what is told, but not forge it. */
    PLAIN_ALLOWED
}
