package io.batchwatch.contract;

/** The topics that ingest writes. Each is keyed so that what belongs together stays in order. */
public final class Topics {
    /** One {@link TestResult} a record, keyed by sample id. */
    public static final String RESULTS = "lab.results";

    /**
     * The results of emergency samples: the same record and key as {@link #RESULTS}, and read beside it, so that no backlog
     * there holds them up. Which of the two a result came through says nothing about it.
     */
    public static final String URGENT_RESULTS = "lab.results.urgent";

    /** One {@link RefusedRow} a record, keyed by content hash. */
    public static final String REJECTS = "lab.rejects";

    /** One {@link ReceiptSummary} a record, keyed by content hash. */
    public static final String RECEIPTS = "lab.receipts";

    /** One {@link BatchAct} a record, keyed by batch id. */
    public static final String ACTS = "lab.acts";

    private Topics() {}
}
