package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;

/**
 * Gathers rows by directory and writes them into few files, in the background.
 *
 * <p>A row is at any moment in exactly one of two places that a checkpoint holds: in this writer's state, or in a file that
 * was handed over to be committed. A file still being written counts as the former.
 */
final class HistoryWriter
        implements StatefulSinkWriter<HistoryRow, WaitingRows>, CommittingSinkWriter<HistoryRow, HistoryFile> {
    /** What a row costs on the heap beside its content. */
    private static final long ROW_OVERHEAD = 200;

    private final TableFormat table;
    private final Path history;
    private final long mostBytes;
    private final Clock clock;
    private final Map<String, Pile> piles = new HashMap<>();
    private final Map<String, FileAllowance> allowances = new HashMap<>();
    private final Queue<Writing> writings = new ArrayDeque<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "batchwatch-history");
        thread.setDaemon(true);
        return thread;
    });
    private long bytes;

    /** While a pile grows it is left to grow, but not for longer than this: one file is better than five. */
    static final Duration MOST_PATIENCE = Duration.ofSeconds(10);

    private static final class Pile {
        private final List<HistoryRow> rows = new ArrayList<>();
        private final Instant begunAt;
        private long bytes;
        private boolean grows = true;

        Pile(Instant begunAt) {
            this.begunAt = begunAt;
        }
    }

    private record Writing(List<HistoryRow> rows, long bytes, Future<HistoryFile> file) {}

    /**
     * @param history directory of all tables
     * @param mostBytes that rows may take before the largest pile is written, allowed or not
     * @param restored rows of the checkpoint it goes on from
     */
    HistoryWriter(TableFormat table, Path history, long mostBytes, Clock clock, Collection<WaitingRows> restored)
            throws IOException {
        this.table = table;
        this.history = history;
        this.mostBytes = mostBytes;
        this.clock = clock;
        Files.createDirectories(HistoryFiles.pending(history));
        restored.forEach(waiting -> waiting.rows().forEach(this::gather));
    }

    @Override
    public void write(HistoryRow row, Context context) throws IOException, InterruptedException {
        gather(row);
        while (bytes > mostBytes) {
            if (writings.isEmpty() || bytes - writingBytes() > mostBytes / 2) {
                writeLargest();
            } else {
                await(writings.peek());
                return;
            }
        }
    }

    private void gather(HistoryRow row) {
        Pile pile = piles.computeIfAbsent(row.partition(), partition -> new Pile(clock.instant()));
        long size = row.content().length + ROW_OVERHEAD;
        pile.rows.add(row);
        pile.bytes += size;
        pile.grows = true;
        bytes += size;
    }

    private long writingBytes() {
        return writings.stream().mapToLong(Writing::bytes).sum();
    }

    private void writeLargest() {
        piles.entrySet().stream()
                .max(Comparator.comparingLong(entry -> entry.getValue().bytes))
                .ifPresent(entry -> startWriting(entry.getKey()));
    }

    private void startWriting(String partition) {
        Pile pile = piles.remove(partition);
        allowance(partition).take();
        Future<HistoryFile> file = background.submit(() -> writeFile(partition, pile.rows));
        writings.add(new Writing(pile.rows, pile.bytes, file));
    }

    private HistoryFile writeFile(String partition, List<HistoryRow> rows) throws IOException {
        List<HistoryRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(HistoryRow::order));
        String name = UUID.randomUUID() + ".parquet";
        Path pending = HistoryFiles.pending(history).resolve(name);
        ParquetFile.write(pending, table, sorted);
        Path directory = history.resolve(table.directory());
        Path place = (partition.isEmpty() ? directory : directory.resolve(partition)).resolve(name);
        return new HistoryFile(pending.toString(), place.toString());
    }

    private FileAllowance allowance(String partition) {
        return allowances.computeIfAbsent(partition, unseen -> new FileAllowance(clock.instant()));
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        if (endOfInput) {
            List.copyOf(piles.keySet()).forEach(this::startWriting);
            for (Writing writing : writings) {
                await(writing);
            }
        }
    }

    @Override
    public Collection<HistoryFile> prepareCommit() throws IOException, InterruptedException {
        Instant now = clock.instant();
        List<String> ripe = piles.entrySet().stream()
                .filter(entry -> isRipe(entry.getValue(), now))
                .map(Map.Entry::getKey)
                .filter(partition -> allowance(partition).allowsOne(now))
                .toList();
        ripe.forEach(this::startWriting);
        piles.values().forEach(pile -> pile.grows = false);
        allowances
                .entrySet()
                .removeIf(entry -> !piles.containsKey(entry.getKey())
                        && entry.getValue().allowsOne(clock.instant())
                        && entry.getValue().isFull());
        List<HistoryFile> written = new ArrayList<>();
        while (!writings.isEmpty() && writings.peek().file().isDone()) {
            Writing done = writings.remove();
            bytes -= done.bytes();
            written.add(await(done));
        }
        return written;
    }

    /** Nothing came since the last checkpoint, or the first rows have waited long enough. */
    private static boolean isRipe(Pile pile, Instant now) {
        return !pile.grows || !now.isBefore(pile.begunAt.plus(MOST_PATIENCE));
    }

    @Override
    public List<WaitingRows> snapshotState(long checkpointId) {
        Stream<HistoryRow> gathered = piles.values().stream().flatMap(pile -> pile.rows.stream());
        Stream<HistoryRow> beingWritten = writings.stream().flatMap(writing -> writing.rows().stream());
        return WaitingRows.of(Stream.concat(gathered, beingWritten));
    }

    private static HistoryFile await(Writing writing) throws IOException, InterruptedException {
        try {
            return writing.file().get();
        } catch (ExecutionException e) {
            throw new IOException("the history cannot be written", e.getCause());
        }
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
