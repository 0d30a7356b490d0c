package io.batchwatch.gateway.http;

import io.batchwatch.gateway.acts.ActReceipt;
import io.batchwatch.gateway.acts.ActsDesk;
import io.batchwatch.gateway.acts.ActsJson;
import io.batchwatch.gateway.key.KeyRight;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/v1/acts?office=O} takes what was done about batches, as JSON or CSV, and answers with the receipt. The key
 * must be the office's, and one for acts.
 */
final class ActsHandler {
    static final String ACTS = "/api/v1/acts";

    private static final Logger LOG = LoggerFactory.getLogger(ActsHandler.class);
    private static final int MOST_BYTES = 1 << 20;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ActsDesk desk;
    private final Sender sender;
    private final Executor workers;
    private final Body.Room room;

    /**
     * @param room for messages while they come in, shared with the results
     */
    ActsHandler(HttpDoor.Behind behind, Executor workers, Body.Room room) {
        this.desk = behind.acts();
        this.sender = new Sender(behind.keys(), KeyRight.ACTS, behind.clock());
        this.workers = workers;
        this.room = room;
    }

    /**
     * @param office as the address names it; empty if it does not
     * @throws RefusedException unless the request may come in
     */
    @SuppressWarnings("FutureReturnValueIgnored") // whatever becomes of it is answered
    void push(String office, Request request, Response response, Callback callback) throws RefusedException {
        String known = sender.of(request, office);
        MediaType type = MediaType.of(Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE))
                .orElse(""));
        Body.read(request, MOST_BYTES, room).whenComplete((message, failure) -> {
            if (failure != null) {
                Reply.refuse(response, callback, Body.refusal(failure));
                return;
            }
            Request.addCompletionListener(request, ended -> room.giveBack(message.length));
            try {
                workers.execute(() -> take(known, type, message, response, callback));
            } catch (RejectedExecutionException e) {
                Reply.refuse(response, callback, Refusal.notNow(RETRY_AFTER));
            }
        });
    }

    private void take(String office, MediaType type, byte[] message, Response response, Callback callback) {
        try {
            ActReceipt receipt = desk.take(office, rows(type, message));
            if (receipt.accepted() > 0) {
                Reply.json(response, callback, 202, receipt);
            } else {
                Reply.refuse(response, callback, Refusal.noAct(receipt));
            }
        } catch (RefusedException e) {
            Reply.refuse(response, callback, e.refusal());
        } catch (IOException e) {
            LOG.warn("{}: acts cannot be taken now: {}", office, e.toString());
            Reply.refuse(response, callback, Refusal.notNow(RETRY_AFTER));
        } catch (RuntimeException e) {
            LOG.error("{}: acts over HTTP could not be answered", office, e);
            Reply.refuse(response, callback, Refusal.broken());
        }
    }

    private static byte[] rows(MediaType type, byte[] message) throws RefusedException {
        if (type.ending().equals(".json")) {
            Optional<byte[]> rows = ActsJson.asCsv(message);
            if (rows.isEmpty()) {
                throw new RefusedException(Refusal.badRequest(
                        "The message is no act, and no list of acts, in JSON", "报文不是 JSON 格式的处置事项或其列表"));
            }
            return rows.get();
        }
        if (!type.ending().equals(".csv")) {
            throw new RefusedException(Refusal.unsupported(
                    "Acts come as application/json or text/csv", "处置事项请用 application/json 或 text/csv"));
        }
        return message;
    }
}
