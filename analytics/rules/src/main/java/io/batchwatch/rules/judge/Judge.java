package io.batchwatch.rules.judge;

import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.reference.ReferenceData;

/** Judges one result. A pure function. */
public interface Judge {
    Judgement judge(TestResult result, ReferenceData reference);
}
