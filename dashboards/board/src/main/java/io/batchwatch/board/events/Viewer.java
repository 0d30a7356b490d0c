package io.batchwatch.board.events;

import io.batchwatch.board.live.ViewKind;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One open page. It has no thread of its own: whoever has news writes as much as the line takes, and the rest is written
 * when the server says that the line takes more. Thread-safe.
 *
 * <p>Alerts wait in a short queue, and a viewer that is further behind is let go: it comes back and asks anew. Changes that
 * wait are one change, so a slow line is told of fewer, and never of old ones.
 */
public final class Viewer implements WriteListener {
    /** How many alerts wait for a slow line. */
    static final int WAITING = 256;

    private final Consumer<Viewer> leaving;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private final Set<ViewKind> changes = EnumSet.noneOf(ViewKind.class);
    private Optional<ServletOutputStream> line = Optional.empty();
    private boolean isBeaten;
    private boolean isToBeFlushed;

    /**
     * @param leaving is told once it is gone
     */
    Viewer(Consumer<Viewer> leaving) {
        this.leaving = leaving;
        // The first heartbeat tells the page that it is heard.
        isBeaten = true;
    }

    /**
     * Lets it see all events from now on.
     *
     * @param out of a request that is asynchronous
     * @return completes when the viewer is gone and {@code out} is no longer written to
     */
    public CompletableFuture<Void> follow(ServletOutputStream out) {
        synchronized (this) {
            line = Optional.of(out);
        }
        out.setWriteListener(this);
        return gone;
    }

    /** Never waits: a viewer that is too far behind is let go. */
    void alert(byte[] event) {
        synchronized (this) {
            if (waiting.size() < WAITING) {
                waiting.add(event);
                writeOn();
                return;
            }
        }
        letGo();
    }

    /** Never waits. */
    synchronized void changed(Set<ViewKind> kinds) {
        changes.addAll(kinds);
        writeOn();
    }

    /** Keeps a quiet line open, and finds out whether anybody is at its other end. */
    synchronized void beat() {
        isBeaten = true;
        writeOn();
    }

    /** The line may be another's as soon as this one is gone: so nothing is being written then. */
    void letGo() {
        synchronized (this) {
            line = Optional.empty();
        }
        leaving.accept(this);
        gone.complete(null);
    }

    @Override
    public synchronized void onWritePossible() {
        writeOn();
    }

    @Override
    public void onError(Throwable failure) {
        // The page was closed or its line is dead: there is nobody left to tell.
        letGo();
    }

    private void writeOn() {
        try {
            while (line.isPresent() && line.get().isReady()) {
                byte[] next = next();
                if (next.length > 0) {
                    line.get().write(next);
                    isToBeFlushed = true;
                } else if (isToBeFlushed) {
                    isToBeFlushed = false;
                    line.get().flush();
                } else {
                    return;
                }
            }
        } catch (IOException | IllegalStateException e) {
            letGo();
        }
    }

    /** Empty if there is nothing to tell. */
    private byte[] next() {
        if (!waiting.isEmpty()) {
            return waiting.remove();
        }
        if (!changes.isEmpty()) {
            byte[] event = Events.changed(changes);
            changes.clear();
            return event;
        }
        if (isBeaten) {
            isBeaten = false;
            return Events.heartbeat();
        }
        return Events.NOTHING;
    }
}
