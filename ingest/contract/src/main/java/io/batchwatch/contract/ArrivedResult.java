package io.batchwatch.contract;

import java.util.Objects;

/**
 * A result as it came.
 *
 * @param contentFingerprint as {@link TestResultCodec#contentFingerprint} says it
 */
public record ArrivedResult(TestResult result, long contentFingerprint) {
    public ArrivedResult {
        Objects.requireNonNull(result);
    }
}
