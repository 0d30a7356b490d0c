package io.batchwatch.bench.judge;

import io.batchwatch.bench.partner.Lot;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.Directories;
import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.gateway.FileCheck;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.ReferenceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Results of a partner's file as the job decodes what the gateway encoded, and the rules as shipped. */
public final class ArrivedResults {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** More than any cache holds; a power of two, for {@link #after}. */
    private static final int SIZE = 1 << 17;

    /** Odd, so that it comes by all of them. */
    private static final int STRIDE = 40_503;

    private final List<TestResult> results;
    private final List<byte[]> encoded;
    private final ReferenceData reference;

    private ArrivedResults(List<TestResult> results, List<byte[]> encoded, ReferenceData reference) {
        this.results = results;
        this.encoded = encoded;
        this.reference = reference;
    }

    public static ArrivedResults read(Path work) throws IOException {
        return read(work, Lot.of("A", SIZE));
    }

    static ArrivedResults read(Path work, Lot lot) throws IOException {
        Path directory = Directories.empty(
                work.resolve("arrived-" + ProcessHandle.current().pid()));
        Path rules = directory.resolve("reference");
        ReferenceFiles.seed(rules);
        PartnerProfiles.seed(rules.resolve("partners"));
        Path file = directory.resolve("arrived.csv");
        PartnerFile.write(file, lot);
        TestResultCodec codec = new TestResultCodec();
        List<byte[]> encoded = new ArrayList<>();
        new FileCheck(rules, ZONE, Clock.systemUTC()).check("generic", file, new FileCheck.Listener() {
            @Override
            public void accepted(TestResult result) {
                encoded.add(codec.encode(result));
            }

            @Override
            public void refused(RawRow row, List<Problem> problems) {
                throw new IllegalStateException("a row of our own was refused: " + problems);
            }
        });
        List<TestResult> results = encoded.stream().map(codec::decode).toList();
        return new ArrivedResults(results, encoded, ReferenceFiles.load(rules, ZONE));
    }

    /** The place that comes after one, far from it. */
    int after(int place) {
        return (place + STRIDE) & (SIZE - 1);
    }

    public int size() {
        return results.size();
    }

    public TestResult result(int place) {
        return results.get(place);
    }

    public byte[] encoded(int place) {
        return encoded.get(place);
    }

    ReferenceData reference() {
        return reference;
    }
}
