package io.batchwatch.board;

import io.batchwatch.board.http.BoardServer;
import io.batchwatch.board.metrics.MetricCatalog;
import io.batchwatch.board.state.BoardState;
import io.batchwatch.board.topics.ViewReader;
import io.batchwatch.rules.reference.Names;

/** The running board. */
public final class Board implements AutoCloseable {
    private final ViewReader reader;
    private final BoardServer server;

    private Board(ViewReader reader, BoardServer server) {
        this.reader = reader;
        this.server = server;
    }

    /**
     * Serves at once; what it shows is whole when {@link #isReady}.
     */
    public static Board start(BoardSettings settings) {
        BoardState state = new BoardState();
        MetricCatalog metrics = new MetricCatalog(state, settings.zone(), settings.clock());
        ViewReader reader = ViewReader.start(settings.bootstrapServers(), state, metrics);
        try {
            BoardServer server = new BoardServer(
                    settings, state, () -> Names.load(settings.referenceDirectory()), metrics, reader::isCaughtUp);
            return new Board(reader, server);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    public int port() {
        return server.port();
    }

    /** True once everything was read that was there at the start. */
    public boolean isReady() {
        return reader.isCaughtUp();
    }

    @Override
    public void close() {
        server.close();
        reader.close();
    }
}
