package io.batchwatch.bench.bulk;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.BrokerProcess;
import io.batchwatch.bench.process.Directories;
import io.batchwatch.bench.process.Usage;
import io.batchwatch.bench.process.WatchedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** Spark Structured Streaming from a directory of CSV files, doing our work as one would write it first. */
final class SparkSameWorkPeer implements BulkPeer {
    @Override
    public String name() {
        return "spark-same-work";
    }

    @Override
    public String title() {
        return "Spark Structured Streaming, same work";
    }

    @Override
    public Duty duty() {
        return Duty.SAME_WORK;
    }

    @Override
    public Taken take(BenchSettings settings, Path file, long rows) throws IOException, InterruptedException {
        Path work = Directories.empty(settings.work().resolve(name()));
        SameWork.Given given = SameWork.Given.in(work, settings, file, rows);
        Path inbox = Files.createDirectories(work.resolve("inbox"));
        Path parquet = Files.createDirectories(work.resolve("parquet"));
        long first = FirstRows.writeToBeCorrected(given.file(), inbox.resolve("first.csv"));
        try (BrokerProcess broker = BrokerProcess.start(work);
                SameWork same = SameWork.open(given, broker, parquet);
                WatchedProcess spark = SparkProcess.start(
                        settings,
                        work,
                        "peer.JudgedToParquet",
                        List.of(
                                inbox.toString(),
                                given.limits().toString(),
                                parquet.toString(),
                                work.resolve("checkpoints").toString(),
                                broker.bootstrapServers(),
                                SameWork.COUNTS,
                                SameWork.UNSAFE,
                                PartnerFile.HEADER))) {
            same.awaitFirst(spark, first);
            Usage before = spark.usage().plus(broker.process().usage());
            long start = System.nanoTime();
            Files.move(given.file(), inbox.resolve("rows.csv"), StandardCopyOption.ATOMIC_MOVE);
            same.awaitAll(List.of(spark));
            Taken taken = new Taken(
                    given.outcome().rows(),
                    Duration.ofNanos(System.nanoTime() - start),
                    spark.usage().plus(broker.process().usage()).since(before));
            same.requireRight();
            return taken;
        }
    }
}
