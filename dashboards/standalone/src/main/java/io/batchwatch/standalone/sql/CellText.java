package io.batchwatch.standalone.sql;

import io.batchwatch.standalone.sql.Answer.Cell;
import io.batchwatch.standalone.sql.Answer.Kind;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A value of DuckDB's as a person would read it. */
final class CellText {
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSXXX");
    private static final DateTimeFormatter WHOLE_SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssXXX");

    private final ZoneId zone;

    /**
     * @param zone instants are shown in
     */
    CellText(ZoneId zone) {
        this.zone = zone;
    }

    Cell of(Object value) {
        if (value == null) {
            return Cell.NULL;
        }
        if (value instanceof BigDecimal decimal) {
            return new Cell(decimal.toPlainString(), Kind.NUMBER);
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            return new Cell(number.toString(), Kind.TEXT);
        }
        if (value instanceof Float number && !Float.isFinite(number)) {
            return new Cell(number.toString(), Kind.TEXT);
        }
        if (value instanceof Number number) {
            return new Cell(number.toString(), Kind.NUMBER);
        }
        if (value instanceof Boolean flag) {
            return new Cell(flag.toString(), Kind.BOOLEAN);
        }
        if (value instanceof OffsetDateTime instant) {
            var there = instant.atZoneSameInstant(zone);
            return new Cell(there.format(there.getNano() == 0 ? WHOLE_SECOND : INSTANT), Kind.TEXT);
        }
        return new Cell(value.toString(), Kind.TEXT);
    }
}
