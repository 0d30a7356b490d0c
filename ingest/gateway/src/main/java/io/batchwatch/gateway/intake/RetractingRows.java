package io.batchwatch.gateway.intake;

import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.Reading;
import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.publish.ResultPublisher;
import io.batchwatch.gateway.table.RawRow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Rows that are read anew, beside what an earlier profile made of them: a line that was one result and is another now, or
 * none, is taken back as the one it was.
 */
final class RetractingRows implements RowSink {
    private static final long BEHIND_THE_LAST = Long.MAX_VALUE;

    private final RowSink rows;
    private final FormerReading former;
    private final ResultPublisher.Publication publication;
    private final Provenance provenance;
    private final TestResultCodec codec = new TestResultCodec();

    /**
     * @param provenance of the new reading
     */
    RetractingRows(RowSink rows, FormerReading former, ResultPublisher.Publication publication, Provenance provenance) {
        this.rows = rows;
        this.former = former;
        this.publication = publication;
        this.provenance = provenance;
    }

    @Override
    public void readable(RawRow row, TestResult result, Repeat repeat, byte[] encoded) throws IOException {
        retract(row.line(), Optional.of(result.id()));
        rows.readable(row, result, repeat, encoded);
    }

    @Override
    public void refused(RawRow row, List<Problem> problems) throws IOException {
        retract(row.line(), Optional.empty());
        rows.refused(row, problems);
    }

    /** To be called when the last row is read. */
    void end() throws IOException {
        retract(BEHIND_THE_LAST - 1, Optional.empty());
    }

    private void retract(long upTo, Optional<ResultId> stays) throws IOException {
        for (Optional<TestResult> was = former.before(upTo + 1); was.isPresent(); was = former.before(upTo + 1)) {
            boolean isStill = was.get().provenance().line() == upTo
                    && stays.equals(Optional.of(was.get().id()));
            if (!isStill) {
                TestResult retracted = retracted(was.get());
                publication.result(retracted, codec.encode(retracted));
            }
        }
    }

    private TestResult retracted(TestResult was) {
        return new TestResult(
                was.id(),
                was.revision(),
                Status.WITHDRAWN,
                was.sample(),
                was.item(),
                was.measurement(),
                was.reportedLimit(),
                was.remark(),
                provenance
                        .at(was.provenance().line())
                        .in(Reading.retracting(provenance.reading().number())));
    }

    @Override
    public void progress(long bytesRead) {
        rows.progress(bytesRead);
    }
}
