package peer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A row with typed columns and its verdict. Numbers may be null: a value where nothing was found, a limit where there is none.
 *
 * @param detected whether the cell of the value is neither {@code <x} nor 未检出
 */
public record Judged(
        String sampleId,
        String batchId,
        String product,
        String site,
        Instant sampledAt,
        String testKind,
        String lab,
        String analyte,
        String method,
        Double value,
        boolean detected,
        String unit,
        Double lod,
        String remark,
        Double limit,
        String verdict) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    static Judged of(String line, Limits limits) {
        String[] cells = line.split(",", -1);
        LocalDateTime sampled = LocalDateTime.parse(cells[4], MINUTE);
        boolean detected = !cells[9].startsWith("<") && !cells[9].equals("未检出");
        Double value = number(cells[9]);
        Double limit = limits.on(sampled.toLocalDate(), cells[2], cells[7], cells[10]);
        return new Judged(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                sampled.toInstant(CHINA),
                cells[5],
                cells[6],
                cells[7],
                cells[8],
                value,
                detected,
                cells[10],
                number(cells[11]),
                cells[12],
                limit,
                verdict(detected, value, limit));
    }

    private static String verdict(boolean detected, Double value, Double limit) {
        if (limit == null) {
            return "NO_LIMIT";
        }
        if (!detected) {
            return "PASS";
        }
        return value == null ? "UNREADABLE" : value > limit ? "FAIL" : "PASS";
    }

    private static Double number(String cell) {
        if (cell.isEmpty() || !Character.isDigit(cell.charAt(0))) {
            return null;
        }
        try {
            return Double.valueOf(cell);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    String identity() {
        return sampleId + '|' + analyte + '|' + method;
    }

    /** Of what is counted together. */
    String cell() {
        LocalDate day = LocalDate.ofInstant(sampledAt, CHINA);
        return String.join("|", day.toString(), site, product, analyte, verdict);
    }
}
