package io.batchwatch.webhooks.message;

import static io.batchwatch.webhooks.given.Alerts.NOON;
import static io.batchwatch.webhooks.given.Alerts.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwatch.webhooks.subscriber.SigningSecret;
import io.batchwatch.webhooks.subscriber.UnusableSecretException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    /** As the libraries of Standard Webhooks have it in their own tests. */
    @Test
    void theVectorOfStandardWebhooksIsMet() throws UnusableSecretException {
        Signature signature = Signature.of(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}",
                List.of(SigningSecret.of(SECRET)));

        assertThat(signature.timestamp()).isEqualTo("1614265330");
        assertThat(signature.signatures()).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void anotherBodyTimeOrIdIsAnotherSignature() throws UnusableSecretException {
        List<SigningSecret> secrets = List.of(SigningSecret.of(SECRET));

        assertThat(List.of(
                        Signature.of("a", NOON, "{}", secrets).signatures(),
                        Signature.of("b", NOON, "{}", secrets).signatures(),
                        Signature.of("a", NOON.plusSeconds(1), "{}", secrets).signatures(),
                        Signature.of("a", NOON, "{ }", secrets).signatures()))
                .doesNotHaveDuplicates();
    }

    @Test
    void whileASecretIsChangedBothSign() throws UnusableSecretException {
        SigningSecret old = SigningSecret.of(SECRET);
        SigningSecret young = SigningSecret.of(SigningSecret.random());

        assertThat(Signature.of("a", NOON, "{}", List.of(young, old)).signatures())
                .isEqualTo(Signature.of("a", NOON, "{}", List.of(young)).signatures() + " "
                        + Signature.of("a", NOON, "{}", List.of(old)).signatures());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_",
                "whsec_dG9vIHNob3J0",
                "whsec_not base64",
                "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void aSecretThatIsWrittenOtherwiseIsRefusedAndNotRepeated(String written) {
        assertThatThrownBy(() -> SigningSecret.of(written))
                .isInstanceOf(UnusableSecretException.class)
                .message()
                .doesNotContain("AAAA", "dG9v", "MfKQ");
    }

    @Test
    void aSecretDoesNotShowItself() throws UnusableSecretException {
        assertThat(SigningSecret.of(SECRET)).hasToString("whsec_…");
        assertThat(SigningSecret.of(SECRET).sign("x".getBytes(StandardCharsets.UTF_8)))
                .hasSize(32);
    }
}
