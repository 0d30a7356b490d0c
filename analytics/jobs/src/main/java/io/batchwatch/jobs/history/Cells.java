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
 * most values stand below the same value, and are only counted. A value is asked for its place first, and the place is added for
 * each row that shows it. Not thread-safe.
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

    /**
     * The next cell, from top to bottom.
     *
     * @param place of its value, or {@link #NOT_GIVEN}
     */
    void add(int place) {
        runs.add(place);
    }

    /** The place of a text; one that is empty was not given. */
    int text(String value) {
        if (value.isEmpty()) {
            return NOT_GIVEN;
        }
        if (!value.equals(last)) {
            lastPlace = place(value);
            if (lastPlace == values.size()) {
                values.add(new CellValue.Text(utf8(value)));
            }
            last = value;
        }
        return lastPlace;
    }

    /** A new place for a text, not empty, that stands in no other row. */
    int ownText(String value) {
        values.add(new CellValue.Text(utf8(value)));
        return values.size() - 1;
    }

    int integer(int value) {
        if (isAnother(value)) {
            lastPlace = place(value);
            if (lastPlace == values.size()) {
                values.add(new CellValue.Small(value));
            }
        }
        return lastPlace;
    }

    int number(long value) {
        if (isAnother(value)) {
            lastPlace = place(value);
            if (lastPlace == values.size()) {
                values.add(new CellValue.Large(value));
            }
        }
        return lastPlace;
    }

    /** A new place for a number that stands in no other row, or hardly in any. */
    int ownNumber(long value) {
        values.add(new CellValue.Large(value));
        return values.size() - 1;
    }

    int flag(boolean value) {
        if (isAnother(value ? 1 : 0)) {
            lastPlace = place(value);
            if (lastPlace == values.size()) {
                values.add(new CellValue.Flag(value));
            }
        }
        return lastPlace;
    }

    int day(LocalDate value) {
        return integer(Math.toIntExact(value.toEpochDay()));
    }

    int instant(Instant value) {
        long seconds = TimeUnit.SECONDS.toMicros(value.getEpochSecond());
        return number(seconds + TimeUnit.NANOSECONDS.toMicros(value.getNano()));
    }

    int day(Optional<LocalDate> value) {
        return value.isPresent() ? day(value.get()) : NOT_GIVEN;
    }

    int instant(Optional<Instant> value) {
        return value.isPresent() ? instant(value.get()) : NOT_GIVEN;
    }

    /** What does not fit is left out rather than rounded. */
    int decimal(Optional<BigDecimal> value) {
        return value.isPresent() ? decimal(value.get()) : NOT_GIVEN;
    }

    /** What is written with more zeros has a place of its own: looking for the other costs more than it. */
    private int decimal(BigDecimal value) {
        if (!(last instanceof BigDecimal before && value.compareTo(before) == 0)) {
            if (!ColumnType.fits(value)) {
                return NOT_GIVEN;
            }
            lastPlace = place(value);
            if (lastPlace == values.size()) {
                values.add(new CellValue.Decimal(Binary.fromConstantByteArray(ColumnType.bytes(value))));
            }
            last = value;
        }
        return lastPlace;
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
