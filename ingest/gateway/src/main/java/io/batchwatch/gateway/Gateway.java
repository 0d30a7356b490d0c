package io.batchwatch.gateway;

import io.batchwatch.gateway.acts.ActsDesk;
import io.batchwatch.gateway.acts.ActsFolder;
import io.batchwatch.gateway.arrival.Archive;
import io.batchwatch.gateway.door.Doors;
import io.batchwatch.gateway.http.HttpDoor;
import io.batchwatch.gateway.intake.FileIntake;
import io.batchwatch.gateway.key.KeyFile;
import io.batchwatch.gateway.key.PartnerKeys;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.publish.ResultPublisher;
import io.batchwatch.gateway.replay.ReplayFolder;
import io.batchwatch.gateway.replay.Replays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The running gateway: from its doors to Kafka. */
public final class Gateway implements AutoCloseable {
    private final List<ResultPublisher> publishers;
    private final Doors doors;
    private final HttpDoor http;
    private final ActsDesk acts;

    private Gateway(List<ResultPublisher> publishers, Doors doors, HttpDoor http, ActsDesk acts) {
        this.publishers = publishers;
        this.doors = doors;
        this.http = http;
        this.acts = acts;
    }

    /**
     * Opens the doors.
     *
     * @throws IOException if the data directory cannot be written, or the HTTP door's port is taken
     */
    public static Gateway start(GatewaySettings settings) throws IOException {
        Path data = settings.dataDirectory();
        Path inbox = Files.createDirectories(data.resolve("inbox"));
        PartnerProfiles profiles =
                PartnerProfiles.keeping(settings.referenceDirectory().resolve("partners"), settings.zone());
        for (String partner : profiles.names()) {
            Files.createDirectories(inbox.resolve(partner));
        }
        Archive archive = new Archive(data.resolve("archive"), settings.zone(), settings.clock());
        CodeBooks.Reloading books = new CodeBooks.Reloading(settings.referenceDirectory());
        FileIntake.Places places = new FileIntake.Places(data.resolve("receipts"), data.resolve("quarantine"));
        List<ResultPublisher> publishers = List.of(
                ResultPublisher.forFiles(settings.bootstrapServers()),
                ResultPublisher.forMessages(settings.bootstrapServers()));
        List<FileIntake> intakes = publishers.stream()
                .map(publisher -> new FileIntake(
                        places, archive, profiles, books, publisher, settings.progress(), settings.clock()))
                .toList();
        ActsDesk acts = ActsDesk.open(
                new ActsFolder(data.resolve("acts"), settings.zone()),
                publishers.get(0),
                settings.zone(),
                settings.clock());
        try {
            Doors doors = Doors.open(
                    inbox,
                    profiles,
                    intakes.get(0),
                    intakes.get(1),
                    lanes -> new Replays(new ReplayFolder(data.resolve("replay")), archive, intakes.get(0), lanes),
                    settings.clock());
            return new Gateway(publishers, doors, http(settings, profiles, doors, intakes.get(1), acts), acts);
        } catch (IOException | RuntimeException e) {
            acts.close();
            publishers.forEach(ResultPublisher::close);
            throw e;
        }
    }

    private static HttpDoor http(
            GatewaySettings settings, PartnerProfiles profiles, Doors doors, FileIntake messages, ActsDesk acts)
            throws IOException {
        KeyFile keys = new KeyFile(settings.dataDirectory().resolve("keys"), settings.clock());
        try {
            return HttpDoor.open(
                    settings.http(),
                    new HttpDoor.Behind(
                            doors.desk(),
                            messages,
                            acts,
                            new PartnerKeys(keys, settings.clock()),
                            profiles,
                            settings.clock()));
        } catch (IOException | RuntimeException e) {
            doors.close();
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

    /** Where results are pushed to. */
    public String url() {
        return http.url();
    }

    @Override
    public void close() {
        acts.close();
        http.close();
        doors.close();
        publishers.forEach(ResultPublisher::close);
    }
}
