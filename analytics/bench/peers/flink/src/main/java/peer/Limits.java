package peer;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table of limits, small enough for each task to hold it whole. */
record Limits(Map<String, List<Limit>> byTest) implements Serializable {
    private record Limit(double value, LocalDate from, LocalDate to) implements Serializable {}

    /**
     * @param table a CSV with the columns product, analyte, unit, limit, valid_from, valid_to (inclusive)
     */
    static Limits read(Path table) throws IOException {
        return new Limits(Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .collect(Collectors.groupingBy(
                        cells -> test(cells[0], cells[1], cells[2]),
                        Collectors.mapping(
                                cells -> new Limit(
                                        Double.parseDouble(cells[3]),
                                        LocalDate.parse(cells[4]),
                                        LocalDate.parse(cells[5])),
                                Collectors.toList()))));
    }

    /** The one in force on a day; null if there is none. */
    Double on(LocalDate day, String product, String analyte, String unit) {
        for (Limit limit : byTest.getOrDefault(test(product, analyte, unit), List.of())) {
            if (!day.isBefore(limit.from) && !day.isAfter(limit.to)) {
                return limit.value;
            }
        }
        return null;
    }

    private static String test(String product, String analyte, String unit) {
        return product + '|' + analyte + '|' + unit;
    }
}
