package io.batchwatch.jobs.history;

import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.rules.ledger.LedgerCodec;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** The tables of the history: the directory of each, and how its rows' bytes become columns. */
public enum TableFormat {
    RESULTS("results", ResultsTable.TABLE) {
        @Override
        Consumer<byte[]> writerTo(RecordConsumer to) {
            TestResultCodec codec = new TestResultCodec();
            return writer(ResultsTable.TABLE, bytes -> LedgerCodec.judgedResult(bytes, codec), to);
        }
    },
    BATCHES("batches", BatchesTable.TABLE) {
        @Override
        Consumer<byte[]> writerTo(RecordConsumer to) {
            return writer(BatchesTable.TABLE, BatchesTable.Change::ofBytes, to);
        }
    },
    BATCH_STORY("batch_story", BatchStoryTable.TABLE) {
        @Override
        Consumer<byte[]> writerTo(RecordConsumer to) {
            return writer(BatchStoryTable.TABLE, BatchStoryTable.Entry::ofBytes, to);
        }
    };

    private final String directory;

    @SuppressWarnings("ImmutableEnumChecker") // it has no way to change
    private final HistoryTable<?> table;

    TableFormat(String directory, HistoryTable<?> table) {
        this.directory = directory;
        this.table = table;
    }

    /** Below the history's directory. */
    public String directory() {
        return directory;
    }

    /** Of the sink that writes it: a checkpoint finds the rows that wait by it. */
    public String operatorId() {
        return "history-" + directory;
    }

    public List<HistoryColumn> columns() {
        return table.columns();
    }

    MessageType schema() {
        return table.schema();
    }

    /** Not thread-safe: one for each file. */
    abstract Consumer<byte[]> writerTo(RecordConsumer to);

    private static <R> Consumer<byte[]> writer(HistoryTable<R> table, Function<byte[], R> decoder, RecordConsumer to) {
        return bytes -> table.write(decoder.apply(bytes), to);
    }
}
