package io.batchwatch.gateway.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Numbers and dates as a person would have typed them: without the noise of binary fractions, with the zeros in front that
 * their format shows, dates in the profile's own writing so that it reads them back.
 */
public final class CellText {
    /** Programs of sheets keep no more of a number: what stands behind was never typed. */
    private static final MathContext KEPT = new MathContext(15, RoundingMode.HALF_UP);

    private static final BigDecimal LOST = new BigDecimal("1e15");
    private static final int LAST_DAY = 2_958_465;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    /** Excel's 1900 has a 29 February. */
    private static final int FIRST_SOUND_DAY = 61;

    private final List<DateTimeFormatter> patterns;
    private final boolean since1904;

    /**
     * @param patterns of the profile's dates; empty: the usual ones
     * @param since1904 true if days are counted from 1904 on
     */
    public CellText(List<String> patterns, boolean since1904) {
        this.patterns = patterns.stream()
                .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH))
                .toList();
        this.since1904 = since1904;
    }

    /** The same with days counted from 1904 on. */
    public static CellText since1904(List<String> patterns) {
        return new CellText(patterns, true);
    }

    /** A number as it is kept, with at most 15 digits that count. */
    public static String number(BigDecimal number) {
        BigDecimal rounded = number.precision() > KEPT.getPrecision() ? number.round(KEPT) : number;
        if (rounded.signum() == 0) {
            return "0";
        }
        BigDecimal plain = rounded.stripTrailingZeros();
        boolean readable = plain.scale() <= 30 && plain.precision() - plain.scale() <= 30;
        return readable ? plain.toPlainString() : plain.toString();
    }

    /** True if the number has so many digits that its last ones may have been lost before it was saved. */
    public static boolean hasLostDigits(BigDecimal number) {
        return number.abs().compareTo(LOST) >= 0;
    }

    public String text(BigDecimal number, CellFormat format) {
        if (format instanceof CellFormat.Moment moment) {
            return isDay(number) ? moment(number, moment) : number(number);
        }
        if (format instanceof CellFormat.Percent) {
            return number(number.movePointRight(2)) + "%";
        }
        if (format instanceof CellFormat.Padded padded && number.signum() >= 0) {
            String digits = number(number);
            boolean whole = digits.chars().allMatch(c -> c >= '0' && c <= '9');
            return whole
                    ? padded.before()
                            + "0".repeat(Math.max(0, padded.digits() - digits.length()))
                            + digits
                            + padded.behind()
                    : digits;
        }
        return number(number);
    }

    private static boolean isDay(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LAST_DAY)) <= 0;
    }

    private String moment(BigDecimal number, CellFormat.Moment format) {
        int day = number.intValue();
        long seconds = number.subtract(BigDecimal.valueOf(day))
                .multiply(BigDecimal.valueOf(SECONDS_OF_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        if (!format.hasDate()) {
            Duration duration = Duration.ofDays(day).plusSeconds(seconds);
            return "%02d:%02d:%02d".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
        }
        LocalDateTime moment = date(day).atStartOfDay().plusSeconds(seconds);
        return text(moment, format.hasTime() || seconds > 0);
    }

    private LocalDate date(int day) {
        if (since1904) {
            return EPOCH_1904.plusDays(day);
        }
        return EPOCH_1900.plusDays(day < FIRST_SOUND_DAY ? day + 1 : day);
    }

    /** A moment that the profile's own patterns read back as the same; where none does, as ISO writes it. */
    public String text(LocalDateTime moment, boolean hasTime) {
        for (DateTimeFormatter pattern : patterns) {
            try {
                String text = pattern.format(moment);
                if (hasTime ? LocalDateTime.parse(text, pattern).equals(moment) : readsDay(text, pattern, moment)) {
                    return text;
                }
            } catch (DateTimeException e) {
                // this pattern does not tell enough of the moment: the next may
            }
        }
        String date = moment.toLocalDate().toString();
        return hasTime
                ? date + " "
                        + DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH)
                                .format(moment)
                : date;
    }

    private static boolean readsDay(String text, DateTimeFormatter pattern, LocalDateTime moment) {
        return LocalDate.parse(text, pattern).equals(moment.toLocalDate());
    }
}
