package io.batchwatch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes come in, the door answers or hangs up, and goes on serving. */
class HttpDoorFuzzTest {
    private static final int MUTATIONS = 2_000;

    @TempDir
    private Path data;

    private OpenedHttpDoor http;

    @BeforeEach
    void open() throws IOException {
        http = new OpenedHttpDoor(data);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    @Timeout(120)
    void noMutatedRequestKeepsTheDoorFromServing() throws Exception {
        byte[] whole =
                ("POST /api/v1/results?partner=generic&name=a.csv HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Authorization: Bearer " + http.key + "\r\nContent-Type: text/csv\r\nContent-Length: "
                                + OpenedHttpDoor.TEXT.length() + "\r\n\r\n" + OpenedHttpDoor.TEXT)
                        .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20260301);
        int hungUp = 0;
        int readAsMessages = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String answer = say(mutated(whole, random));
            assertThat(answer).as("what is answered is HTTP").matches("(?s)(HTTP/1\\.[01] [1-5]\\d\\d.*)?");
            assertThat(answer).doesNotStartWith("HTTP/1.1 500");
            hungUp += answer.isEmpty() ? 1 : 0;
            readAsMessages += answer.matches("(?s)HTTP/1\\.1 (202|422).*") ? 1 : 0;
        }
        assertThat(hungUp).isLessThan(MUTATIONS / 2);
        assertThat(readAsMessages).as("many get past the header").isGreaterThan(MUTATIONS / 20);
        assertThat(http.send(http.push(OpenedHttpDoor.TEXT)).statusCode()).isEqualTo(202);
    }

    @Test
    void twoLengthsOrALengthAndChunksAreNotTakenForOneRequest() throws Exception {
        for (String lengths : new String[] {
            "Content-Length: 4\r\nContent-Length: 5\r\n",
            "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: chunked, identity\r\n",
            "Transfer-Encoding: xchunked\r\n"
        }) {
            String answer = say(
                    ("POST /api/v1/results?partner=generic HTTP/1.1\r\nHost: localhost\r\n" + "Authorization: Bearer "
                                    + http.key + "\r\n" + lengths + "\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(answer).as(lengths).matches("(?s)HTTP/1\\.[01] (400|501).*");
        }
    }

    @Test
    void aHeaderThatHasNoEndIsCutOff() throws Exception {
        String answer = say(("GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(20_000)).getBytes(StandardCharsets.UTF_8));

        assertThat(answer).startsWith("HTTP/1.1 431");
    }

    /** The watch alone, with little patience: the door's own has half a minute. */
    @Test
    void whoSaysNothingWholeIsHungUpOn() throws Exception {
        ScheduledExecutorScheduler scheduler = new ScheduledExecutorScheduler("test", true);
        scheduler.start();
        try {
            SlowConnections slow = new SlowConnections(scheduler, Duration.ofMillis(50));
            ClosingConnection connection = new ClosingConnection();
            slow.onOpened(connection);
            slow.start();

            await().atMost(Duration.ofSeconds(10)).until(connection::isClosed);
        } finally {
            scheduler.stop();
        }
    }

    private String say(byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), http.door.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(bytes);
                out.flush();
                socket.shutdownOutput();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (SocketException e) {
                // Hung up on while we were still talking.
                return "";
            }
        }
    }

    /** The key stays: who tries keys out is made to wait, and would meet nothing else. */
    private byte[] mutated(byte[] whole, Random random) {
        int keyStart = new String(whole, StandardCharsets.ISO_8859_1).indexOf(http.key);
        byte[] bytes = whole.clone();
        for (int changes = random.nextInt(6); changes >= 0; changes--) {
            int place = random.nextInt(bytes.length);
            boolean isInKey = place >= keyStart && place < keyStart + http.key.length();
            if (!isInKey) {
                bytes[place] = (byte) random.nextInt(256);
            }
        }
        int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
        return Arrays.copyOf(bytes, length);
    }
}
