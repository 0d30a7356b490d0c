package io.batchwatch.standalone.house;

import io.batchwatch.board.Board;
import io.batchwatch.board.BoardSettings;
import io.batchwatch.board.metrics.WebhookNumbers;
import io.batchwatch.gateway.Gateway;
import io.batchwatch.gateway.GatewaySettings;
import io.batchwatch.gateway.intake.Progress;
import io.batchwatch.standalone.review.ReviewRounds;
import io.batchwatch.webhooks.WebhookSettings;
import io.batchwatch.webhooks.Webhooks;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All of Batchwatch in this process. What starts last stops first, so that nothing ever speaks to what is gone: the doors
 * close, the job takes its last checkpoint, the board and then the broker end.
 */
public final class House implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final HouseSettings settings;
    private final Progress progress;
    private final Deque<AutoCloseable> rooms = new ArrayDeque<>();
    private int port;
    private String ingestUrl = "";
    private Foundation foundation;
    private volatile boolean isClosed;

    private House(HouseSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Returns when results can flow.
     *
     * @throws HouseException if it cannot open and its owner can mend that
     */
    public static House open(HouseSettings settings, Progress progress) throws Exception {
        House house = new House(settings, progress);
        try {
            house.open();
            return house;
        } catch (Exception e) {
            house.close();
            throw e;
        }
    }

    private void open() throws Exception {
        DataDirectory data = settings.data();
        foundation = Foundation.claim(settings.foundation());
        rooms.push(foundation);
        refuseTakenPort(BoardSettings.LOOPBACK, settings.port(), "--port");
        refuseTakenPort(settings.ingest().address(), settings.ingest().port(), "--ingest-port");
        foundation.lay();
        foundation.startJob();
        String bootstrapServers = foundation.bootstrapServers();
        // Behind the job, so that it outlives it on the way down: what the last checkpoint flagged can still be seen.
        Webhooks webhooks = webhooks(data, bootstrapServers);
        rooms.push(webhooks);
        Board board = board(data, bootstrapServers, webhooks);
        rooms.push(board);
        port = board.port();
        foundation.awaitWorking();
        rooms.push(reviews(data, bootstrapServers));
        Gateway gateway = gateway(data, bootstrapServers);
        rooms.push(gateway);
        ingestUrl = gateway.url();
        while (!board.isReady()) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    /** Before all else: a house that finds its door taken after ten seconds has wasted them. */
    private static void refuseTakenPort(String address, int port, String option) throws HouseException, IOException {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address, port));
        } catch (BindException e) {
            throw new HouseException(
                    "端口 " + port + " 已被占用，请换用 " + option, "port " + port + " is in use: try another " + option);
        }
    }

    private Webhooks webhooks(DataDirectory data, String bootstrapServers) throws IOException {
        return Webhooks.start(
                WebhookSettings.of(data.webhooks(), bootstrapServers, settings.environment(), settings.clock()));
    }

    private Board board(DataDirectory data, String bootstrapServers, Webhooks webhooks) {
        BoardSettings board = new BoardSettings(
                BoardSettings.LOOPBACK,
                settings.port(),
                bootstrapServers,
                data.reference(),
                settings.zone(),
                settings.clock(),
                settings.publishing());
        return Board.start(board, () -> numbers(webhooks));
    }

    private static Map<String, WebhookNumbers> numbers(Webhooks webhooks) {
        Map<String, WebhookNumbers> numbers = new TreeMap<>();
        webhooks.tallies()
                .forEach((subscriber, tally) -> numbers.put(
                        subscriber,
                        new WebhookNumbers(
                                tally.delivered(),
                                tally.retried(),
                                tally.givenUp(),
                                tally.pending(),
                                tally.oldestPending(),
                                tally.deadLetters())));
        return numbers;
    }

    private ReviewRounds reviews(DataDirectory data, String bootstrapServers) {
        return ReviewRounds.start(
                new ReviewRounds.Places(data.root(), data.history(), data.logs(), bootstrapServers, settings.zone()),
                settings.clock());
    }

    private Gateway gateway(DataDirectory data, String bootstrapServers) throws IOException {
        return Gateway.start(new GatewaySettings(
                data.root(),
                data.reference(),
                bootstrapServers,
                settings.zone(),
                settings.clock(),
                progress,
                settings.ingest()));
    }

    /** Where the board is. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** Where results are pushed to. */
    public String ingestUrl() {
        return ingestUrl;
    }

    /** Completes when the job ends: with the reason if it did so by itself, empty if the house was told to close. */
    public CompletableFuture<Optional<String>> end() {
        return foundation.end().thenApply(reason -> isClosed ? Optional.empty() : Optional.of(reason));
    }

    @Override
    public void close() {
        // Said first, and not by who waits for a lock: the job's end must not look like its own doing.
        isClosed = true;
        closeRooms();
    }

    private synchronized void closeRooms() {
        while (!rooms.isEmpty()) {
            AutoCloseable room = rooms.pop();
            try {
                room.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop in order", room.getClass().getSimpleName(), e);
            }
        }
    }
}
