package io.batchwatch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.batchwatch.gateway.profile.SignedDoor;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Signatures signatures =
            new Signatures(Clock.fixed(NOW, ZoneOffset.UTC), name -> name.equals("SECRET") ? "s3cret" : null);

    /** Computed with `printf 'M1SN-1R-91772323200abc' | openssl dgst -sha256 -hmac s3cret`. */
    @Test
    void theSignatureIsThatOfOtherPrograms() throws Exception {
        ObjectNode message = message().put("nonce", "abc");

        assertThat(HexFormat.of().formatHex(Signatures.sign(door(SignedDoor.Algorithm.HMAC_SHA256), "s3cret", message)))
                .isEqualTo("ac2b0079d2ebc71037b50370f7c7410058ba53dcf9793d21d7d85fff9b382ac5");
        assertThat(HexFormat.of().formatHex(Signatures.sign(door(SignedDoor.Algorithm.MD5), "s3cret", message)))
                .isEqualTo("9f0667252a4d237e10ea6974f77a3fc1");
    }

    @ParameterizedTest
    @EnumSource(SignedDoor.Algorithm.class)
    void whatIsSignedComesInOnce(SignedDoor.Algorithm algorithm) throws Exception {
        byte[] message = signed(message(), algorithm);

        assertThat(signatures.check("reader", door(algorithm), message)).isEqualTo("n-1");
        refused(409, () -> signatures.check("reader", door(algorithm), message));
    }

    @Test
    void aMessageThatWasNotTakenMayComeAgain() throws Exception {
        byte[] message = signed(message(), SignedDoor.Algorithm.HMAC_SHA256);
        signatures.release("reader", signatures.check("reader", door(SignedDoor.Algorithm.HMAC_SHA256), message));

        assertThatCode(() -> signatures.check("reader", door(SignedDoor.Algorithm.HMAC_SHA256), message))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"manufacturer_code", "device_sn", "manufacturer_record_id", "timestamp", "nonce", "sign"})
    void whatWasChangedOnItsWayIsRefused(String field) throws Exception {
        ObjectNode message = (ObjectNode) JSON.readTree(signed(message(), SignedDoor.Algorithm.HMAC_SHA256));
        message.put(field, "1772323201");

        refused(401, () -> check(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1772323801", "1772322599", "1772323801000", "2026-03-01T00:10:00Z"})
    void whatWasSignedAtAnotherTimeIsRefused(String moment) throws Exception {
        ObjectNode message = message().put("timestamp", moment);

        refused(401, () -> check((ObjectNode) JSON.readTree(signed(message, SignedDoor.Algorithm.HMAC_SHA256))));
    }

    @Test
    void withoutASecretNobodyComesIn() throws Exception {
        Signatures none = new Signatures(Clock.fixed(NOW, ZoneOffset.UTC), name -> null);
        byte[] message = signed(message(), SignedDoor.Algorithm.HMAC_SHA256);

        refused(401, () -> none.check("reader", door(SignedDoor.Algorithm.HMAC_SHA256), message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "a,b\n1,2", "{\"sign\":\"\"}", "{\"sign\":{}}"})
    void whatIsNoSignedObjectIsRefused(String text) {
        assertThatThrownBy(() -> signatures.check(
                        "reader", door(SignedDoor.Algorithm.HMAC_SHA256), text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void nothingMayStandBehindWhatIsSigned() throws Exception {
        String message = new String(signed(message(), SignedDoor.Algorithm.HMAC_SHA256), StandardCharsets.UTF_8);

        refused(
                400,
                () -> signatures.check(
                        "reader",
                        door(SignedDoor.Algorithm.HMAC_SHA256),
                        (message + "\n{}").getBytes(StandardCharsets.UTF_8)));
    }

    private void check(ObjectNode message) throws Exception {
        signatures.check("reader", door(SignedDoor.Algorithm.HMAC_SHA256), JSON.writeValueAsBytes(message));
    }

    private static void refused(int status, ThrowingCallable check) {
        assertThatThrownBy(check).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(
                        refused.refusal().status())
                .isEqualTo(status));
    }

    private static ObjectNode message() {
        return JSON.createObjectNode()
                .put("manufacturer_code", "M1")
                .put("device_sn", "SN-1")
                .put("manufacturer_record_id", "R-9")
                .put("timestamp", 1772323200L)
                .put("nonce", "n-1");
    }

    private static byte[] signed(ObjectNode message, SignedDoor.Algorithm algorithm) throws Exception {
        message.put("sign", HexFormat.of().formatHex(Signatures.sign(door(algorithm), "s3cret", message)));
        return JSON.writeValueAsBytes(message);
    }

    private static SignedDoor door(SignedDoor.Algorithm algorithm) {
        return new SignedDoor(
                algorithm,
                List.of("manufacturer_code", "device_sn", "manufacturer_record_id", "timestamp", "nonce"),
                "",
                "sign",
                "timestamp",
                "nonce",
                "SECRET",
                Duration.ofMinutes(5));
    }
}
