package io.batchwatch.gateway.http;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.batchwatch.gateway.profile.SignedDoor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Knows signed messages from others, and each of them only once: what was said before, and what was signed too long ago, is
 * refused. A message that was not taken may come again.
 */
final class Signatures {
    /** Of a partner: more than he has in the time in which one counts are refused rather than forgotten. */
    private static final int MOST_REMEMBERED = 100_000;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    /** What stands behind the object is signed by nobody, and would be read all the same. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(50).build());
    }

    private final Clock clock;
    private final UnaryOperator<String> environment;
    private final Map<String, Map<String, Instant>> used = new HashMap<>();

    /**
     * @param environment gives a variable's value, and null where there is none
     */
    Signatures(Clock clock, UnaryOperator<String> environment) {
        this.clock = clock;
        this.environment = environment;
    }

    /**
     * @return the message's nonce, which is used from now on
     * @throws RefusedException if the message is not signed by the partner, not now, or not for the first time
     */
    String check(String partner, SignedDoor door, byte[] message) throws RefusedException {
        JsonNode fields = fields(message);
        String secret = Optional.ofNullable(environment.apply(door.secretVariable()))
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new RefusedException(Refusal.wrongSignature()));
        byte[] right = sign(door, secret, fields);
        String given = text(fields, door.signature());
        boolean isRight = MessageDigest.isEqual(right, decoded(given));
        if (!isRight || text(fields, door.nonce()).isEmpty()) {
            throw new RefusedException(Refusal.wrongSignature());
        }
        Instant now = clock.instant();
        Duration away =
                Duration.between(moment(text(fields, door.timestamp())), now).abs();
        if (away.compareTo(door.window()) > 0) {
            throw new RefusedException(Refusal.wrongMoment(door.window()));
        }
        use(partner, text(fields, door.nonce()), now, door.window());
        return text(fields, door.nonce());
    }

    /** The message was not taken: its sender may send it again as it is. */
    synchronized void release(String partner, String nonce) {
        used.getOrDefault(partner, new HashMap<>()).remove(nonce);
    }

    private synchronized void use(String partner, String nonce, Instant now, Duration window) throws RefusedException {
        Map<String, Instant> nonces = used.computeIfAbsent(partner, unseen -> new HashMap<>());
        if (nonces.size() >= MOST_REMEMBERED) {
            nonces.values().removeIf(end -> end.isBefore(now));
        }
        Instant end = nonces.get(nonce);
        if (end != null && !end.isBefore(now)) {
            throw new RefusedException(Refusal.saidBefore());
        }
        if (nonces.size() >= MOST_REMEMBERED) {
            throw new RefusedException(Refusal.notNow(RETRY_AFTER));
        }
        // Its moment may lie as far ahead as behind.
        nonces.put(nonce, now.plus(window.multipliedBy(2)));
    }

    private static JsonNode fields(byte[] message) throws RefusedException {
        try {
            JsonNode fields = JSON.readTree(message);
            if (fields != null && fields.isObject()) {
                return fields;
            }
        } catch (IOException e) {
            // told below
        }
        throw new RefusedException(Refusal.badRequest("A signed message is one JSON object", "签名报文应为一个 JSON 对象"));
    }

    private static String text(JsonNode fields, String name) {
        return fields.path(name).asText("");
    }

    static byte[] sign(SignedDoor door, String secret, JsonNode fields) {
        String signed = door.fields().stream().map(name -> text(fields, name)).collect(Collectors.joining(door.join()));
        try {
            return switch (door.algorithm()) {
                case HMAC_SHA256 -> {
                    Mac mac = Mac.getInstance("HmacSHA256");
                    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                    yield mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
                }
                case SHA256 -> digest("SHA-256", signed + door.join() + secret);
                case MD5 -> digest("MD5", signed + door.join() + secret);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has these", e);
        }
    }

    private static byte[] digest(String algorithm, String text) throws GeneralSecurityException {
        return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] decoded(String signature) {
        try {
            return signature.matches("[0-9a-fA-F]+") && signature.length() % 2 == 0
                    ? HexFormat.of().parseHex(signature)
                    : Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Seconds or milliseconds since 1970, or ISO 8601. */
    private static Instant moment(String text) throws RefusedException {
        try {
            if (text.matches("\\d{10}")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return text.matches("\\d{13}") ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new RefusedException(Refusal.badRequest(
                    "The moment of a signed message is seconds or milliseconds since 1970, or ISO 8601",
                    "签名报文的时间应为 1970 年以来的秒或毫秒，或 ISO 8601"));
        }
    }
}
