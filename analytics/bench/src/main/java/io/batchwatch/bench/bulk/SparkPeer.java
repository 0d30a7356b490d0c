package io.batchwatch.bench.bulk;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.Directories;
import io.batchwatch.bench.process.ParquetCount;
import io.batchwatch.bench.process.Usage;
import io.batchwatch.bench.process.Waiting;
import io.batchwatch.bench.process.WatchedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** Spark Structured Streaming from a directory of CSV files to Parquet, without Kafka. */
final class SparkPeer implements BulkPeer {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofHours(1);

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public String title() {
        return "Spark Structured Streaming, moving only";
    }

    @Override
    public Duty duty() {
        return Duty.ONLY_MOVES;
    }

    @Override
    public Taken take(BenchSettings settings, Path file, long rows) throws IOException, InterruptedException {
        Path work = Directories.empty(settings.work().resolve(name()));
        Path inbox = Files.createDirectories(work.resolve("inbox"));
        Path parquet = Files.createDirectories(work.resolve("parquet"));
        Path copy = Files.copy(file, work.resolve("rows.csv"));
        long first = FirstRows.write(file, inbox.resolve("first.csv"));
        try (WatchedProcess spark = SparkProcess.start(
                        settings,
                        work,
                        "peer.FilesToParquet",
                        List.of(
                                inbox.toString(),
                                parquet.toString(),
                                work.resolve("checkpoints").toString(),
                                PartnerFile.HEADER));
                ParquetCount count = ParquetCount.open()) {
            Waiting.until("Spark writes", START, () -> CamelPeer.there(spark, count.below(parquet, "true") >= first));
            Usage before = spark.usage();
            long start = System.nanoTime();
            Files.move(copy, inbox.resolve("rows.csv"), StandardCopyOption.ATOMIC_MOVE);
            Waiting.untilSeldomLooking(
                    "all rows are in Parquet",
                    PATIENCE,
                    () -> CamelPeer.there(spark, count.below(parquet, "true") >= first + rows));
            return new Taken(
                    rows,
                    Duration.ofNanos(System.nanoTime() - start),
                    spark.usage().since(before));
        }
    }
}
