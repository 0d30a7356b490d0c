package io.batchwatch.contract;

/** The topics that ingest writes. Each is keyed so that what belongs together stays in order. */
public final class Topics {
    /** One {@link TestResult} a record, keyed by sample id. */
    public static final String RESULTS = "lab.results";

    /** One {@link RefusedRow} a record, keyed by content hash. */
    public static final String REJECTS = "lab.rejects";

    /** One {@link ReceiptSummary} a record, keyed by content hash. */
    public static final String RECEIPTS = "lab.receipts";

    /** One {@link BatchAct} a record, keyed by batch id. */
    public static final String ACTS = "lab.acts";

    private Topics() {}
}
