package io.batchwatch.rules.ledger;

import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.judge.Judgement;
import io.batchwatch.rules.reference.Accreditation;
import io.batchwatch.views.Origin;
import io.batchwatch.views.Timeliness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A revision of a result with its judgement: one row of the history.
 *
 * @param accreditation what the laboratory's accreditation says of the test
 * @param category the sample's food group; {@code other} if unknown
 * @param sampledDate the day of sampling in the configured zone
 */
public record JudgedResult(
        TestResult result,
        Judgement judgement,
        Accreditation accreditation,
        RowOutcome outcome,
        String category,
        Origin origin,
        LocalDate sampledDate,
        Timeliness timeliness,
        Instant judgedAt) {
    public JudgedResult {
        Objects.requireNonNull(result);
        Objects.requireNonNull(judgement);
        Objects.requireNonNull(accreditation);
        Objects.requireNonNull(category);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(sampledDate);
        Objects.requireNonNull(timeliness);
        Objects.requireNonNull(judgedAt);
        if (outcome != RowOutcome.ACCEPTED && outcome != RowOutcome.CORRECTED) {
            throw new IllegalArgumentException("only what is new is judged, not " + outcome);
        }
    }

    /** True if its sender judged it the opposite of what we do. */
    public boolean disagrees() {
        return judgement.contradicts(result.measurement().reportedVerdict());
    }
}
