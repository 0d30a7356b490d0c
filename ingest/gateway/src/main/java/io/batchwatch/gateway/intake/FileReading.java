package io.batchwatch.gateway.intake;

import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.reading.RowReader;
import io.batchwatch.gateway.reading.RowReading;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.util.List;

/** Takes a file's rows one by one from the file to the sink. */
public final class FileReading {
    private static final int BETWEEN_PROGRESS = 4096;
    private static final int USUAL_ROW_BYTES = 100;

    private final Table table;
    private final RowReader reader;
    private final RepeatTable repeats;
    private final TestResultCodec codec = new TestResultCodec();
    private final RowSink sink;

    private FileReading(Table table, RowReader reader, RepeatTable repeats, RowSink sink) {
        this.table = table;
        this.reader = reader;
        this.repeats = repeats;
        this.sink = sink;
    }

    /**
     * @param arrival what all rows of the file have in common; its line does not count
     * @return how many rows were no results by the profile's rules, and were passed over
     */
    public static long read(OpenedFile file, Profile profile, CodeBooks books, Provenance arrival, RowSink sink)
            throws IOException {
        try (RepeatTable repeats = new RepeatTable(file.size() / USUAL_ROW_BYTES)) {
            RowReader reader = new RowReader(profile, file.header(), books, arrival);
            return new FileReading(file.table(), reader, repeats, sink).run();
        }
    }

    private long run() throws IOException {
        try (Rows rows = table.rows()) {
            Rows.Next next = rows.next();
            for (long count = 1; !(next instanceof Rows.Next.End); count++) {
                take(next);
                if (count % BETWEEN_PROGRESS == 0) {
                    sink.progress(rows.bytesRead());
                }
                next = rows.next();
            }
            return rows.passedOver();
        }
    }

    private void take(Rows.Next next) throws IOException {
        if (next instanceof Rows.Next.Broken broken) {
            sink.refused(broken.row(), List.of(broken.problem()));
        } else if (next instanceof Rows.Next.Row row && !row.row().isBlank()) {
            take(row.row());
        }
    }

    private void take(RawRow row) throws IOException {
        RowReading reading = reader.read(row);
        if (reading instanceof RowReading.Read readable) {
            TestResult result = readable.result();
            TestResultCodec.Encoded encoded = codec.encodeWithFingerprint(result);
            Repeat repeat = repeats.see(result.id(), encoded.contentFingerprint());
            sink.readable(row, result, repeat, encoded.bytes());
        } else if (reading instanceof RowReading.Refused refused) {
            sink.refused(refused.row(), refused.problems());
        }
    }
}
