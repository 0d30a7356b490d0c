package io.batchwatch.rules.reference;

import io.batchwatch.rules.certificate.Certificates;
import io.batchwatch.rules.deadline.Deadlines;
import java.util.Objects;

/**
 * What the law asks of a batch.
 *
 * @param deadlines how long it may wait for what
 * @param certificates which papers it needs, and which were issued
 */
public record BatchLaw(Deadlines deadlines, Certificates certificates) {
    public BatchLaw {
        Objects.requireNonNull(deadlines);
        Objects.requireNonNull(certificates);
    }
}
