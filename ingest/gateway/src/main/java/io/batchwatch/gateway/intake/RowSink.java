package io.batchwatch.gateway.intake;

import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.table.RawRow;
import java.io.IOException;
import java.util.List;

/** Where a file's rows go, each exactly once. */
public interface RowSink {
    /**
     * @param encoded the result as its codec writes it
     */
    void readable(RawRow row, TestResult result, Repeat repeat, byte[] encoded) throws IOException;

    /**
     * @param problems at least one
     */
    void refused(RawRow row, List<Problem> problems) throws IOException;

    /** Called now and then. */
    void progress(long bytesRead);
}
