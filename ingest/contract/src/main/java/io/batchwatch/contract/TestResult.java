package io.batchwatch.contract;

import java.util.Objects;

/**
 * One result of one test item on one sample, as a sender reported it: the record of {@code lab.results}.
 *
 * <p>Of two revisions of one id the higher {@code revision} holds; of equal ones, what was received later.
 *
 * @param revision the sender's count of revisions, from 1; a sender who keeps none always says 1
 * @param reportedLimit the limit that the sender judged by, as received
 */
public record TestResult(
        ResultId id,
        int revision,
        Status status,
        Sample sample,
        TestItem item,
        Measurement measurement,
        String reportedLimit,
        String remark,
        Provenance provenance) {
    public TestResult {
        Objects.requireNonNull(id);
        Objects.requireNonNull(status);
        Objects.requireNonNull(sample);
        Objects.requireNonNull(item);
        Objects.requireNonNull(measurement);
        Objects.requireNonNull(reportedLimit);
        Objects.requireNonNull(remark);
        Objects.requireNonNull(provenance);
        if (revision < 1) {
            throw new IllegalArgumentException("revisions count from 1, not " + revision);
        }
    }
}
