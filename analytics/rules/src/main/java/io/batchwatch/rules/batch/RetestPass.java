package io.batchwatch.rules.batch;

import io.batchwatch.contract.TestKind;
import java.time.Instant;
import java.util.Objects;

/**
 * A re-test that found the spare sample in order. Whether it clears anything depends on its laboratory and its method.
 *
 * @param analyte its code; {@code *} for the whole sample
 * @param lab as a finding names its own: the code, or the name as received; empty if not given
 * @param receivedAt when it reached us
 */
public record RetestPass(String resultId, String analyte, String lab, TestKind kind, Instant receivedAt) {
    public RetestPass {
        Objects.requireNonNull(resultId);
        Objects.requireNonNull(analyte);
        Objects.requireNonNull(lab);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(receivedAt);
    }
}
