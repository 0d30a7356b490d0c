package io.batchwatch.gateway.door;

import io.batchwatch.gateway.arrival.Hashing;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What a message is called that has no name of its own: when it came, and the beginning of its content's hash. */
final class MessageName {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int DIGITS = 8;

    private MessageName() {}

    /**
     * @param ending without its point
     */
    static String of(Instant came, byte[] message, String ending) {
        return MOMENT.format(came) + "-" + Hashing.sha256(message).substring(0, DIGITS) + "." + ending;
    }
}
