package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers rows by directory and writes them into few files, in the background.
 *
 * <p>A row is at any moment in exactly one of two places that a checkpoint holds: in this writer's state, or in a file that
 * was handed over to be committed. A file still being written counts as the former.
 */
final class HistoryWriter
        implements StatefulSinkWriter<HistoryRow, WaitingRows>, CommittingSinkWriter<HistoryRow, HistoryFile> {
    /** So much of a large file is no tiny one: some 5,000 rows. */
    private static final int OF_A_LARGE_FILE = 16;

    private static final int MOST_SECONDS_TO_STOP = 10;
    private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);

    private final TableFormat table;
    private final Path history;
    private final WriterBounds bounds;
    private final Clock clock;
    private final Packing packing = new Packing(RowBlock.ZSTD_LEVEL);
    private final Map<String, Pile> piles = new HashMap<>();
    private final Map<String, FileAllowance> allowances = new HashMap<>();
    private final Queue<Writing> writings = new ArrayDeque<>();
    private final List<HistoryFile> written = new ArrayList<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "batchwatch-history");
        thread.setDaemon(true);
        return thread;
    });
    private long gatheredBytes;
    private long writingBytes;

    private record Writing(List<RowBlock> rows, long bytes, Future<HistoryFile> file) {}

    /**
     * @param history directory of all tables
     * @param restored rows of the checkpoint it goes on from
     */
    HistoryWriter(TableFormat table, Path history, WriterBounds bounds, Clock clock, Collection<WaitingRows> restored)
            throws IOException {
        this.table = table;
        this.history = history;
        this.bounds = bounds;
        this.clock = clock;
        Files.createDirectories(HistoryFiles.pending(history));
        restored.forEach(waiting -> waiting.blocks().forEach(this::gather));
    }

    @Override
    public void write(HistoryRow row, Context context) throws IOException, InterruptedException {
        Pile pile = pile(row.partition());
        gatheredBytes += pile.add(row);
        if (pile.unpackedBytes() >= bounds.fileBytes()) {
            startWriting(row.partition());
        }
        while (heapBytes() > bounds.waitingBytes()) {
            if (gatheredBytes > bounds.waitingBytes() / 2) {
                writeLargest();
            } else {
                finishOldest();
            }
        }
    }

    /** About what its rows take of the heap, beside those of the one file that is being written. */
    long heapBytes() {
        return gatheredBytes + writingBytes;
    }

    private void gather(RowBlock block) {
        gatheredBytes += pile(block.partition()).add(block);
    }

    private Pile pile(String partition) {
        return piles.computeIfAbsent(partition, unseen -> new Pile(unseen, clock.instant(), packing));
    }

    private void writeLargest() {
        piles.entrySet().stream()
                .max(Comparator.comparingLong(entry -> entry.getValue().bytes()))
                .ifPresent(entry -> startWriting(entry.getKey()));
    }

    private void startWriting(String partition) {
        Pile pile = piles.remove(partition);
        gatheredBytes -= pile.bytes();
        List<RowBlock> rows = pile.blocks();
        writingBytes += pile.bytes();
        allowance(partition).take();
        writings.add(new Writing(rows, pile.bytes(), background.submit(() -> writeFile(partition, rows))));
    }

    /** From here on its rows are in the file alone: it is handed over before the next checkpoint asks for the state. */
    private void finishOldest() throws IOException, InterruptedException {
        Writing oldest = writings.element();
        written.add(await(oldest));
        writings.remove();
        writingBytes -= oldest.bytes();
    }

    private HistoryFile writeFile(String partition, List<RowBlock> blocks) throws IOException {
        List<HistoryRow> sorted = sorted(blocks);
        String name = UUID.randomUUID() + ".parquet";
        Path pending = HistoryFiles.pending(history).resolve(name);
        ParquetFile.write(pending, table, sorted);
        Path directory = history.resolve(table.directory());
        Path place = (partition.isEmpty() ? directory : directory.resolve(partition)).resolve(name);
        return new HistoryFile(pending.toString(), place.toString());
    }

    private static List<HistoryRow> sorted(List<RowBlock> blocks) {
        try (Packing unpacking = new Packing(RowBlock.ZSTD_LEVEL)) {
            return blocks.stream()
                    .flatMap(block -> block.rows(unpacking).stream())
                    .sorted(Comparator.comparing(HistoryRow::order))
                    .toList();
        }
    }

    /** The end of a large file need not wait for what does not come. */
    private boolean isWorthAFile(Pile pile, Instant now, Patience patience) {
        return pile.isQuiet(now, patience) && pile.unpackedBytes() >= bounds.fileBytes() / OF_A_LARGE_FILE;
    }

    private FileAllowance allowance(String partition) {
        return allowances.computeIfAbsent(partition, unseen -> new FileAllowance(clock.instant()));
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        if (endOfInput) {
            List.copyOf(piles.keySet()).forEach(this::startWriting);
            while (!writings.isEmpty()) {
                finishOldest();
            }
        }
    }

    @Override
    public Collection<HistoryFile> prepareCommit() throws IOException, InterruptedException {
        Instant now = clock.instant();
        Patience patience = Patience.with(piles.size());
        List<String> ripe = piles.entrySet().stream()
                .filter(entry -> entry.getValue().isRipe(now, patience))
                .filter(entry -> isWorthAFile(entry.getValue(), now, patience)
                        || allowance(entry.getKey()).allowsOne(now))
                .map(Map.Entry::getKey)
                .toList();
        ripe.forEach(this::startWriting);
        piles.values().forEach(pile -> pile.watch(now));
        allowances
                .entrySet()
                .removeIf(entry -> !piles.containsKey(entry.getKey())
                        && entry.getValue().allowsOne(clock.instant())
                        && entry.getValue().isFull());
        while (!writings.isEmpty() && writings.element().file().isDone()) {
            finishOldest();
        }
        List<HistoryFile> handedOver = List.copyOf(written);
        written.clear();
        return handedOver;
    }

    @Override
    public List<WaitingRows> snapshotState(long checkpointId) {
        List<RowBlock> blocks = new ArrayList<>();
        piles.values().forEach(pile -> blocks.addAll(pile.blocks()));
        gatheredBytes = piles.values().stream().mapToLong(Pile::bytes).sum();
        writings.forEach(writing -> blocks.addAll(writing.rows()));
        return WaitingRows.of(blocks);
    }

    private static HistoryFile await(Writing writing) throws IOException, InterruptedException {
        try {
            return writing.file().get();
        } catch (ExecutionException e) {
            throw new IOException("the history cannot be written", e.getCause());
        }
    }

    /** Whoever takes over shall find nobody writing there any more. */
    @Override
    public void close() {
        background.shutdownNow();
        packing.close();
        try {
            if (!background.awaitTermination(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                LOG.warn("a file of the history is still being written while its writer is closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
