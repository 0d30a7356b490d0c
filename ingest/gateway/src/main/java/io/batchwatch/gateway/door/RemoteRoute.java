package io.batchwatch.gateway.door;

import io.batchwatch.gateway.arrival.Delivery;
import io.batchwatch.gateway.intake.FileIntake;
import io.batchwatch.gateway.profile.RemoteFolder;
import io.batchwatch.gateway.receipt.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches files from a partner's server. A file is copied to safety, read and answered before it is moved or deleted there;
 * one whose removal was missed is known again, by name, size and time, and not read twice.
 */
final class RemoteRoute extends RouteBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteRoute.class);
    private static final int MOST_PER_LOOK = 200;

    private final String partner;
    private final RemoteFolder folder;
    private final String id;
    private final Map<String, String> environment;
    private final FileIntake intake;
    private final PartnerLanes lanes;
    private final Clock clock;
    private final Reaching reaching;
    /** Receipts that could not be written back, by the source of their file: the file waits for it. */
    private final Map<String, Answer> unsent = new ConcurrentHashMap<>();

    private Optional<Endpoint> receipts = Optional.empty();
    private Optional<ProducerTemplate> sending = Optional.empty();

    RemoteRoute(
            String partner,
            RemoteFolder folder,
            String id,
            Map<String, String> environment,
            FileIntake intake,
            PartnerLanes lanes,
            Clock clock) {
        this.partner = partner;
        this.folder = folder;
        this.id = id;
        this.environment = environment;
        this.intake = intake;
        this.lanes = lanes;
        this.clock = clock;
        reaching = new Reaching(partner + ": " + RemoteServer.name(folder));
    }

    String id() {
        return id;
    }

    Reaching reaching() {
        return reaching;
    }

    @Override
    public void configure() {
        RemoteServer server = new RemoteServer(getContext(), folder.server(), environment);
        getContext().getRegistry().bind(id + "-whole", new WholeRemoteFile<>(clock, still()));
        getContext().getRegistry().bind(id + "-reaching", reaching);
        RemoteFileEndpoint<?> from = server.endpoint(
                folder.folder(),
                "&autoCreate=false&streamDownload=true&delay=" + folder.every().toMillis()
                        + "&initialDelay=0&sortBy=file:modified&maxMessagesPerPoll=" + MOST_PER_LOOK
                        + "&eagerMaxMessagesPerPoll=false"
                        + "&exclusiveReadLockStrategy=#" + id + "-whole&pollStrategy=#" + id + "-reaching"
                        + "&antExclude=**/*.part,**/*.tmp,**/*.filepart,**/*.crdownload,**/~$*,**/*~,**/.*"
                        + "&antFilterCaseSensitive=false");
        whenAnswered(from);
        receipts = folder.receipts()
                .map(below -> server.endpoint(below, "&fileExist=Override&tempFileName=RAW(${file:onlyname}.part)"));
        sending = folder.receipts().map(below -> getContext().createProducerTemplate());
        from(from).routeId(id).errorHandler(noErrorHandler()).process(this::take);
    }

    private Duration still() {
        return folder.whole() instanceof RemoteFolder.Whole.Still still ? still.forSoLong() : Duration.ZERO;
    }

    private void whenAnswered(RemoteFileEndpoint<?> from) {
        if (folder.whole() instanceof RemoteFolder.Whole.DoneFile done) {
            from.setDoneFileName("${file:name}" + done.ending());
        }
        if (folder.after() instanceof RemoteFolder.After.Move move) {
            // A name of its own: a server does not rename onto a file that is there.
            from.setMove(getContext()
                    .resolveLanguage("file")
                    .createExpression(move.folder() + "/${date:now:yyyyMMddHHmmssSSS}-${file:onlyname}"));
        } else {
            from.setDelete(true);
        }
    }

    /** The server's connection is the look's own, so the look waits until the file is answered. */
    private void take(Exchange exchange) throws IOException {
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        lanes.enter(partner, () -> {
            try {
                answer(exchange);
                answered.complete(true);
            } catch (IOException | RuntimeException e) {
                answered.completeExceptionally(e);
            }
        });
        try {
            answered.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the house closes", e);
        } catch (ExecutionException e) {
            LOG.warn(
                    "{}: {} stays on the server and is tried again: {}",
                    partner,
                    exchange.getIn().getHeader(Exchange.FILE_NAME),
                    e.getCause().toString());
            throw new IOException(e.getCause());
        }
    }

    private void answer(Exchange exchange) throws IOException {
        String name = exchange.getIn().getHeader(Exchange.FILE_NAME, String.class);
        String source = "%s|%s|%s|%s|%s"
                .formatted(
                        folder.transport(),
                        folder.server().at(),
                        exchange.getIn().getHeader("CamelFileAbsolutePath", name, String.class),
                        exchange.getIn().getHeader(Exchange.FILE_LENGTH),
                        exchange.getIn().getHeader(Exchange.FILE_LAST_MODIFIED));
        Delivery delivery = new Delivery(partner, folder.transport(), name, source, () -> bytes(exchange));
        Optional<Answer> answer = intake.take(delivery).or(() -> Optional.ofNullable(unsent.get(source)));
        if (answer.isPresent() && receipts.isPresent()) {
            unsent.put(source, answer.get());
            sendBack(name, answer.get());
            unsent.remove(source);
        }
    }

    private static InputStream bytes(Exchange exchange) throws IOException {
        try {
            return exchange.getIn().getMandatoryBody(InputStream.class);
        } catch (InvalidPayloadException e) {
            throw new IOException("the server gave no bytes", e);
        }
    }

    private void sendBack(String name, Answer answer) throws IOException {
        byte[] receipt = Files.readAllBytes(answer.receipt());
        try {
            sending.orElseThrow()
                    .sendBodyAndHeader(receipts.orElseThrow(), receipt, Exchange.FILE_NAME, name + ".receipt.json");
        } catch (RuntimeException e) {
            throw new IOException("its receipt could not be written back: " + e.getCause(), e);
        }
    }
}
