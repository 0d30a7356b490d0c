package io.batchwatch.rules.ledger;

import io.batchwatch.contract.RecurringBytes;
import io.batchwatch.contract.TestResultCodec;

/**
 * Reads many judged results, as {@link LedgerCodec} wrote them: most were judged like one before.
 *
 * <p>Not thread-safe.
 */
public final class JudgedResultReader {
    private final TestResultCodec codec = new TestResultCodec();
    private final RecurringBytes<JudgementBlock> judgements = new RecurringBytes<>(JudgementBlock::ofBytes);

    public JudgedResult read(byte[] bytes) {
        return JudgementBlock.judgedResult(bytes, codec, from -> from.block(judgements));
    }
}
