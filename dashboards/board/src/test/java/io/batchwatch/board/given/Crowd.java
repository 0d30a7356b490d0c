package io.batchwatch.board.given;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Many open pages, read by one thread: how often each heard an alert, and how long each time took. */
public final class Crowd implements AutoCloseable {
    private static final byte[] ALERT = "event: alert".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEARTBEAT = "still here".getBytes(StandardCharsets.US_ASCII);

    private final List<Listener> listeners = new ArrayList<>();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final Selector selector;
    private final List<Long> delays = new ArrayList<>();
    private final AtomicInteger present = new AtomicInteger();
    private volatile long toldAt;
    private volatile int expected;
    private final AtomicInteger heardExpected = new AtomicInteger();

    private Crowd() throws IOException {
        selector = Selector.open();
    }

    /** One page. It looks for words that may be cut by the end of what was read. */
    private static final class Listener {
        private int alertMatched;
        private int heartbeatMatched;
        private int alerts;
        private boolean isThere;
    }

    /** Returns once all are heard. */
    public static Crowd of(int viewers, URI events) throws IOException {
        Crowd crowd = new Crowd();
        for (int i = 0; i < viewers; i++) {
            SocketChannel channel = connected(events);
            crowd.channels.add(channel);
            channel.configureBlocking(false);
            Listener listener = new Listener();
            crowd.listeners.add(listener);
            channel.register(crowd.selector, SelectionKey.OP_READ, listener);
        }
        Thread reading = new Thread(crowd::read, "crowd");
        reading.setDaemon(true);
        reading.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> crowd.present.get() == viewers);
        return crowd;
    }

    /** Pages that ask and never read. */
    public static Crowd asleep(int viewers, URI events) throws IOException {
        Crowd crowd = new Crowd();
        for (int i = 0; i < viewers; i++) {
            crowd.channels.add(connected(events));
            crowd.listeners.add(new Listener());
        }
        return crowd;
    }

    private static SocketChannel connected(URI events) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
        channel.connect(new InetSocketAddress(events.getHost(), events.getPort()));
        String question =
                "GET " + events.getPath() + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
        channel.write(ByteBuffer.wrap(question.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    public int size() {
        return listeners.size();
    }

    /** The next alert is the one of this number; its time runs from now. */
    public void expect(int number) {
        heardExpected.set(0);
        expected = number;
        toldAt = System.nanoTime();
    }

    /** Whether each has heard so many. */
    public boolean allHave(int alerts) {
        return expected == alerts && heardExpected.get() == listeners.size();
    }

    public List<Integer> heardByEach() {
        return listeners.stream().map(listener -> listener.alerts).toList();
    }

    /**
     * @param quantile 0.5 for the median, 1 for the slowest
     */
    public Duration delay(double quantile) {
        synchronized (delays) {
            long[] sorted = delays.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            return Duration.ofNanos(sorted[(int) Math.ceil(quantile * sorted.length) - 1]);
        }
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(65_536);
        try {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    buffer.clear();
                    int octets = ((SocketChannel) key.channel()).read(buffer);
                    if (octets < 0) {
                        key.cancel();
                    }
                    buffer.flip();
                    hear((Listener) key.attachment(), buffer);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | ClosedSelectorException e) {
            // The test is over.
        }
    }

    private void hear(Listener listener, ByteBuffer buffer) {
        while (buffer.hasRemaining()) {
            byte octet = buffer.get();
            listener.heartbeatMatched = matched(HEARTBEAT, listener.heartbeatMatched, octet);
            if (listener.heartbeatMatched == HEARTBEAT.length && !listener.isThere) {
                listener.isThere = true;
                present.incrementAndGet();
            }
            listener.alertMatched = matched(ALERT, listener.alertMatched, octet);
            if (listener.alertMatched == ALERT.length) {
                heard(listener);
            }
        }
    }

    private void heard(Listener listener) {
        listener.alerts++;
        synchronized (delays) {
            delays.add(System.nanoTime() - toldAt);
        }
        if (listener.alerts == expected) {
            heardExpected.incrementAndGet();
        }
    }

    /** Neither word holds its own beginning, so that a miss begins anew. */
    private static int matched(byte[] word, int soFar, byte octet) {
        int from = soFar == word.length ? 0 : soFar;
        if (word[from] == octet) {
            return from + 1;
        }
        return word[0] == octet ? 1 : 0;
    }

    @Override
    public void close() throws IOException {
        selector.close();
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
