package io.batchwatch.gateway;

import io.batchwatch.gateway.arrival.Archive;
import io.batchwatch.gateway.door.Doors;
import io.batchwatch.gateway.intake.FileIntake;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.publish.ResultPublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The running gateway: from the inbox to Kafka. */
public final class Gateway implements AutoCloseable {
    private final ResultPublisher publisher;
    private final Doors doors;

    private Gateway(ResultPublisher publisher, Doors doors) {
        this.publisher = publisher;
        this.doors = doors;
    }

    /**
     * Opens the doors.
     *
     * @throws IOException if the data directory cannot be written
     */
    public static Gateway start(GatewaySettings settings) throws IOException {
        Path data = settings.dataDirectory();
        Path inbox = Files.createDirectories(data.resolve("inbox"));
        PartnerProfiles profiles =
                new PartnerProfiles(settings.referenceDirectory().resolve("partners"), settings.zone());
        for (String partner : profiles.names()) {
            Files.createDirectories(inbox.resolve(partner));
        }
        Path archive = data.resolve("archive");
        ResultPublisher publisher = new ResultPublisher(settings.bootstrapServers());
        FileIntake intake = new FileIntake(
                new FileIntake.Places(data.resolve("receipts"), data.resolve("quarantine")),
                new Archive(archive, settings.zone(), settings.clock()),
                profiles,
                new CodeBooks.Reloading(settings.referenceDirectory()),
                publisher,
                settings.progress(),
                settings.clock());
        try {
            return new Gateway(publisher, Doors.open(inbox, intake, settings.clock()));
        } catch (RuntimeException e) {
            publisher.close();
            throw e;
        }
    }

    /** True while files are looked for: a route that stalls must not look like a quiet day. */
    public boolean isOpen() {
        return doors.isOpen();
    }

    /** Files that wait or are being read. */
    public int busy() {
        return doors.busy();
    }

    @Override
    public void close() {
        doors.close();
        publisher.close();
    }
}
