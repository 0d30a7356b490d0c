package io.batchwatch.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint is what {@code prepareCommit} and {@code snapshotState} give together. */
class HistoryWriterTest {
    private static final WriterBounds PLENTY = WriterBounds.USUAL;

    @TempDir
    Path history;

    private final Packing packing = new Packing(RowBlock.ZSTD_LEVEL);
    private final Moving clock = new Moving();
    private final List<HistoryWriter> writers = new ArrayList<>();

    @AfterEach
    void close() {
        writers.forEach(HistoryWriter::close);
        packing.close();
    }

    @Test
    void everyRowIsInTheStateOrInOneFile() throws Exception {
        HistoryWriter writer = writer(PLENTY, List.of());
        write(writer, 0, 100);
        assertThat(waiting(writer)).isEqualTo(100);

        List<HistoryFile> files = commitWhenWritten(writer);

        assertThat(files).hasSize(1);
        assertThat(writer.snapshotState(2)).isEmpty();
        assertThat(Rows.ask(history, "select count(*), count(distinct batch_id) from FILES"))
                .containsExactly("100,100");
    }

    @Test
    void rowsStandInOrder() throws Exception {
        HistoryWriter writer = writer(PLENTY, List.of());
        for (int number = 99; number >= 0; number--) {
            writer.write(Rows.batch(number), null);
        }

        commitWhenWritten(writer);

        assertThat(Rows.ask(history, "select batch_id from FILES"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(Rows::name).toList());
    }

    @Test
    void columnsAreOfTheirTypes() throws Exception {
        HistoryWriter writer = writer(PLENTY, List.of());
        writer.write(Rows.batch(7), null);

        commitWhenWritten(writer);

        assertThat(Rows.ask(
                        history,
                        "select typeof(changed_at), typeof(version), epoch(changed_at)::bigint, version, product_name,"
                                + " producer is null, state from FILES"))
                .containsExactly("TIMESTAMP WITH TIME ZONE,BIGINT,1772337607,7,韭菜,true,UNSAFE");
    }

    @Test
    void filesAreCompressedWithZstd() throws Exception {
        HistoryWriter writer = writer(PLENTY, List.of());
        write(writer, 0, 10);

        commitWhenWritten(writer);

        assertThat(Rows.ask(
                        history,
                        "select distinct compression from parquet_metadata('" + history + "/batches/*.parquet')"))
                .containsExactly("ZSTD");
    }

    @Test
    void afterACrashEachRowIsSeenOnce() throws Exception {
        HistoryWriter writer = writer(PLENTY, List.of());
        write(writer, 0, 50);
        List<HistoryFile> committables = prepareWhenWritten(writer);
        write(writer, 50, 80);
        List<WaitingRows> state = writer.snapshotState(1);
        // The checkpoint is complete; what comes behind it is read again after the crash.
        write(writer, 80, 90);
        prepareWhenWritten(writer);
        writer.close();

        commit(committables);
        commit(committables);
        clock.on(Duration.ofHours(1));
        HistoryWriter next = writer(PLENTY, state);
        write(next, 80, 100);
        commitWhenWritten(next);

        assertThat(Rows.ask(history, "select count(*), count(distinct batch_id) from FILES"))
                .containsExactly("100,100");
    }

    @Test
    void nobodySeesAFileThatIsNotCommitted() throws Exception {
        HistoryWriter writer = writer(PLENTY, List.of());
        write(writer, 0, 10);

        prepareWhenWritten(writer);

        assertThat(history.resolve("batches")).doesNotExist();
    }

    @Test
    void inTheLongRunADirectoryGetsOneFileAMinute() throws Exception {
        HistoryWriter writer = writer(PLENTY, List.of());
        int minutes = 20;
        for (int second = 0; second < minutes * 60; second++) {
            writer.write(Rows.batch(second), null);
            commit(writer.prepareCommit());
            clock.on(Duration.ofSeconds(1));
        }

        clock.on(FileAllowance.THEN_ONE_EACH);
        commitWhenWritten(writer);
        try (Stream<Path> files = Files.list(history.resolve("batches"))) {
            assertThat(files.count()).isBetween((long) minutes, minutes + FileAllowance.AT_ONCE + 1L);
        }
    }

    @Test
    void aFileThatIsBeingReadMakesFewFilesHere() throws Exception {
        HistoryWriter writer = writer(PLENTY, List.of());
        List<HistoryFile> files = new ArrayList<>();
        for (int second = 0; second < 25; second++) {
            writer.write(Rows.batch(second), null);
            files.addAll(writer.prepareCommit());
            clock.on(Duration.ofSeconds(1));
        }

        files.addAll(prepareWhenWritten(writer));

        assertThat(files).hasSizeBetween(1, 3);
        commit(files);
        assertThat(Rows.ask(history, "select count(*) from FILES")).containsExactly("25");
    }

    @Test
    void aFileOfTenYearsMakesFewFilesOfEachMonthAndItsEndDoesNotWait() throws Exception {
        HistoryWriter writer = writer(PLENTY, List.of());
        int months = 120;
        List<HistoryFile> files = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            for (int row = 0; row < months; row++) {
                if (comesToItsMonth(second, row)) {
                    writer.write(Rows.batch(second * months + row, "month=" + row), null);
                }
            }
            files.addAll(writer.prepareCommit());
            clock.on(Duration.ofSeconds(1));
        }
        clock.on(Patience.with(months).onceItIsQuiet());

        files.addAll(prepareWhenWritten(writer));

        assertThat(files).hasSizeLessThanOrEqualTo(3 * months);
    }

