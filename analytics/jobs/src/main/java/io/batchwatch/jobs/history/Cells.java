package io.batchwatch.jobs.history;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/**
 * One column of a file, from top to bottom. In sorted rows most values stand below the same value: that one's bytes are taken
 * again. Not thread-safe.
 */
final class Cells {
    /** No table has lists or records within a row. */
    private static final int NOT_REPEATED = 0;

    private static final int NOT_GIVEN = 0;
    private static final int GIVEN = 1;

    private final ColumnWriter to;
    private Object last = "";
    private Binary lastBytes = Binary.EMPTY;

    Cells(ColumnWriter to) {
        this.to = to;
    }

    private void notGiven() {
        to.writeNull(NOT_REPEATED, NOT_GIVEN);
    }

    /** A text that is empty was not given. */
    void text(String value) {
        if (value.isEmpty()) {
            notGiven();
            return;
        }
        if (!value.equals(last)) {
            last = value;
            lastBytes = Binary.fromConstantByteArray(value.getBytes(StandardCharsets.UTF_8));
        }
        to.write(lastBytes, NOT_REPEATED, GIVEN);
    }

    void integer(int value) {
        to.write(value, NOT_REPEATED, GIVEN);
    }

    void number(long value) {
        to.write(value, NOT_REPEATED, GIVEN);
    }

    void flag(boolean value) {
        to.write(value, NOT_REPEATED, GIVEN);
    }

    void day(LocalDate value) {
        integer(Math.toIntExact(value.toEpochDay()));
    }

    void instant(Instant value) {
        long seconds = TimeUnit.SECONDS.toMicros(value.getEpochSecond());
        number(seconds + TimeUnit.NANOSECONDS.toMicros(value.getNano()));
    }

    void day(Optional<LocalDate> value) {
        value.ifPresentOrElse(this::day, this::notGiven);
    }

    void instant(Optional<Instant> value) {
        value.ifPresentOrElse(this::instant, this::notGiven);
    }

    /** What does not fit is left out rather than rounded. */
    void decimal(Optional<BigDecimal> value) {
        value.ifPresentOrElse(this::decimal, this::notGiven);
    }

    private void decimal(BigDecimal value) {
        if (!(last instanceof BigDecimal before && value.compareTo(before) == 0)) {
            if (!ColumnType.fits(value)) {
                notGiven();
                return;
            }
            last = value;
            lastBytes = Binary.fromConstantByteArray(ColumnType.bytes(value));
        }
        to.write(lastBytes, NOT_REPEATED, GIVEN);
    }
}
