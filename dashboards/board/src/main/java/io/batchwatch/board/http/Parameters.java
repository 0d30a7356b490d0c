package io.batchwatch.board.http;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A question's parameters. Whatever cannot be read is refused, so that a slip of the pen never gets a wrong answer.
 *
 * @param given by name; an empty text asks nothing
 */
record Parameters(Map<String, List<String>> given) {
    private static final int LAST_YEAR = 9999;

    Parameters {
        given = Map.copyOf(given);
    }

    /**
     * @throws RefusedQuestion if another parameter is given
     */
    void allow(Set<String> names) {
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw refuse(
                        "'" + name + "' is no parameter; there are " + new TreeSet<>(names),
                        "没有参数“" + name + "”；可用的有 " + new TreeSet<>(names));
            }
        }
    }

    /** Empty if it is not given. */
    String text(String name) {
        return String.join(",", given.getOrDefault(name, List.of())).strip();
    }

    /** In the order given, separated by commas. */
    List<String> texts(String name) {
        return Arrays.stream(text(name).split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    Optional<LocalDate> day(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= LAST_YEAR) {
                return Optional.of(day);
            }
        } catch (DateTimeParseException e) {
            // Refused like a day of a year that no calendar has.
        }
        throw refuse(
                "'" + name + "' is no day such as 2026-01-31: '" + text + "'",
                "“" + name + "”不是 2026-01-31 这样的日期：“" + text + "”");
    }

    int number(String name, int otherwise, int greatest) {
        String text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused like a number out of range.
        }
        throw refuse(
                "'" + name + "' is no number from 1 to " + greatest + ": '" + text + "'",
                "“" + name + "”不是 1 到 " + greatest + " 之间的整数：“" + text + "”");
    }

    <E extends Enum<E>> List<E> words(String name, Class<E> type) {
        return texts(name).stream().map(text -> word(name, text, type)).toList();
    }

    /** At most one. */
    <E extends Enum<E>> E word(String name, Class<E> type, E otherwise) {
        List<E> given = words(name, type);
        if (given.size() > 1) {
            throw refuse("only one " + name + " can be asked for", "“" + name + "”只能有一个");
        }
        return given.isEmpty() ? otherwise : given.get(0);
    }

    private static <E extends Enum<E>> E word(String name, String text, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        String known = Arrays.toString(type.getEnumConstants());
        throw refuse(
                "'" + text + "' is no " + name + "; there are " + known,
                "“" + name + "”没有取值“" + text + "”；可用的有 " + known);
    }

    static RefusedQuestion refuse(String detail, String detailZh) {
        return new RefusedQuestion(Problem.badQuestion(detail, detailZh));
    }
}
