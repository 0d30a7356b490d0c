package io.batchwatch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With certificates that keytool makes for the test. */
class HttpDoorTlsTest {
    private static final String PASSWORD = "of the test";

    @TempDir
    private Path data;

    private Path server;
    private Path client;

    @BeforeEach
    void certificates() throws Exception {
        server = pair("server", "-ext", "san=dns:localhost");
        client = pair("client");
    }

    @Test
    void aPkcs12StoreMakesItHttps() throws Exception {
        try (OpenedHttpDoor http = door(store(), Optional.empty(), trusting(Optional.empty()))) {
            assertThat(http.door.url()).startsWith("https://");
            assertThat(http.send(http.push(OpenedHttpDoor.TEXT)).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void soDoPemFiles() throws Exception {
        Certificates.Own pem = new Certificates.Own.Pem(certificate(server), privateKey(server));

        try (OpenedHttpDoor http = door(pem, Optional.empty(), trusting(Optional.empty()))) {
            assertThat(http.send(http.push(OpenedHttpDoor.TEXT)).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void whoMustShowACertificateComesInWithOne() throws Exception {
        try (OpenedHttpDoor http = door(store(), Optional.of(certificate(client)), trusting(Optional.of(client)))) {
            assertThat(http.send(http.push(OpenedHttpDoor.TEXT)).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void andNotWithoutOrWithAnother() throws Exception {
        Path stranger = pair("stranger");
        for (Optional<Path> shown : List.of(Optional.<Path>empty(), Optional.of(stranger))) {
            try (OpenedHttpDoor http = door(store(), Optional.of(certificate(client)), trusting(shown))) {
                assertThatThrownBy(() -> http.send(http.push(OpenedHttpDoor.TEXT)))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void aCertificateDoesNotStandInForTheKey() throws Exception {
        try (OpenedHttpDoor http = door(store(), Optional.of(certificate(client)), trusting(Optional.of(client)))) {
            assertThat(http.send(http.push(OpenedHttpDoor.TEXT).setHeader("Authorization", "Bearer no"))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void whatCannotBeUsedIsToldAtTheStart() throws Exception {
        Path noKey = Files.writeString(data.resolve("old.pem"), "-----BEGIN RSA PRIVATE KEY-----\n");

        assertThatThrownBy(() ->
                        new Certificates(new Certificates.Own.Pem(certificate(server), noKey), Optional.empty()).keys())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("openssl pkcs8");
        assertThatThrownBy(() -> new Certificates(new Certificates.Own.Store(server, "wrong"), Optional.empty()).keys())
                .isInstanceOf(IOException.class);
    }

    private Certificates.Own store() {
        return new Certificates.Own.Store(server, PASSWORD);
    }

    private OpenedHttpDoor door(Certificates.Own own, Optional<Path> authorities, HttpClient client)
            throws IOException {
        Certificates certificates = new Certificates(own, authorities);
        HttpDoorSettings settings =
                new HttpDoorSettings(HttpDoorSettings.LOOPBACK, 0, Optional.of(certificates), 1 << 20);
        return new OpenedHttpDoor(Files.createTempDirectory(data, "door"), settings, client);
    }

    private HttpClient trusting(Optional<Path> shown) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keyStore(server));
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManager[] keys = {};
        if (shown.isPresent()) {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keyStore(shown.get()), PASSWORD.toCharArray());
            keys = own.getKeyManagers();
        }
        // A store with a private key is not trusted as such: what is trusted is its certificate.
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, new char[0]);
        trusted.setCertificateEntry("server", keyStore(server).getCertificate("server"));
        trust.init(trusted);
        context.init(keys, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private Path pair(String name, String... more) throws IOException, InterruptedException {
        Path store = data.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return store;
    }

    private static KeyStore keyStore(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private Path certificate(Path store) throws Exception {
        KeyStore keys = keyStore(store);
        return pem(
                store,
                "CERTIFICATE",
                keys.getCertificate(keys.aliases().nextElement()).getEncoded());
    }

    private Path privateKey(Path store) throws Exception {
        KeyStore keys = keyStore(store);
        return pem(
                store,
                "PRIVATE KEY",
                keys.getKey(keys.aliases().nextElement(), PASSWORD.toCharArray())
                        .getEncoded());
    }

    private Path pem(Path store, String what, byte[] content) throws IOException {
        String text = "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                + what + "-----\n";
        return Files.writeString(data.resolve(store.getFileName() + "." + what.replace(' ', '-') + ".pem"), text);
    }
}
