package io.batchwatch.bench.scale;

/**
 * Of one result, as measured.
 *
 * @param processorMicros of one core
 * @param kafkaBytes on the broker's disk, one copy
 * @param historyBytes in Parquet
 * @param stateBytes in the checkpoints that are kept
 * @param archiveBytes as received
 */
record Cost(double processorMicros, double kafkaBytes, double historyBytes, double stateBytes, double archiveBytes) {
    static final Cost UNKNOWN = new Cost(0, 0, 0, 0, 0);
}
