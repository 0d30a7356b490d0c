package io.batchwatch.webhooks.message;

import io.batchwatch.webhooks.subscriber.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The three headers of Standard Webhooks: {@code webhook-id}, {@code webhook-timestamp} in seconds since 1970, and {@code
 * webhook-signature}: {@code v1,} and Base64 of HMAC-SHA256 over id, timestamp and body with a dot between them, once for
 * each secret, a blank between them.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
public record Signature(String id, String timestamp, String signatures) {
    public static final String ID_HEADER = "webhook-id";
    public static final String TIMESTAMP_HEADER = "webhook-timestamp";
    public static final String SIGNATURE_HEADER = "webhook-signature";

    public static Signature of(String id, Instant now, String body, List<SigningSecret> secrets) {
        String timestamp = Long.toString(now.getEpochSecond());
        byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        return new Signature(
                id,
                timestamp,
                secrets.stream()
                        .map(secret -> "v1," + Base64.getEncoder().encodeToString(secret.sign(signed)))
                        .collect(Collectors.joining(" ")));
    }
}
