package io.batchwatch.jobs.flow;

/** What the states are called in checkpoints. A name given once is kept: a checkpoint of an older job finds its state by it. */
final class StateNames {
    static final String SAMPLE = "sample-ledger";
    static final String RESULTS = "result-ledgers";
    static final String SUMS = "sum-ledger";
    static final String CHANGES = "changes";
    static final String CELL = "cell-sum";
    static final String BATCH = "batch-ledger";
    static final String BATCH_TIMER = "batch-timer";
    static final String FILE = "file-ledger";
    static final String SOURCE = "source-ledger";

    private StateNames() {}
}
