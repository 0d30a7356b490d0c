package io.batchwatch.bench.bulk;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.partner.LimitsFile;
import io.batchwatch.bench.partner.Lot;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.BrokerProcess;
import io.batchwatch.bench.process.ParquetCount;
import io.batchwatch.bench.process.Waiting;
import io.batchwatch.bench.process.WatchedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a peer that does the same work is given, and where it is seen that it has done it, and rightly. */
final class SameWork implements AutoCloseable {
    static final String COUNTS = "counts";
    static final String UNSAFE = "unsafe";

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Given given;
    private final Path parquet;
    private final TopicEnd unsafe;
    private final CountsTopic counts;
    private final ParquetCount count = ParquetCount.open();

    private SameWork(Given given, Path parquet, TopicEnd unsafe, CountsTopic counts) {
        this.given = given;
        this.parquet = parquet;
        this.unsafe = unsafe;
        this.counts = counts;
    }

    /**
     * @param file with the rows
     * @param limits by which to judge them
     */
    record Given(Path file, Path limits, Outcome outcome) {
        /** The file, or the beginning of one like it. */
        static Given in(Path work, BenchSettings settings, Path file, long rows) throws IOException {
            Path mine = work.resolve("rows.csv");
            if (settings.peerRows() < rows) {
                PartnerFile.write(mine, Lot.of("M", settings.peerRows()));
            } else {
                Files.copy(file, mine);
            }
            Path limits = work.resolve("limits.csv");
            LimitsFile.write(limits);
            return new Given(mine, limits, Outcome.of(mine, limits));
        }
    }

    /** Makes the topics. */
    static SameWork open(Given given, BrokerProcess broker, Path parquet) throws InterruptedException {
        String kafka = broker.bootstrapServers();
        TopicEnd.create(kafka, COUNTS).close();
        TopicEnd unsafe = TopicEnd.create(kafka, UNSAFE);
        return new SameWork(given, parquet, unsafe, CountsTopic.open(kafka, COUNTS));
    }

    /** Until the first rows have come all the way. */
    void awaitFirst(WatchedProcess peer, long rows) throws InterruptedException {
        Waiting.until("the first rows are judged and counted", START, () -> CamelPeer.there(peer, holds(rows)));
    }

    /** Until all rows are in Parquet, their counts on the topic, and what fails told of. */
    void awaitAll(List<WatchedProcess> peer) throws InterruptedException {
        long rows = given.outcome().rows();
        Waiting.untilSeldomLooking(
                "all rows are judged and counted", PATIENCE, () -> CamelPeer.there(peer, holds(rows)));
        long fails = given.outcome().fails();
        Waiting.untilSeldomLooking(
                "all that fails is told of", START, () -> CamelPeer.there(peer, unsafe.records() >= fails));
    }

    private boolean holds(long rows) {
        return counts.now().rows() == rows && count.sumBelow(parquet, "change", "true") == rows;
    }

    /**
     * @throws IllegalStateException if it has judged otherwise than the limits say
     */
    void requireRight() {
        long wanted = given.outcome().fails();
        long counted = counts.now().rows("FAIL");
        long held = count.sumBelow(parquet, "change", "verdict = 'FAIL'");
        if (counted != wanted || held != wanted) {
            throw new IllegalStateException(
                    wanted + " results fail; counted are " + counted + ", in Parquet are " + held);
        }
    }

    @Override
    public void close() {
        count.close();
        counts.close();
        unsafe.close();
    }
}
