package io.batchwatch.rules.batch;

import io.batchwatch.rules.reference.Analyte;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.Severity;
import io.batchwatch.views.Verdict;
import java.util.Comparator;
import java.util.Objects;

/**
 * A finding that stands against a batch, with what its sample says of the batch itself.
 *
 * @param about the category decides which procedure applies
 */
record Accusation(BatchDescription about, BatchFinding finding) {
    static final Comparator<Accusation> GRAVEST_FIRST = Comparator.comparing(Accusation::severity)
            .thenComparing(accusation -> accusation.finding().receivedAt())
            .thenComparing(accusation -> accusation.finding().resultId());

    Accusation {
        Objects.requireNonNull(about);
        Objects.requireNonNull(finding);
    }

    boolean isEstablished() {
        return finding.verdict() == Verdict.FAIL;
    }

    boolean isBanned() {
        return finding.hazard().equals(Analyte.BANNED_SUBSTANCE);
    }

    Severity severity() {
        if (isEstablished()) {
            return isBanned() ? Severity.CRITICAL : Severity.MAJOR;
        }
        return isBanned() ? Severity.MAJOR : Severity.MINOR;
    }
}
