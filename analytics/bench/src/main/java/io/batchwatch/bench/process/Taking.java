package io.batchwatch.bench.process;

import io.batchwatch.bench.report.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Files are dropped into a running house, and all of them is waited for.
 *
 * @param receipt until the last receipt lay there
 * @param board until all their rows were on the board
 * @param history until all their rows were in Parquet
 * @param usage of the house in that time
 */
public record Taking(long rows, Duration receipt, Duration board, Duration history, Usage usage) {
    /**
     * @param file on the file system of the house's data directory
     * @param before results that the house has already
     */
    public static Taking of(House house, String partner, Path file, long rows, long before)
            throws IOException, InterruptedException {
        return of(house, partner, Map.of(file, rows), before);
    }

    /**
     * Of files that are dropped at once.
     *
     * @param files and the rows of each, on the file system of the house's data directory
     * @param before results that the house has already
     */
    public static Taking of(House house, String partner, Map<Path, Long> files, long before)
            throws IOException, InterruptedException {
        long rows = files.values().stream().mapToLong(Long::longValue).sum();
        Usage used = house.process().usage();
        long start = System.nanoTime();
        for (Path file : files.keySet()) {
            house.drop(partner, file);
        }
        for (Map.Entry<Path, Long> file : files.entrySet()) {
            house.awaitReceipt(partner, file.getKey().getFileName().toString(), file.getValue());
        }
        Duration receipt = since(start);
        house.awaitJudged(before + rows);
        Duration board = since(start);
        house.awaitHistory(before + rows);
        Duration history = since(start);
        return new Taking(rows, receipt, board, history, house.process().usage().since(used));
    }

    public double boardRate() {
        return rows / seconds(board);
    }

    public double historyRate() {
        return rows / seconds(history);
    }

    public double processorMicrosPerRow() {
        return 1e6 * usage.processorSeconds() / rows;
    }

    /** All of it, as figures of one subject. */
    public void note(String subject, Findings.Notebook notebook) {
        notebook.figure(subject, "receipt after", seconds(receipt), "s");
        notebook.figure(subject, "all on the board after", seconds(board), "s");
        notebook.figure(subject, "all in Parquet after", seconds(history), "s");
        notebook.figure(subject, "rate to the board", boardRate(), "rows/s");
        notebook.figure(subject, "rate to Parquet", historyRate(), "rows/s");
        notebook.figure(subject, "processor time", usage.processorSeconds(), "s");
        notebook.figure(subject, "processor time a row", processorMicrosPerRow(), "µs");
        notebook.figure(subject, "peak memory", usage.peakMebibytes(), "MiB");
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
