package io.batchwatch.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody did about a batch: the record of {@code lab.acts}.
 *
 * <p>The same act told twice has the same id. Of what was told of one act, the later entry holds; one that says {@code
 * withdrawn} takes the act back.
 *
 * @param batchId the batch, or {@code sample:} and the sample's id where no batch is known
 * @param doneAt when it was done
 * @param by who did it: a person or an office, never empty
 * @param document the document's number; empty if there is none
 * @param lab the laboratory concerned, as it calls itself; empty if none is
 * @param quantity in {@code unit}; what was disposed of
 * @param isWithdrawn true if the act was entered by mistake
 * @param enteredAt when we were told
 * @param enteredBy who told us
 */
public record BatchAct(
        ActId id,
        String batchId,
        ActKind kind,
        Instant doneAt,
        String by,
        String document,
        String lab,
        Optional<BigDecimal> quantity,
        String unit,
        String remark,
        boolean isWithdrawn,
        Instant enteredAt,
        String enteredBy) {
    public BatchAct {
        Objects.requireNonNull(id);
        if (batchId.isEmpty()) {
            throw new IllegalArgumentException("an act is about a batch");
        }
        Objects.requireNonNull(kind);
        Objects.requireNonNull(doneAt);
        if (by.isEmpty()) {
            throw new IllegalArgumentException("somebody did it");
        }
        Objects.requireNonNull(document);
        Objects.requireNonNull(lab);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(remark);
        Objects.requireNonNull(enteredAt);
        Objects.requireNonNull(enteredBy);
        if (quantity.isPresent() && quantity.get().signum() < 0) {
            throw new IllegalArgumentException("a quantity is not negative");
        }
    }
}
