package io.batchwatch.rules.rehearse;

import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.judge.AppliedLimit;
import io.batchwatch.rules.judge.Judgement;
import io.batchwatch.rules.judge.Rule;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A batch that something stands against.
 *
 * @param accusedNow how many results stand against it by the limits in force
 * @param accusedThen how many by the rehearsed ones
 * @param product its code, or its name where it has none
 * @param because the first of its results whose verdict changes, else the first that accuses it
 */
public record RehearsedBatch(String batchKey, String product, long accusedNow, long accusedThen, String because) {
    public RehearsedBatch {
        Objects.requireNonNull(batchKey);
        Objects.requireNonNull(product);
        Objects.requireNonNull(because);
    }

    static RehearsedBatch of(TestResult row, boolean now, boolean then, Judgement judgement) {
        return new RehearsedBatch(
                row.sample().batchKey(),
                row.sample().product().label(),
                now ? 1 : 0,
                then ? 1 : 0,
                because(row, judgement));
    }

    RehearsedBatch plus(RehearsedBatch other) {
        boolean othersReasonIsBetter = accusedNow == accusedThen && other.accusedNow != other.accusedThen;
        return new RehearsedBatch(
                batchKey,
                product,
                accusedNow + other.accusedNow,
                accusedThen + other.accusedThen,
                othersReasonIsBetter ? other.because : because);
    }

    public boolean isNewlyFlagged() {
        return accusedNow == 0 && accusedThen > 0;
    }

    public boolean isCleared() {
        return accusedNow > 0 && accusedThen == 0;
    }

    private static String because(TestResult row, Judgement judgement) {
        String value = row.measurement().value().map(BigDecimal::toPlainString).orElse("");
        String sum = judgement.rule() == Rule.SUM ? " …" : "";
        return "%s %s %s%s → %s %s"
                .formatted(
                        row.item().analyte().label(),
                        value,
                        row.measurement().unit(),
                        sum,
                        judgement.verdict(),
                        judgement.limit().map(RehearsedBatch::limit).orElse(""))
                .strip();
    }

    private static String limit(AppliedLimit limit) {
        return "(" + limit.value().toPlainString() + " " + limit.unit() + ", " + limit.source() + ")";
    }
}
