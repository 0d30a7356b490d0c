package io.batchwatch.rules.reference.published;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A level as a French law writes it: {@code 0,050}, {@code 1 250}, {@code 0,5 0,2 à partir du 1er juillet 2024}.
 *
 * @param to the last day in force; empty while no end is known
 */
record FrenchLevel(BigDecimal value, LocalDate from, Optional<LocalDate> to) {
    private static final String NUMBER = "(\\d{1,3}(?: \\d{3})*(?:,\\d+)?)";
    private static final Pattern PLAIN = Pattern.compile(NUMBER);
    private static final Pattern CHANGING =
            Pattern.compile(NUMBER + " " + NUMBER + " à partir du (\\d{1,2})(?:er)? (\\p{L}+) (\\d{4})");
    private static final List<String> MONTHS = List.of(
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre");

    /**
     * One level, or two that follow each other; none if it is neither.
     *
     * @param from the first day in force of a level that names none
     */
    static List<FrenchLevel> read(String text, LocalDate from) {
        Matcher plain = PLAIN.matcher(text);
        if (plain.matches()) {
            return List.of(new FrenchLevel(number(plain.group(1)), from, Optional.empty()));
        }
        Matcher changing = CHANGING.matcher(text);
        if (!changing.matches() || !MONTHS.contains(changing.group(4))) {
            return List.of();
        }
        LocalDate change = LocalDate.of(
                Integer.parseInt(changing.group(5)),
                MONTHS.indexOf(changing.group(4)) + 1,
                Integer.parseInt(changing.group(3)));
        return List.of(
                new FrenchLevel(number(changing.group(1)), from, Optional.of(change.minusDays(1))),
                new FrenchLevel(number(changing.group(2)), change, Optional.empty()));
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits.replace(" ", "").replace(',', '.'));
    }
}
