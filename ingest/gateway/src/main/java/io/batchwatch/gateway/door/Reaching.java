package io.batchwatch.gateway.door;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.remote.RemoteFilePollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether a server can be reached, and tells it when that changes. */
final class Reaching extends RemoteFilePollingConsumerPollStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(Reaching.class);

    private final String what;
    private volatile State state = State.NOT_TRIED;

    private enum State {
        NOT_TRIED,
        REACHED,
        AWAY
    }

    /**
     * @param what for the log: the partner and its server
     */
    Reaching(String what) {
        this.what = what;
    }

    boolean isReached() {
        return state == State.REACHED;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (state == State.AWAY) {
            LOG.info("{} is reached again", what);
        }
        state = State.REACHED;
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) throws Exception {
        if (state != State.AWAY) {
            LOG.warn(
                    "{} cannot be reached, it is tried again: {}",
                    what,
                    root(cause).toString());
        }
        state = State.AWAY;
        return super.rollback(consumer, endpoint, retryCounter, cause);
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
