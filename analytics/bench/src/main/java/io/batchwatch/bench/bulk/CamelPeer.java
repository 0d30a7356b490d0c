package io.batchwatch.bench.bulk;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.partner.Lot;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.BrokerProcess;
import io.batchwatch.bench.process.Directories;
import io.batchwatch.bench.process.Peer;
import io.batchwatch.bench.process.Usage;
import io.batchwatch.bench.process.Waiting;
import io.batchwatch.bench.process.WatchedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Camel: a file, split into rows, each a message to Kafka. It ends at Kafka; what comes behind would only add. */
final class CamelPeer implements BulkPeer {
    private static final long ENOUGH = 3_000;
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String TOPIC = "rows";

    @Override
    public String name() {
        return "camel";
    }

    @Override
    public String title() {
        return "Camel, row by row (to Kafka only)";
    }

    @Override
    public Duty duty() {
        return Duty.ONLY_MOVES;
    }

    @Override
    public Taken take(BenchSettings settings, Path file, long rows) throws IOException, InterruptedException {
        String classPath = Peer.classPath(settings, name());
        long some = Math.min(rows, ENOUGH);
        Path work = Directories.empty(settings.work().resolve(name()));
        Path few = work.resolve("few.csv");
        PartnerFile.write(few, Lot.of("M", some));
        Path inbox = work.resolve("inbox");
        try (BrokerProcess broker = BrokerProcess.start(work);
                TopicEnd topic = TopicEnd.create(broker.bootstrapServers(), TOPIC);
                WatchedProcess camel = WatchedProcess.start(
                        List.of(
                                WatchedProcess.java(),
                                "-cp",
                                classPath,
                                "peer.RowByRow",
                                inbox.toString(),
                                broker.bootstrapServers(),
                                TOPIC),
                        work.resolve("camel.out"))) {
            Waiting.until("Camel makes its inbox", START, () -> there(camel, Files.isDirectory(inbox)));
            Usage before = camel.usage().plus(broker.process().usage());
            long start = System.nanoTime();
            Files.move(few, inbox.resolve("few.csv"), StandardCopyOption.ATOMIC_MOVE);
            Waiting.until("Camel moves all rows", PATIENCE, () -> there(camel, topic.records() >= some));
            return new Taken(
                    some,
                    Duration.ofNanos(System.nanoTime() - start),
                    camel.usage().plus(broker.process().usage()).since(before));
        }
    }

    static Optional<Boolean> there(WatchedProcess process, boolean isThere) {
        return there(List.of(process), isThere);
    }

    static Optional<Boolean> there(List<WatchedProcess> processes, boolean isThere) {
        processes.forEach(WatchedProcess::requireAlive);
        return isThere ? Optional.of(true) : Optional.empty();
    }
}
