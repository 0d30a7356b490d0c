package io.batchwatch.jobs.history;

import java.util.List;

/** The history as analysts find it on disk. Columns are only ever added. */
public final class HistorySchema {
    /** Below the history's directory; files are {@code results/sampled_month=YYYY-MM/*.parquet}. */
    public static final String RESULTS_DIRECTORY = TableFormat.RESULTS.directory();

    /** Every judged revision, in the order of the columns in the files; {@code sampled_month} is in the path alone. */
    public static final List<HistoryColumn> RESULTS = TableFormat.RESULTS.columns();

    /** Below the history's directory; files are {@code batches/*.parquet}. */
    public static final String BATCHES_DIRECTORY = TableFormat.BATCHES.directory();

    /** Every change of a batch's state. */
    public static final List<HistoryColumn> BATCHES = TableFormat.BATCHES.columns();

    /** Below the history's directory; files are {@code batch_story/*.parquet}. */
    public static final String BATCH_STORY_DIRECTORY = TableFormat.BATCH_STORY.directory();

    /** Every moment of every batch's story. */
    public static final List<HistoryColumn> BATCH_STORY = TableFormat.BATCH_STORY.columns();

    private HistorySchema() {}
}
