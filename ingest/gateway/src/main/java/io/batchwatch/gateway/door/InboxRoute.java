package io.batchwatch.gateway.door;

import io.batchwatch.gateway.arrival.Delivery;
import io.batchwatch.gateway.intake.FileIntake;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches {@code inbox/<partner>/…}. A file leaves the inbox when it is answered, and not before. */
final class InboxRoute extends RouteBuilder {
    static final String ID = "inbox";

    private static final Logger LOG = LoggerFactory.getLogger(InboxRoute.class);
    private static final String NO_PARTNER = "no-partner";
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    private final Path inbox;
    private final FileIntake intake;
    private final PartnerLanes lanes;

    InboxRoute(Path inbox, FileIntake intake, PartnerLanes lanes) {
        this.inbox = inbox;
        this.intake = intake;
        this.lanes = lanes;
    }

    @Override
    public void configure() {
        from("file:" + inbox
                        + "?recursive=true&delete=true&delay=" + BETWEEN_LOOKS_MILLIS
                        + "&initialDelay=0&maxMessagesPerPoll=1000&sortBy=file:modified"
                        + "&exclusiveReadLockStrategy=#wholeFile"
                        // Names that programs give to what they have not finished writing.
                        + "&antExclude=**/*.part,**/*.tmp,**/*.filepart,**/*.crdownload,**/~$*,**/*~"
                        + "&antFilterCaseSensitive=false"
                        + "&bridgeErrorHandler=true")
                .routeId(ID)
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
            Path below = inbox.relativize(file.toPath());
            boolean hasPartner = below.getNameCount() > 1;
            String partner = hasPartner ? below.getName(0).toString() : NO_PARTNER;
            Path name = hasPartner ? below.subpath(1, below.getNameCount()) : below;
            lanes.enter(partner, () -> {
                try {
                    intake.take(Delivery.ofFile(
                            partner,
                            Delivery.BY_FILE,
                            file.toPath(),
                            name.toString().replace(File.separatorChar, '/')));
                } catch (IOException | RuntimeException e) {
                    LOG.warn("{}: {} stays in the inbox and is tried again: {}", partner, name, e.toString());
                    exchange.setException(e);
                }
                callback.done(false);
            });
            return false;
        }
    }
}
