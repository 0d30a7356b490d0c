package io.batchwatch.standalone.command;

import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.FileCheck;

/** How a check answers: rows as they come, and the sum of it in the end. */
sealed interface CheckAnswer extends FileCheck.Listener permits CheckText, CheckJson {
    @Override
    default void accepted(TestResult result) {}

    void end(FileCheck.Outcome outcome);
}
