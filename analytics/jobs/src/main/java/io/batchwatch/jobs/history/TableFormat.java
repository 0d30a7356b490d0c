package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.rules.ledger.JudgedResultReader;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.schema.MessageType;

/** The tables of the history: the directory of each, and how its rows' bytes become columns. */
public enum TableFormat {
    RESULTS("results", ResultsTable.TABLE) {
        @Override
        List<Cells> cells(List<HistoryRow> rows) {
            return filled(rows, ResultsTable.TABLE, new JudgedResultReader()::read);
        }
    },
    BATCHES("batches", BatchesTable.TABLE) {
        @Override
        List<Cells> cells(List<HistoryRow> rows) {
            return filled(rows, BatchesTable.TABLE, BatchesTable.Change::ofBytes);
        }
    },
    BATCH_STORY("batch_story", BatchStoryTable.TABLE) {
        @Override
        List<Cells> cells(List<HistoryRow> rows) {
            return filled(rows, BatchStoryTable.TABLE, BatchStoryTable.Entry::ofBytes);
        }
    };

    /** Few enough to be at hand when the next column asks for them. */
    private static final int ROWS_AT_A_TIME = 256;

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

    /**
     * The columns of a file.
     *
     * @param rows in the order in which they shall stand in the file
     */
    abstract List<Cells> cells(List<HistoryRow> rows);

    private static <R> List<Cells> filled(List<HistoryRow> rows, HistoryTable<R> table, Function<byte[], R> decoder) {
        List<Cells> cells = table.cells();
        for (int from = 0; from < rows.size(); from += ROWS_AT_A_TIME) {
            List<HistoryRow> some = rows.subList(from, Math.min(rows.size(), from + ROWS_AT_A_TIME));
            table.fill(some.stream().map(row -> decoder.apply(row.content())).toList(), cells);
        }
        return cells;
    }
}
