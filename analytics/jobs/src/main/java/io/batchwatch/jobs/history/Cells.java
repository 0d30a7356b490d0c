package io.batchwatch.jobs.history;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.io.api.Binary;

/**
 * One column of a file, from top to bottom: each value once, and for each row the place of its own among them. In sorted rows
 * most values stand below the same value, and are only counted. Not thread-safe.
 */
final class Cells {
    /** The place of a cell without a value. */
    static final int NOT_GIVEN = -1;

    private final List<CellValue> values = new ArrayList<>();
    private final Map<Object, Integer> places = new HashMap<>();
    private final Runs runs = new Runs();
    private Object last = "";
    private long lastNumber;
    private int lastPlace = NOT_GIVEN;

    /** In the order in which they came first. */
    List<CellValue> values() {
        return values;
    }

    /** For each row the place of its value, or {@link #NOT_GIVEN}. */
    Runs places() {
        return runs;
    }

    private void notGiven() {
        runs.add(NOT_GIVEN);
    }

    /** A text that is empty was not given. */
    void text(String value) {
        if (value.isEmpty()) {
            notGiven();
            return;
        }
        if (!value.equals(last)) {
            lastPlace = place(value);
            if (lastPlace == values.size()) {
                values.add(new CellValue.Text(utf8(value)));
            }
            last = value;
        }
        runs.add(lastPlace);
    }

    /** A text, not empty, that stands in no other row. */
    void ownText(String value) {
        runs.add(values.size());
        values.add(new CellValue.Text(utf8(value)));
    }

    void integer(int value) {
        if (isAnother(value)) {
            lastPlace = place(value);
            if (lastPlace == values.size()) {
                values.add(new CellValue.Small(value));
            }
        }
        runs.add(lastPlace);
    }

    void number(long value) {
        if (isAnother(value)) {
            lastPlace = place(value);
            if (lastPlace == values.size()) {
                values.add(new CellValue.Large(value));
            }
        }
        runs.add(lastPlace);
    }

    /** A number that stands in no other row, or hardly in any. */
    void ownNumber(long value) {
        runs.add(values.size());
        values.add(new CellValue.Large(value));
    }

    void flag(boolean value) {
        if (isAnother(value ? 1 : 0)) {
            lastPlace = place(value);
            if (lastPlace == values.size()) {
                values.add(new CellValue.Flag(value));
            }
        }
        runs.add(lastPlace);
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

    /** What is written with more zeros has a place of its own: looking for the other costs more than it. */
    private void decimal(BigDecimal value) {
        if (!(last instanceof BigDecimal before && value.compareTo(before) == 0)) {
            if (!ColumnType.fits(value)) {
                notGiven();
                return;
            }
            lastPlace = place(value);
            if (lastPlace == values.size()) {
                values.add(new CellValue.Decimal(Binary.fromConstantByteArray(ColumnType.bytes(value))));
            }
            last = value;
        }
        runs.add(lastPlace);
    }

    private boolean isAnother(long value) {
        boolean isAnother = lastPlace == NOT_GIVEN || value != lastNumber;
        lastNumber = value;
        return isAnother;
    }

    /** The next free one if the value is new: then it is to be put there. */
    private int place(Object value) {
        Integer known = places.get(value);
        if (known != null) {
            return known;
        }
        places.put(value, values.size());
        return values.size();
    }

    private static Binary utf8(String value) {
        return Binary.fromConstantByteArray(value.getBytes(StandardCharsets.UTF_8));
    }
}
