package io.batchwatch.gateway.http;

import io.batchwatch.gateway.arrival.Delivery;
import io.batchwatch.gateway.arrival.FileNames;
import io.batchwatch.gateway.door.NotTakenException;
import io.batchwatch.gateway.key.KeyRight;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.profile.SignedDoor;
import io.batchwatch.gateway.receipt.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/v1/results?partner=P} takes a message and answers with its receipt; {@code GET
 * /api/v1/results/{content_hash}?partner=P} shows the receipt again. Acts have an address of their own: {@link ActsHandler}.
 */
final class PushHandler extends Handler.Abstract.NonBlocking {
    static final String RESULTS = "/api/v1/results";

    private static final Logger LOG = LoggerFactory.getLogger(PushHandler.class);
    private static final String TRANSPORT = "http";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd/HHmmss.SSS").withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME_BYTES = 120;
    private static final int MOST_WAITING_OF_A_PARTNER = 64;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final int ORDERS = 64;
    private static final int MOST_OF_UNKNOWN = 1 << 20;
    private static final long MEMORY_FOR_MESSAGES = 192L << 20;

    private final HttpDoor.Behind behind;
    private final int most;
    private final Sender sender;
    private final ActsHandler acts;
    private final Signatures signatures;
    private final SlowConnections slow;
    private final Executor workers;
    private final Body.Room room = new Body.Room(MEMORY_FOR_MESSAGES);
    private final Map<String, Semaphore> waiting = new ConcurrentHashMap<>();

    /** A message whose sender is known and which may come in. */
    private record Expected(
            String partner, Optional<String> name, MediaType type, String coding, Optional<SignedDoor> signed) {}

    PushHandler(HttpDoor.Behind behind, int most, SlowConnections slow, Executor workers) {
        this.behind = behind;
        this.most = most;
        this.sender = new Sender(behind.keys(), KeyRight.RESULTS, behind.clock());
        this.acts = new ActsHandler(behind, workers, room);
        this.signatures = new Signatures(behind.clock(), System::getenv);
        this.slow = slow;
        this.workers = workers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        slow.begins(request);
        try {
            String path = Request.getPathInContext(request);
            if (path.equals(RESULTS)) {
                only("POST", request);
                push(expected(request), request, response, callback);
            } else if (path.equals(ActsHandler.ACTS)) {
                only("POST", request);
                acts.push(one(asked(request), "office").orElse(""), request, response, callback);
            } else if (path.startsWith(RESULTS + "/")) {
                only("GET", request);
                show(path.substring(RESULTS.length() + 1), request, response, callback);
            } else {
                throw new RefusedException(Refusal.unknown(
                        "There is nothing here: results go to " + RESULTS + ", acts to " + ActsHandler.ACTS,
                        "此处没有内容，结果请发往 " + RESULTS + "，处置事项请发往 " + ActsHandler.ACTS));
            }
        } catch (RefusedException e) {
            Reply.refuse(response, callback, e.refusal());
        }
        return true;
    }

    private static void only(String method, Request request) throws RefusedException {
        if (!request.getMethod().equals(method)) {
            throw new RefusedException(Refusal.wrongMethod(method));
        }
    }

    private Expected expected(Request request) throws RefusedException {
        Fields asked = asked(request);
        String named = one(asked, "partner").orElse("");
        Optional<SignedDoor> signed = signed(request, named);
        String partner = signed.isPresent() ? named : sender.of(request, named);
        MediaType type = MediaType.of(header(request, HttpHeader.CONTENT_TYPE));
        if (behind.profiles().of(partner) instanceof PartnerProfiles.Found.Usable usable) {
            type.refuseOtherCharsets(usable.profile().format().charset());
        }
        String coding = header(request, HttpHeader.CONTENT_ENCODING);
        if (!Unpacking.isKnown(coding)) {
            throw new RefusedException(
                    Refusal.unsupported("Content-Encoding is gzip or nothing", "Content-Encoding 只能是 gzip 或不写"));
        }
        if (request.getLength() > most) {
            throw new RefusedException(Refusal.tooLarge(most));
        }
        return new Expected(partner, one(asked, "name"), type, coding, signed);
    }

    /** How messages that come without a key are signed; empty where they are not. */
    private Optional<SignedDoor> signed(Request request, String partner) {
        if (request.getHeaders().contains(HttpHeader.AUTHORIZATION)
                || !(behind.profiles().of(partner) instanceof PartnerProfiles.Found.Usable usable)) {
            return Optional.empty();
        }
        return usable.profile().doors().stream()
                .filter(SignedDoor.class::isInstance)
                .map(SignedDoor.class::cast)
                .findFirst();
    }

    private static Fields asked(Request request) throws RefusedException {
        try {
            return Request.extractQueryParameters(request);
        } catch (RuntimeException e) {
            throw new RefusedException(Refusal.badRequest("The address cannot be read", "地址中的参数无法读取"));
        }
    }

