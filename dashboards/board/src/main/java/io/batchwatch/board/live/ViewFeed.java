package io.batchwatch.board.live;

/** Where views come from. */
@FunctionalInterface
public interface ViewFeed {
    /**
     * Begins to put views into {@code views}, and says there when it has caught up; does not wait for that.
     *
     * @return ends the feeding when closed
     */
    Feeding open(LiveViews views);

    /** A feed at work. */
    interface Feeding extends AutoCloseable {
        /** Puts in nothing more once it returns. */
        @Override
        void close();
    }
}
