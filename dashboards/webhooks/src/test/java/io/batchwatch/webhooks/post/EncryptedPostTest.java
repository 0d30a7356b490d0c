package io.batchwatch.webhooks.post;

import static io.batchwatch.webhooks.given.Alerts.ENVIRONMENT;
import static io.batchwatch.webhooks.given.Alerts.subscriber;
import static io.batchwatch.webhooks.given.Alerts.unsafe;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.batchwatch.webhooks.message.Message;
import io.batchwatch.webhooks.subscriber.Subscriber;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS, to a server whose certificate an authority of nobody's vouches for. */
class EncryptedPostTest {
    private static final char[] PASSWORD = "for-tests".toCharArray();

    @TempDir
    private Path folder;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private SSLContext known;
    private HttpsServer server;
    private Subscriber county;

    @BeforeEach
    void openServer() throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "platform",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        known = context(keys);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(known));
        server.createContext("/", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        county = subscriber(
                "county", URI.create("https://localhost:" + server.getAddress().getPort() + "/hook"));
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void whoIsKnownIsTold() throws Exception {
        Message message = Message.of(unsafe("B"), county);
        Post post = new Post(
                HttpClient.newBuilder().sslContext(known), ENVIRONMENT, Clock.systemUTC(), Duration.ofSeconds(10));

        assertThat(post.send(message, county)).isEqualTo(new Answer.Taken(204));
        assertThat(received).containsExactly(message.id());
    }

    @Test
    void whoMayBeAnybodyIsToldNothing() throws Exception {
        Post post = new Post(ENVIRONMENT, Clock.systemUTC(), Duration.ofSeconds(10));

        assertThat(post.send(Message.of(unsafe("B"), county), county)).isEqualTo(Answer.InVain.because("tls"));
        assertThat(received).isEmpty();
    }

    private static SSLContext context(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(keys)) {
            store.load(content, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