    private static Optional<String> one(Fields asked, String name) throws RefusedException {
        if (asked.getValuesOrEmpty(name).size() > 1) {
            throw new RefusedException(Refusal.badRequest("There are two of " + name, name + " 出现了两次"));
        }
        return Optional.ofNullable(asked.getValue(name)).filter(value -> !value.isBlank());
    }

    private static String header(Request request, HttpHeader name) {
        return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
    }

    @SuppressWarnings("FutureReturnValueIgnored") // whatever becomes of it is answered
    private void push(Expected expected, Request request, Response response, Callback callback)
            throws RefusedException {
        Semaphore places =
                waiting.computeIfAbsent(expected.partner(), unseen -> new Semaphore(MOST_WAITING_OF_A_PARTNER));
        if (!places.tryAcquire()) {
            throw new RefusedException(Refusal.notNow(RETRY_AFTER));
        }
        Request.addCompletionListener(request, failure -> places.release());
        // Who sends it is not known before it is read.
        int allowed = expected.signed().isPresent() ? Math.min(most, MOST_OF_UNKNOWN) : most;
        Body.read(request, allowed, room).whenComplete((message, failure) -> {
            if (failure != null) {
                Reply.refuse(response, callback, Body.refusal(failure));
                return;
            }
            Request.addCompletionListener(request, ended -> room.giveBack(message.length));
            try {
                workers.execute(() -> take(expected, message, response, callback));
            } catch (RejectedExecutionException e) {
                Reply.refuse(response, callback, Refusal.notNow(RETRY_AFTER));
            }
        });
    }

    private void take(Expected expected, byte[] message, Response response, Callback callback) {
        try {
            byte[] content = Unpacking.unpacked(message, expected.coding(), most);
            if (content.length == 0) {
                throw new RefusedException(Refusal.badRequest("The message is empty", "报文为空"));
            }
            answer(expected.partner(), atDesk(expected, content), response, callback);
        } catch (RefusedException e) {
            Reply.refuse(response, callback, e.refusal());
        } catch (NotTakenException e) {
            Reply.refuse(response, callback, Refusal.notNow(e.retryAfter()));
        } catch (RuntimeException e) {
            LOG.error("{}: a message over HTTP could not be answered", expected.partner(), e);
            Reply.refuse(response, callback, Refusal.broken());
        }
    }

    private Answer atDesk(Expected expected, byte[] content) throws RefusedException, NotTakenException {
        Optional<String> nonce = Optional.empty();
        if (expected.signed().isPresent()) {
            nonce = Optional.of(
                    signatures.check(expected.partner(), expected.signed().get(), content));
        }
        Delivery delivery = Delivery.ofMessage(expected.partner(), TRANSPORT, name(expected), content);
        try {
            // Requests have no order but that of equal bytes, of which only the first says something.
            return behind.desk().take(delivery, order(content));
        } catch (NotTakenException | RuntimeException e) {
            nonce.ifPresent(used -> signatures.release(expected.partner(), used));
            throw e;
        }
    }

    private static String order(byte[] content) {
        return Integer.toString(Math.floorMod(Arrays.hashCode(content), ORDERS));
    }

    private void answer(String partner, Answer answer, Response response, Callback callback) {
        if (answer.summary().unreadable().isEmpty()) {
            String address = RESULTS + "/" + answer.summary().contentHash() + "?partner=" + partner;
            response.getHeaders().put(HttpHeader.LOCATION, address);
            Reply.receipt(response, callback, 202, answer.receipt());
        } else {
            Reply.refuse(response, callback, Refusal.unreadable(answer));
        }
    }

    /** A name that no other message has, with the sender's own word in it if that can be part of a name. */
    private String name(Expected expected) {
        String own = expected.name()
                .map(name -> name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
                .map(name -> name.replaceAll("[\\p{Cntrl}:*?\"<>|]", "_"))
                .map(name -> "-" + FileNames.fitting(name, LONGEST_NAME_BYTES))
                .orElse(expected.type().ending());
        Clock clock = behind.clock();
        return TRANSPORT + "/" + DAY_AND_TIME.format(clock.instant()) + "-"
                + UUID.randomUUID().toString().substring(0, 8) + own;
    }

    private void show(String hash, Request request, Response response, Callback callback) throws RefusedException {
        String partner = sender.of(request, one(asked(request), "partner").orElse(""));
        Refusal none = Refusal.unknown("No receipt of that content", "没有该内容的回执");
        if (!HASH.matcher(hash).matches()) {
            throw new RefusedException(none);
        }
        try {
            workers.execute(() -> {
                try {
                    Optional<Path> receipt = behind.intake().receipt(partner, hash);
                    if (receipt.isPresent()) {
                        Reply.receipt(response, callback, 200, receipt.get());
                    } else {
                        Reply.refuse(response, callback, none);
                    }
                } catch (IOException | RuntimeException e) {
                    LOG.error("{}: the receipt of {} could not be shown", partner, hash, e);
                    Reply.refuse(response, callback, Refusal.broken());
                }
            });
        } catch (RejectedExecutionException e) {
            throw new RefusedException(Refusal.notNow(RETRY_AFTER));
        }
    }
}
