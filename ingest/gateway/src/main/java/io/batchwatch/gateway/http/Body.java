package io.batchwatch.gateway.http;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * A message while it comes in. Nobody waits for it: a thousand slow senders hold no thread, only the bytes they have sent, and
 * those are counted.
 */
final class Body implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Request request;
    private final int most;
    private final Room room;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private boolean isGivenUp;

    /** Memory for all messages that are in the house at the same time. */
    static final class Room {
        private final AtomicLong free;

        Room(long bytes) {
            free = new AtomicLong(bytes);
        }

        private boolean take(long bytes) {
            if (free.addAndGet(-bytes) >= 0) {
                return true;
            }
            free.addAndGet(bytes);
            return false;
        }

        void giveBack(long bytes) {
            free.addAndGet(bytes);
        }

        long free() {
            return free.get();
        }
    }

    private Body(Request request, int most, Room room) {
        this.request = request;
        this.most = most;
        this.room = room;
    }

    /**
     * @return the message, whose room must be given back. Fails with a {@link RefusedException} if it is too large, too slow
     *     or there is no room for it now, and otherwise as its connection does; then its room is given back already
     */
    static CompletableFuture<byte[]> read(Request request, int most, Room room) {
        Body body = new Body(request, most, room);
        body.run();
        return body.whole.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).whenComplete((whole, failure) -> {
            if (failure != null) {
                body.giveUp();
            }
        });
    }

    /** What to answer to a message that did not come in. */
    static Refusal refusal(Throwable reported) {
        Throwable failure = reported instanceof CompletionException ? reported.getCause() : reported;
        if (failure instanceof RefusedException refused) {
            return refused.refusal();
        }
        return failure instanceof TimeoutException
                ? Refusal.tooSlow()
                : Refusal.badRequest("The message broke off", "报文中断");
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                whole.completeExceptionally(chunk.getFailure());
                return;
            }
            boolean isTaken = take(chunk);
            boolean isLast = chunk.isLast();
            chunk.release();
            if (!isTaken) {
                return;
            }
            if (isLast) {
                whole.complete(bytes.toByteArray());
                return;
            }
        }
    }

    private synchronized boolean take(Content.Chunk chunk) {
        int size = chunk.remaining();
        if (isGivenUp) {
            return false;
        }
        if (bytes.size() + (long) size > most) {
            whole.completeExceptionally(new RefusedException(Refusal.tooLarge(most)));
            return false;
        }
        if (!room.take(size)) {
            whole.completeExceptionally(new RefusedException(Refusal.notNow(RETRY_AFTER)));
            return false;
        }
        byte[] part = new byte[size];
        chunk.getByteBuffer().get(part);
        bytes.write(part, 0, size);
        return true;
    }

    private synchronized void giveUp() {
        if (!isGivenUp) {
            isGivenUp = true;
            room.giveBack(bytes.size());
        }
    }
}
