package io.batchwatch.gateway.position;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something stands in a message: {@code O.3.2} is the second component of the third field of the O record. All count
 * from 1, as the standards count; 0 is the whole of it.
 *
 * @param record letters of the record or segment, such as {@code R} or {@code OBX}
 * @param field counted as the standard counts: the record's own letters are no field in HL7, and field 1 in ASTM
 */
public record Position(String record, int field, int component, int part) {
    private static final Pattern NAME =
            Pattern.compile("([A-Z][A-Z0-9]{0,2})[.-]([1-9][0-9]{0,2})(?:\\.([1-9][0-9]?))?(?:\\.([1-9][0-9]?))?");

    public Position {
        Objects.requireNonNull(record);
    }

    /** Of a column's name as a profile writes it; empty if it is an ordinary name. */
    public static Optional<Position> of(String column) {
        Matcher name = NAME.matcher(column.strip());
        return name.matches()
                ? Optional.of(new Position(
                        name.group(1), Integer.parseInt(name.group(2)), count(name.group(3)), count(name.group(4))))
                : Optional.empty();
    }

    private static int count(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
