package io.batchwatch.webhooks.post;

import io.batchwatch.webhooks.message.Message;
import io.batchwatch.webhooks.message.Signature;
import io.batchwatch.webhooks.subscriber.SecretReference;
import io.batchwatch.webhooks.subscriber.SigningSecret;
import io.batchwatch.webhooks.subscriber.Subscriber;
import io.batchwatch.webhooks.subscriber.Transport;
import io.batchwatch.webhooks.subscriber.UnusableSecretException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** One attempt. Redirects are not followed: a signed message goes where the operator said, or nowhere. Thread-safe. */
public final class Post {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private final HttpClient http;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Duration patience;

    /**
     * @param environment where secrets may be
     * @param patience for a whole attempt, from connecting to the end of the answer
     */
    public Post(Map<String, String> environment, Clock clock, Duration patience) {
        this(HttpClient.newBuilder(), environment, clock, patience);
    }

    /**
     * @param client whom it trusts; how it behaves is decided here
     */
    Post(HttpClient.Builder client, Map<String, String> environment, Clock clock, Duration patience) {
        http = client.version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(TO_CONNECT)
                .build();
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.patience = patience;
    }

    public Answer send(Message message, Subscriber subscriber) throws InterruptedException {
        try {
            Optional<String> forbidden = forbidden(subscriber);
            if (forbidden.isPresent()) {
                return Answer.InVain.because(forbidden.get());
            }
            return answer(request(message, subscriber));
        } catch (UnusableSecretException e) {
            return Answer.InVain.because(e.getMessage());
        } catch (UnknownHostException e) {
            return Answer.InVain.because("unknown host");
        } catch (IllegalArgumentException e) {
            // Not its message, which has the URL.
            return Answer.InVain.because("unusable URL");
        }
    }

    /**
     * Addresses that no platform has, though a machine in a cloud hands out its keys at one of them; and those a plain way
     * does not lead to.
     */
    private static Optional<String> forbidden(Subscriber subscriber) throws UnknownHostException {
        List<InetAddress> addresses =
                Arrays.asList(InetAddress.getAllByName(subscriber.endpoint().getHost()));
        if (addresses.stream()
                .anyMatch(address ->
                        address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress())) {
            return Optional.of("forbidden address");
        }
        boolean encrypted = subscriber.endpoint().getScheme().equalsIgnoreCase("https");
        if (!encrypted
                && subscriber.transport() == Transport.ENCRYPTED
                && !addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
            return Optional.of("not encrypted");
        }
        return Optional.empty();
    }

    private HttpRequest request(Message message, Subscriber subscriber) throws UnusableSecretException {
        List<SigningSecret> secrets = new ArrayList<>();
        for (SecretReference reference : subscriber.secrets()) {
            secrets.add(reference.reveal(environment));
        }
        Signature signature = Signature.of(message.id(), clock.instant(), message.body(), secrets);
        URI endpoint = subscriber.endpoint();
        return HttpRequest.newBuilder(endpoint)
                .header("content-type", "application/json; charset=utf-8")
                .header("user-agent", "batchwatch")
                .header(Signature.ID_HEADER, signature.id())
                .header(Signature.TIMESTAMP_HEADER, signature.timestamp())
                .header(Signature.SIGNATURE_HEADER, signature.signatures())
                .POST(HttpRequest.BodyPublishers.ofString(message.body(), StandardCharsets.UTF_8))
                .build();
    }

    private Answer answer(HttpRequest request) throws InterruptedException {
        CompletableFuture<HttpResponse<Void>> sent = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return answer(sent.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Answer.InVain.because("timeout");
        } catch (ExecutionException e) {
            return Answer.InVain.because(reason(e.getCause()));
        } finally {
            // Also an answer that never ends is let go of.
            sent.cancel(true);
        }
    }

    private Answer answer(HttpResponse<Void> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new Answer.Taken(status);
        }
        if (status == 410) {
            return new Answer.Gone();
        }
        String reason = status >= 300 && status < 400 ? "redirect " + status : "status " + status;
        return new Answer.InVain(
                reason,
                response.headers().firstValue("retry-after").flatMap(text -> RetryAfter.read(text, clock.instant())));
    }

    private static String reason(Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return "timeout";
        }
        return cause instanceof SSLException ? "tls" : "no connection";
    }
}
