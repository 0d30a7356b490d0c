package io.batchwatch.gateway.reading;

import io.batchwatch.gateway.profile.Epoch;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates and times as written, in the sender's zone; a bare date is the start of its day. Not thread-safe. */
public final class MomentText {
    private static final List<DateTimeFormatter> USUAL = List.of(
            exact("uuuu-MM-dd'T'HH:mm"),
            exact("uuuu-M-d H:mm"),
            exact("uuuu/M/d H:mm"),
            pattern("uuuu-M-d"),
            pattern("uuuu/M/d"),
            pattern("uuuu.M.d[ H:mm[:ss]]"),
            pattern("uuuu年M月d日[ ][H时m分[s秒]][H:mm[:ss]]"),
            pattern("uuuuMMdd"),
            pattern("uuuuMMddHHmmss"));

    private final ZoneId zone;
    private final List<DateTimeFormatter> formatters;
    private final List<Epoch> epochs;
    private String lastDateText = "";
    private LocalDate lastDate = LocalDate.EPOCH;

    /**
     * @param patterns of the profile, as {@link DateTimeFormatter} reads them, or an {@link Epoch}; empty: the usual ones
     * @throws IllegalArgumentException if a pattern is none
     */
    public MomentText(ZoneId zone, List<String> patterns) {
        this.zone = zone;
        this.formatters = patterns.isEmpty()
                ? USUAL
                : patterns.stream()
                        .filter(pattern -> Epoch.of(pattern).isEmpty())
                        .map(MomentText::pattern)
                        .toList();
        this.epochs =
                patterns.stream().flatMap(pattern -> Epoch.of(pattern).stream()).toList();
    }

    private static DateTimeFormatter pattern(String pattern) {
        return strict(builder(pattern));
    }

    /** Programs write seconds as exactly as they know them, and some the offset. */
    private static DateTimeFormatter exact(String toTheMinute) {
        return strict(builder(toTheMinute)
                .optionalStart()
                .appendPattern(":ss")
                .optionalStart()
                .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                .optionalEnd()
                .optionalEnd()
                .appendPattern("[XXX][XX][X]"));
    }

    private static DateTimeFormatterBuilder builder(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(withoutEra(pattern));
    }

    private static DateTimeFormatter strict(DateTimeFormatterBuilder form) {
        return form.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    /** A strict reader takes {@code y} for the year of an era that nobody writes; {@code u} is the year itself. */
    private static String withoutEra(String pattern) {
        StringBuilder years = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < years.length(); i++) {
            quoted ^= years.charAt(i) == '\'';
            if (!quoted && years.charAt(i) == 'y') {
                years.setCharAt(i, 'u');
            }
        }
        return years.toString();
    }

    /** Empty if the text is no moment. */
    public Optional<Instant> read(String text) {
        if (formatters == USUAL) {
            Optional<Instant> fast = isoOfDay(text);
            if (fast.isPresent()) {
                return fast;
            }
        }
        for (Epoch epoch : epochs) {
            Optional<Instant> moment = epoch.read(text);
            if (moment.isPresent()) {
                return moment;
            }
        }
        for (DateTimeFormatter formatter : formatters) {
            if (isOfItsForm(text, formatter)) {
                try {
                    return Optional.of(moment(formatter.parse(text)));
                } catch (DateTimeException e) {
                    // no such day: the next may read it otherwise
                }
            }
        }
        return Optional.empty();
    }

    /** Most formatters do not fit, and that must not cost an exception for each row. */
    private static boolean isOfItsForm(String text, DateTimeFormatter formatter) {
        ParsePosition at = new ParsePosition(0);
        return formatter.parseUnresolved(text, at) != null && at.getIndex() == text.length();
    }

    private Instant moment(TemporalAccessor parsed) {
        LocalDate date = LocalDate.from(parsed);
        boolean hasTime = parsed.isSupported(ChronoField.HOUR_OF_DAY);
        LocalDateTime local = hasTime ? LocalDateTime.from(parsed) : date.atStartOfDay();
        ZoneId offset = parsed.query(TemporalQueries.offset());
        return ZonedDateTime.of(local, offset == null ? zone : offset).toInstant();
    }

    /** {@code 2026-03-01}, perhaps with {@code 08:30} or {@code 08:30:00}: most of all moments, so most of the time goes here. */
    private Optional<Instant> isoOfDay(String text) {
        boolean dateOnly = text.length() == 10;
        boolean withSeconds = text.length() == 19;
        boolean withTime = (withSeconds || text.length() == 16) && (text.charAt(10) == ' ' || text.charAt(10) == 'T');
        if ((!dateOnly && !withTime) || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return Optional.empty();
        }
        try {
            LocalDate date = date(text.substring(0, 10));
            if (dateOnly) {
                return Optional.of(date.atStartOfDay(zone).toInstant());
            }
            if (text.charAt(13) != ':' || (withSeconds && text.charAt(16) != ':')) {
                return Optional.empty();
            }
            LocalDateTime at = date.atTime(digits(text, 11), digits(text, 14), withSeconds ? digits(text, 17) : 0);
            return Optional.of(at.atZone(zone).toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Rows of one file often share their day. */
    private LocalDate date(String text) {
        if (!text.equals(lastDateText)) {
            lastDate = LocalDate.of(Integer.parseInt(text, 0, 4, 10), digits(text, 5), digits(text, 8));
            lastDateText = text;
        }
        return lastDate;
    }

    private static int digits(String text, int from) {
        char tens = text.charAt(from);
        char ones = text.charAt(from + 1);
        if (tens < '0' || tens > '9' || ones < '0' || ones > '9') {
            throw new NumberFormatException(text);
        }
        return (tens - '0') * 10 + ones - '0';
    }
}
