package io.batchwatch.jobs.history;

import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.rules.ledger.LedgerCodec;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.schema.MessageType;

/** The tables of the history: the directory of each, and how its rows' bytes become columns. */
public enum TableFormat {
    RESULTS("results", ResultsTable.TABLE) {
        @Override
        Consumer<List<HistoryRow>> writerTo(ColumnWriteStore to) {
            TestResultCodec codec = new TestResultCodec();
            return writer(ResultsTable.TABLE, bytes -> LedgerCodec.judgedResult(bytes, codec), to);
        }
    },
    BATCHES("batches", BatchesTable.TABLE) {
        @Override
        Consumer<List<HistoryRow>> writerTo(ColumnWriteStore to) {
            return writer(BatchesTable.TABLE, BatchesTable.Change::ofBytes, to);
        }
    },
    BATCH_STORY("batch_story", BatchStoryTable.TABLE) {
        @Override
        Consumer<List<HistoryRow>> writerTo(ColumnWriteStore to) {
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

    List<String> columnsWithoutDictionary() {
        return table.columnsWithoutDictionary();
    }

    MessageType schema() {
        return table.schema();
    }

    /** Takes some rows at a time into the columns of a file. Not thread-safe: one for each file. */
    abstract Consumer<List<HistoryRow>> writerTo(ColumnWriteStore to);

    private static <R> Consumer<List<HistoryRow>> writer(
            HistoryTable<R> table, Function<byte[], R> decoder, ColumnWriteStore to) {
        List<Cells> cells = table.cells(to);
        return rows -> table.write(
                rows.stream().map(row -> decoder.apply(row.content())).toList(), cells);
    }
}