    /** At first slowly: some months get none between two checkpoints. */
    private static boolean comesToItsMonth(int second, int row) {
        return second >= 10 || (second + row) % 2 == 0;
    }

    @Test
    void directoriesDoNotTakeEachOthersAllowance() throws Exception {
        HistoryWriter writer = writer(PLENTY, List.of());
        for (int month = 1; month <= 12; month++) {
            writer.write(Rows.batch(month, "sampled_month=2026-%02d".formatted(month)), null);
        }

        assertThat(commitWhenWritten(writer)).hasSize(12);
        assertThat(history.resolve("batches/sampled_month=2026-07")).isDirectoryContaining("glob:**.parquet");
    }

    @Test
    void whereMemoryRunsOutTheLargestPileIsWritten() throws Exception {
        HistoryWriter writer = writer(new WriterBounds(20_000, 1 << 20), List.of());
        useUpTheAllowance(writer, "few");
        int rows = 1000;
        for (int number = 0; number < rows; number++) {
            writer.write(Rows.batch(number, number % 100 == 0 ? "few" : "many"), null);
            commit(writer.prepareCommit());
        }

        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            commit(writer.prepareCommit());
            return waiting(writer) < 100;
        });
        assertThat(Rows.ask(
                        history,
                        "select count(*) > 900 from FILES where filename like '%many%'"
                                .replace(
                                        "FILES", "read_parquet('" + history + "/batches/*/*.parquet', filename=true)")))
                .containsExactly("true");
    }

    @Test
    void aPileThatIsLargeEnoughForAFileIsWrittenThoughItsAllowanceIsUsedUp() throws Exception {
        HistoryWriter writer = writer(new WriterBounds(32 << 20, 100_000), List.of());
        useUpTheAllowance(writer, "");
        write(writer, 0, 1000);

        List<HistoryFile> files = new ArrayList<>();
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            files.addAll(writer.prepareCommit());
            return !files.isEmpty();
        });

        assertThat(files).hasSize(1);
        assertThat(waiting(writer)).isBetween(1, 999);
    }

    @Test
    void theEndOfALargeFileDoesNotWaitForItsAllowance() throws Exception {
        WriterBounds bounds = new WriterBounds(32 << 20, 1 << 20);
        HistoryWriter writer = writer(bounds, List.of());
        useUpTheAllowance(writer, "few");
        useUpTheAllowance(writer, "many");
        writer.write(Rows.batch(0, "few"), null);
        for (int number = 0; number < 600; number++) {
            writer.write(Rows.batch(number, "many"), null);
        }

        List<HistoryFile> files = new ArrayList<>();
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            files.addAll(writer.prepareCommit());
            return !files.isEmpty();
        });

        assertThat(files).singleElement().satisfies(file -> assertThat(file.place())
                .contains("many"));
        assertThat(waiting(writer)).isEqualTo(1);
    }

    @Test
    void rowsWhoseFileHadToBeAwaitedAreInItAlone() throws Exception {
        HistoryWriter writer = writer(new WriterBounds(20_000, 1 << 20), List.of());
        write(writer, 0, 1000);

        List<HistoryFile> files = new ArrayList<>(writer.prepareCommit());
        List<WaitingRows> state = writer.snapshotState(1);
        writer.close();
        commit(files);
        commitWhenWritten(writer(PLENTY, state));

        assertThat(files).isNotEmpty();
        assertThat(Rows.ask(history, "select count(*), count(distinct batch_id) from FILES"))
                .containsExactly("1000,1000");
    }

    @Test
    void tenYearsOfMonthsWaitInTheSameRoom() throws Exception {
        WriterBounds bounds = new WriterBounds(200_000, 1 << 20);
        HistoryWriter writer = writer(bounds, List.of());
        long most = 0;
        for (int number = 0; number < 12_000; number++) {
            writer.write(Rows.batch(number, "month=" + number % 120), null);
            most = Math.max(most, writer.heapBytes());
        }

        assertThat(most).isPositive().isLessThanOrEqualTo(bounds.waitingBytes());
    }

    @Test
    void aLostFileIsNotPassedOver() {
        HistoryFile lost = new HistoryFile(
                history.resolve(".pending/x.parquet").toString(),
                history.resolve("batches/x.parquet").toString());

        assertThatThrownBy(() -> commit(List.of(lost)))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("rows of the history are lost");
    }

    @Test
    void whatACrashLeftUnfinishedIsClearedAway() throws Exception {
        HistoryWriter writer = writer(PLENTY, List.of());
        write(writer, 0, 10);
        prepareWhenWritten(writer);

        int removed = HistoryFiles.removeAbandoned(history, Instant.now().plusSeconds(60));

        assertThat(removed).isEqualTo(1);
        assertThat(history.resolve(".pending")).isEmptyDirectory();
        assertThat(HistoryFiles.removeAbandoned(history.resolve("not-there"), Instant.now()))
                .isZero();
    }

    private HistoryWriter writer(WriterBounds bounds, Collection<WaitingRows> restored) throws IOException {
        HistoryWriter writer = new HistoryWriter(TableFormat.BATCHES, history, bounds, clock, restored);
        writers.add(writer);
        return writer;
    }

    private static void useUpTheAllowance(HistoryWriter writer, String partition) throws Exception {
        for (int use = 0; use < FileAllowance.AT_ONCE; use++) {
            writer.write(Rows.batch(use, partition), null);
            commitWhenWritten(writer);
        }
    }

    private int waiting(HistoryWriter writer) {
        return writer.snapshotState(1).stream()
                .flatMap(piece -> piece.blocks().stream())
                .mapToInt(block -> block.rows(packing).size())
                .sum();
    }

    private static void write(HistoryWriter writer, int from, int to) throws Exception {
        for (int number = from; number < to; number++) {
            writer.write(Rows.batch(number), null);
        }
    }

    /** As many checkpoints as it takes until all rows are in files. */
    private static List<HistoryFile> prepareWhenWritten(HistoryWriter writer) {
        List<HistoryFile> files = new ArrayList<>();
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            files.addAll(writer.prepareCommit());
            return writer.snapshotState(1).isEmpty();
        });
        return files;
    }

    private static List<HistoryFile> commitWhenWritten(HistoryWriter writer) throws Exception {
        List<HistoryFile> files = prepareWhenWritten(writer);
        commit(files);
        return files;
    }

    private static void commit(Collection<HistoryFile> files) throws IOException {
        for (HistoryFile file : files) {
            HistoryCommitter.show(file);
        }
    }
}
