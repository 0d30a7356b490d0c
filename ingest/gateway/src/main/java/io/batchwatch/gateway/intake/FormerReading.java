package io.batchwatch.gateway.intake;

import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.reading.RowReader;
import io.batchwatch.gateway.reading.RowReading;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What an earlier profile made of the same bytes, result by result in the order of their lines. */
final class FormerReading implements AutoCloseable {
    private final Rows rows;
    private final RowReader reader;
    private Optional<TestResult> next = Optional.empty();

    private FormerReading(Rows rows, RowReader reader) throws IOException {
        this.rows = rows;
        this.reader = reader;
        advance();
    }

    /**
     * @param provenance of the results it gives
     * @return empty if the earlier profile could not read the bytes either
     */
    static Optional<FormerReading> open(Path bytes, Profile former, CodeBooks books, Provenance provenance)
            throws IOException {
        try {
            OpenedFile file = OpenedFile.open(bytes, former);
            return Optional.of(
                    new FormerReading(file.table().rows(), new RowReader(former, file.header(), books, provenance)));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    /** The next result that stands before a line; empty if there is none left. */
    Optional<TestResult> before(long line) throws IOException {
        Optional<TestResult> result = next.filter(former -> former.provenance().line() < line);
        if (result.isPresent()) {
            advance();
        }
        return result;
    }

    private void advance() throws IOException {
        next = Optional.empty();
        for (Rows.Next row = rows.next(); !(row instanceof Rows.Next.End); row = rows.next()) {
            if (row instanceof Rows.Next.Row raw
                    && !raw.row().isBlank()
                    && reader.read(raw.row()) instanceof RowReading.Read read) {
                next = Optional.of(read.result());
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
