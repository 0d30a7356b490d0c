package io.batchwatch.board;

import io.batchwatch.board.events.EventHub;
import io.batchwatch.board.http.HttpDoor;
import io.batchwatch.board.live.LiveViews;
import io.batchwatch.board.live.UnreadableViews;
import io.batchwatch.board.live.ViewFeed;
import io.batchwatch.board.metrics.BoardMetrics;
import io.batchwatch.board.metrics.WebhookNumbers;
import io.batchwatch.board.reader.JobLag;
import io.batchwatch.board.reader.ViewReader;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.vocabulary.ReloadingVocabulary;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A running board: views from Kafka kept in memory, served as JSON, events, metrics and a page.
 *
 * <p>It writes nothing and keeps nothing: started again, it reads the views anew and shows the same.
 */
public final class Board implements AutoCloseable {
    private final LiveViews views;
    private final EventHub events;
    private final HttpDoor door;
    private final ViewFeed.Feeding feeding;

    private Board(LiveViews views, EventHub events, HttpDoor door, ViewFeed.Feeding feeding) {
        this.views = views;
        this.events = events;
        this.door = door;
        this.feeding = feeding;
    }

    /**
     * Returns when the board answers; it is {@link #isReady} once it has read the views, which it goes on trying while
     * Kafka is away.
     *
     * @throws io.javalin.util.JavalinBindException if the port is in use
     */
    public static Board start(BoardSettings settings) {
        return start(settings, Map::of);
    }

    /**
     * As {@link #start(BoardSettings)}, of a house that also tells other platforms.
     *
     * @param webhooks how that goes, by the subscribers' names
     */
    public static Board start(BoardSettings settings, Supplier<Map<String, WebhookNumbers>> webhooks) {
        UnreadableViews unreadable = new UnreadableViews();
        ViewFeed reader = ViewReader.of(settings.bootstrapServers(), unreadable);
        JobLag lag = JobLag.watch(settings.bootstrapServers());
        ViewFeed feed = views -> {
            ViewFeed.Feeding reading = reader.open(views);
            return () -> {
                reading.close();
                lag.close();
            };
        };
        try {
            return start(settings, unreadable, lag, webhooks, feed);
        } catch (RuntimeException e) {
            lag.close();
            throw e;
        }
    }

    /**
     * @param jobLag how many records of each topic the job has not accounted for yet, as far as that is known
     */
    static Board start(
            BoardSettings settings,
            UnreadableViews unreadable,
            Supplier<Map<String, Long>> jobLag,
            Supplier<Map<String, WebhookNumbers>> webhooks,
            ViewFeed feed) {
        BoardState state = new BoardState();
        LiveViews views = new LiveViews(state);
        EventHub events = EventHub.open();
        views.tell(events);
        ReloadingVocabulary vocabulary = new ReloadingVocabulary(settings.referenceDirectory(), settings.clock());
        BoardMetrics metrics = new BoardMetrics(
                state, vocabulary, unreadable, jobLag, webhooks, events::viewers, settings.zone(), settings.clock());
        views.tell(metrics);
        HttpDoor.Behind behind = new HttpDoor.Behind(
                state,
                events,
                vocabulary,
                metrics,
                views::isCaughtUp,
                settings.publishing(),
                settings.zone(),
                settings.clock());
        try {
            HttpDoor door = HttpDoor.open(settings.host(), settings.port(), behind);
            return new Board(views, events, door, feed.open(views));
        } catch (RuntimeException e) {
            events.close();
            throw e;
        }
    }

    /** Where it listens. */
    public int port() {
        return door.port();
    }

    /** Whether it shows all that was written before it started. */
    public boolean isReady() {
        return views.isCaughtUp();
    }

    @Override
    public void close() {
        feeding.close();
        events.close();
        door.close();
    }
}
