package io.batchwatch.gateway.reading;

import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.table.RawRow;
import java.util.List;

/** What became of a row: a result, or the reasons why it is none. */
public sealed interface RowReading {
    record Read(TestResult result) implements RowReading {}

    /**
     * @param problems at least one
     */
    record Refused(RawRow row, List<Problem> problems) implements RowReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
