package io.batchwatch.gateway.reading;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people and instruments write them. What may mean two things is not guessed. */
final class NumberText {
    private static final Pattern PLAIN =
            Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?0{0,2}\\d{1,2})?");
    private static final Pattern GROUPED_WITH_DECIMALS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+\\.\\d{1,30}");
    private static final Pattern GROUPED_TWICE = Pattern.compile("[+-]?\\d{1,3}(,\\d{3}){2,9}");
    private static final Pattern ONE_GROUP = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");
    private static final Pattern ONE_COMMA = Pattern.compile("[+-]?\\d{1,30},\\d{1,30}");

    private NumberText() {}

    /** What a text means: a number, two possible numbers, or none. */
    sealed interface Reading {
        record Known(BigDecimal value) implements Reading {}

        record Ambiguous() implements Reading {}

        record NoNumber() implements Reading {}
    }

    /**
     * @param text normalized and without blanks around it
     * @param decimalComma true if the profile says that a comma is the decimal sign
     */
    static Reading read(String text, boolean decimalComma) {
        if (decimalComma) {
            return readWithDecimalComma(text);
        }
        if (text.indexOf(',') < 0) {
            return plain(text);
        }
        if (isGrouped(text)) {
            return plain(text.replace(",", ""));
        }
        return ONE_COMMA.matcher(text).matches() ? new Reading.Ambiguous() : new Reading.NoNumber();
    }

    /** Whoever writes a decimal comma may still have an instrument that writes {@code 0.05}. */
    private static Reading readWithDecimalComma(String text) {
        if (text.indexOf('.') < 0) {
            return plain(text.replace(',', '.'));
        }
        String swapped = text.replace('.', ' ').replace(',', '.').replace(' ', ',');
        if (isGrouped(swapped)) {
            return plain(swapped.replace(",", ""));
        }
        if (ONE_GROUP.matcher(swapped).matches()) {
            return new Reading.Ambiguous();
        }
        return text.indexOf(',') < 0 ? plain(text) : new Reading.NoNumber();
    }

    private static boolean isGrouped(String text) {
        return GROUPED_WITH_DECIMALS.matcher(text).matches()
                || GROUPED_TWICE.matcher(text).matches();
    }

    /** The number, unless there is none or it is not clear which. */
    static Optional<BigDecimal> number(String text, boolean decimalComma) {
        return read(text, decimalComma) instanceof Reading.Known number
                ? Optional.of(number.value())
                : Optional.empty();
    }

    private static Reading plain(String text) {
        return isShortPlain(text) || PLAIN.matcher(text).matches()
                ? new Reading.Known(new BigDecimal(text))
                : new Reading.NoNumber();
    }

    /** Nearly all numbers: digits with one point between them. */
    private static boolean isShortPlain(String text) {
        int length = text.length();
        if (length == 0 || length > 18 || text.charAt(0) == '.' || text.charAt(length - 1) == '.') {
            return false;
        }
        int points = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                points++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return points <= 1;
    }
}
