package io.batchwatch.bench.scale;

import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.gateway.FileCheck;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.publish.PublishException;
import io.batchwatch.gateway.publish.ResultPublisher;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.rules.reference.ReferenceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** A partner's file, read and published as the gateway does it, and then nothing more. */
public final class FillProcess {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private FillProcess() {}

    /**
     * @param arguments Kafka's address, the reference data (made if they are not there), the file
     */
    public static void main(String[] arguments) throws IOException {
        Path reference = Path.of(arguments[1]);
        ReferenceFiles.seed(reference);
        PartnerProfiles.seed(reference.resolve("partners"));
        TestResultCodec codec = new TestResultCodec();
        try (ResultPublisher publisher = ResultPublisher.forFiles(arguments[0])) {
            ResultPublisher.Publication publication = publisher.begin();
            new FileCheck(reference, ZONE, Clock.systemUTC())
                    .check("generic", Path.of(arguments[2]), new FileCheck.Listener() {
                        @Override
                        public void accepted(TestResult result) {
                            try {
                                publication.result(result, codec.encode(result));
                            } catch (PublishException e) {
                                throw new IllegalStateException("it is not published", e);
                            }
                        }

                        @Override
                        public void refused(RawRow row, List<Problem> problems) {
                            throw new IllegalStateException("a row of our own was refused: " + problems);
                        }
                    });
            publication.settle();
        }
    }
}
