package io.batchwatch.gateway.publish;

import java.io.IOException;

/** Kafka did not acknowledge something: the file is taken up again later, as a whole. */
public final class PublishException extends IOException {
    private static final long serialVersionUID = 1;

    PublishException(Exception cause) {
        super("Kafka did not take it: " + cause.getMessage(), cause);
    }
}
