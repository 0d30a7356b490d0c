package io.batchwatch.gateway.intake;

import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.gateway.csv.CsvRows;
import io.batchwatch.gateway.csv.RawRow;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.reading.RowReader;
import io.batchwatch.gateway.reading.RowReading;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Takes a file's rows one by one from the file to the sink. */
public final class FileReading {
    private static final int BETWEEN_PROGRESS = 4096;
    private static final int USUAL_ROW_BYTES = 100;

    /** What stands where the file ended in the middle of a character. */
    private static final String BROKEN_CHARACTER = "\uFFFD";

    private final CsvFile file;
    private final RowReader reader;
    private final RepeatTable repeats;
    private final TestResultCodec codec = new TestResultCodec();
    private final RowSink sink;

    private FileReading(CsvFile file, RowReader reader, RepeatTable repeats, RowSink sink) {
        this.file = file;
        this.reader = reader;
        this.repeats = repeats;
        this.sink = sink;
    }

    /**
     * @param arrival what all rows of the file have in common; its line does not count
     */
    public static void read(CsvFile file, Profile profile, CodeBooks books, Provenance arrival, RowSink sink)
            throws IOException {
        try (RepeatTable repeats = new RepeatTable(Files.size(file.path()) / USUAL_ROW_BYTES)) {
            RowReader reader = new RowReader(profile, file.header(), books, arrival);
            new FileReading(file, reader, repeats, sink).run();
        }
    }

    /** Reads one row ahead: only the last one may have been cut off. */
    private void run() throws IOException {
        try (CsvRows rows = file.rows()) {
            CsvRows.Next next = rows.next();
            for (long count = 1; !(next instanceof CsvRows.Next.End); count++) {
                CsvRows.Next following = rows.next();
                take(next, following instanceof CsvRows.Next.End);
                if (count % BETWEEN_PROGRESS == 0) {
                    sink.progress(rows.bytesRead());
                }
                next = following;
            }
        }
    }

    private void take(CsvRows.Next next, boolean isLast) throws IOException {
        if (next instanceof CsvRows.Next.Broken broken) {
            refuse(new RawRow(broken.line(), List.of()), broken(broken, isLast));
        } else if (next instanceof CsvRows.Next.Row row && !row.row().isBlank()) {
            take(row.row(), isLast);
        }
    }

    private void take(RawRow row, boolean isLast) throws IOException {
        if (isLast && isCutShort(row)) {
            int cells = row.cells().size();
            int width = file.header().width();
            refuse(
                    row,
                    Problem.of(Rule.CUT_SHORT, "", row.text())
                            .with(
                                    "%d 个单元格，表头 %d 个".formatted(cells, width),
                                    "%d cells, the header has %d".formatted(cells, width)));
            return;
        }
        RowReading reading = reader.read(row);
        if (reading instanceof RowReading.Read readable) {
            TestResult result = readable.result();
            sink.readable(result, repeats.see(result.id(), codec.contentFingerprint(result)), codec);
        } else if (reading instanceof RowReading.Refused refused) {
            sink.refused(refused.row(), refused.problems());
        }
    }

    /** A last row that is whole but for its line break is common and welcome. */
    private boolean isCutShort(RawRow row) {
        return !file.endsWithLineBreak()
                && (row.cells().size() < file.header().width() || row.text().endsWith(BROKEN_CHARACTER));
    }

    private static Problem broken(CsvRows.Next.Broken broken, boolean isLast) {
        if (broken.isRest()) {
            return Problem.of(Rule.BROKEN_QUOTES, "", "")
                    .with("损坏处过多，其余行未读取", "too many broken places, the rest of the file was not read");
        }
        return Problem.of(isLast ? Rule.CUT_SHORT : Rule.BROKEN_QUOTES, "", "");
    }

    private void refuse(RawRow row, Problem problem) throws IOException {
        sink.refused(row, List.of(problem));
    }
}
