package io.batchwatch.rules.batch;

import io.batchwatch.rules.certificate.Shipment;
import io.batchwatch.views.BatchFinding;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A change of what one result says of one batch, of its food or of its papers. At least one is given.
 *
 * @param about what the sample says of the batch itself
 * @param resultId 32 hexadecimal digits
 * @param analyteName as received
 * @param before what the result said of this batch until now
 * @param after what it says from now on
 * @param finding the accusation in full; given if and only if {@code after} accuses
 * @param retest given if and only if {@code after} is a re-test's pass
 * @param papersBefore what it said until now of papers at fault
 * @param papersAfter what it says of them from now on
 * @param at when the row that changed it was received
 */
public record BatchEvidence(
        BatchDescription about,
        String resultId,
        String analyteName,
        Optional<Speech> before,
        Optional<Speech> after,
        Optional<BatchFinding> finding,
        Optional<RetestPass> retest,
        Optional<Shipment> papersBefore,
        Optional<Shipment> papersAfter,
        Instant at) {
    /** Of a result whose papers are in order. */
    public BatchEvidence(
            BatchDescription about,
            String resultId,
            String analyteName,
            Optional<Speech> before,
            Optional<Speech> after,
            Optional<BatchFinding> finding,
            Optional<RetestPass> retest,
            Instant at) {
        this(about, resultId, analyteName, before, after, finding, retest, Optional.empty(), Optional.empty(), at);
    }

    public BatchEvidence {
        Objects.requireNonNull(about);
        Objects.requireNonNull(resultId);
        Objects.requireNonNull(analyteName);
        Objects.requireNonNull(at);
        if (before.isEmpty() && after.isEmpty() && papersBefore.isEmpty() && papersAfter.isEmpty()) {
            throw new IllegalArgumentException("evidence says something, or takes something back");
        }
        if (finding.isPresent() != (after.isPresent() && after.get().accuses())) {
            throw new IllegalArgumentException("an accusation comes with its finding, and nothing else does");
        }
        if (retest.isPresent() && (after.isEmpty() || after.get().accuses())) {
            throw new IllegalArgumentException("a re-test that passed says PASS");
        }
    }

    /** True if it says something of the food, or takes that back. */
    boolean isOfFood() {
        return before.isPresent() || after.isPresent();
    }

    /** What a result found in order that was not heard of before; empty if there is more to it than that. */
    Optional<Passed> firstPass() {
        boolean isMore =
                before.isPresent() || retest.isPresent() || papersBefore.isPresent() || papersAfter.isPresent();
        return isMore ? Optional.empty() : after.flatMap(Passed::by);
    }

    /** True if it says no more than that something was found in order. */
    public boolean isFirstPass() {
        return firstPass().isPresent();
    }

    public String batchKey() {
        return about.batchKey();
    }
}
