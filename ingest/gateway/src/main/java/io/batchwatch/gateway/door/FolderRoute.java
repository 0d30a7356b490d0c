package io.batchwatch.gateway.door;

import io.batchwatch.gateway.arrival.Delivery;
import io.batchwatch.gateway.intake.FileIntake;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches a folder. A file leaves it when it is answered, and not before. */
final class FolderRoute extends RouteBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(FolderRoute.class);
    private static final String NO_PARTNER = "no-partner";
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    private final Path folder;
    private final String id;
    private final WholeFile whole;
    private final Candidates candidates;
    private final Owner owner;
    private final Lanes lanes;

    /** Whose a file is, and what it is called in receipt and archive. */
    @FunctionalInterface
    interface Owner {
        /**
         * @param below path of the file below the folder
         */
        Owned of(Path below);
    }

    /** Where a file waits for its turn. */
    @FunctionalInterface
    interface Lanes {
        /**
         * @param name path below the partner's folder
         */
        void enter(String partner, Path name, Path file, Consumer<FileIntake> work);
    }

    record Owned(String partner, String transport, Path name) {}

    /** Of the inbox: each partner has a folder in it. */
    static Owned byFolder(Path below) {
        boolean hasPartner = below.getNameCount() > 1;
        return new Owned(
                hasPartner ? below.getName(0).toString() : NO_PARTNER,
                Delivery.BY_FILE,
                hasPartner ? below.subpath(1, below.getNameCount()) : below);
    }

    FolderRoute(Path folder, String id, WholeFile whole, Candidates candidates, Owner owner, Lanes lanes) {
        this.folder = folder;
        this.id = id;
        this.whole = whole;
        this.candidates = candidates;
        this.owner = owner;
        this.lanes = lanes;
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind(id + "-whole", whole);
        getContext().getRegistry().bind(id + "-candidates", candidates);
        from("file:" + folder
                        + "?recursive=true&delete=true&delay=" + BETWEEN_LOOKS_MILLIS
                        + "&initialDelay=0&maxMessagesPerPoll=1000&sortBy=file:modified"
                        + "&exclusiveReadLockStrategy=#" + id + "-whole"
                        + "&filter=#" + id + "-candidates"
                        // Names that programs give to what they have not finished writing.
                        + "&antExclude=**/*.part,**/*.tmp,**/*.filepart,**/*.crdownload,**/~$*,**/*~"
                        + "&antFilterCaseSensitive=false"
                        + "&bridgeErrorHandler=true")
                .routeId(id)
                .errorHandler(noErrorHandler())
                .process(new Taking());
    }

    /** Hands the file to its partner's lane and comes back at once, so that the next look is not late. */
    private final class Taking extends AsyncProcessorSupport {
        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            File file = exchange.getIn().getBody(File.class);
            if (file == null) {
                callback.done(true);
                return true;
            }
            Owned owned = owner.of(folder.relativize(file.toPath()));
            lanes.enter(owned.partner(), owned.name(), file.toPath(), intake -> {
                try {
                    String name = owned.name().toString().replace(File.separatorChar, '/');
                    intake.take(Delivery.ofFile(owned.partner(), owned.transport(), file.toPath(), name));
                } catch (IOException | RuntimeException e) {
                    LOG.warn(
                            "{}: {} stays where it is and is tried again: {}",
                            owned.partner(),
                            owned.name(),
                            e.toString());
                    exchange.setException(e);
                }
                callback.done(false);
            });
            return false;
        }
    }
}
