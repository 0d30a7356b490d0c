package io.batchwatch.standalone.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Another platform: a real HTTP server that keeps what it gets and answers with the status it is told. */
final class Receiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 204;

    /**
     * @param status what it was answered
     */
    record Received(Instant at, String path, String id, String timestamp, String signature, String body, int status) {}

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver open() throws IOException {
        Receiver receiver =
                new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        receiver.server.createContext("/", receiver::take);
        receiver.server.start();
        return receiver;
    }

    private void take(HttpExchange exchange) throws IOException {
        int answer = status;
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                Instant.now(),
                exchange.getRequestURI().getPath(),
                header(exchange, "webhook-id"),
                header(exchange, "webhook-timestamp"),
                header(exchange, "webhook-signature"),
                body,
                answer));
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getOrDefault(name, List.of("")).get(0);
    }

    Receiver answering(int next) {
        status = next;
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** In the order in which they came. */
    List<Received> received() {
        return List.copyOf(received);
    }

    /** Of those from Alertmanager: at which path it told of which group's alert. */
    List<String> notifications() {
        return received.stream()
                .map(got -> {
                    try {
                        return got.path() + " "
                                + JSON.readTree(got.body())
                                        .path("groupLabels")
                                        .path("alertname")
                                        .asText();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
