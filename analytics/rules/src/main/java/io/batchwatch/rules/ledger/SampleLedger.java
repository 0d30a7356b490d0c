package io.batchwatch.rules.ledger;

import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.judge.Judge;
import io.batchwatch.rules.reference.ReferenceData;
import java.time.Instant;

/** All results of one sample. Immutable. */
public interface SampleLedger {
    /**
     * @param now when the row is judged; it goes into the history and decides nothing
     */
    Step apply(TestResult row, ReferenceData reference, Judge judge, Instant now);
}
