package io.batchwatch.rules.judge;

import io.batchwatch.contract.Qualifier;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of colonies as notices print them: {@code 1.3×10⁵CFU/g；2.8×10³CFU/g}, {@code ①1.7×10<sup>4</sup>CFU/g;②<10CFU/g}. A power
 * of ten that lost its exponent on the way, {@code 1.4×10} or {@code 1.8×104}, is no number: it is not guessed.
 */
final class CountText {
    private static final Pattern RAISED_TAG = Pattern.compile("<sup>(\\d{1,2})</sup>(?!\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern RAISED = Pattern.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?!\\d)");
    private static final Pattern STILL_RAISED = Pattern.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]|<sup", Pattern.CASE_INSENSITIVE);
    private static final String RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Pattern CIRCLED = Pattern.compile("[①-⑳]");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r]+");
    private static final Pattern BETWEEN = Pattern.compile("[;；、\\n①-⑳]+");
    private static final String NUMBER = "(\\d{1,12}(?:\\.\\d{1,6})?)(?:[×xX*]10\\^(\\d{1,2}))?|10\\^(\\d{1,2})";
    private static final Pattern PIECE = Pattern.compile("([<>]?)(?:" + NUMBER + ")([A-Za-z]+/\\d{0,3}[A-Za-z]+)?");
    private static final Pattern ONE_NUMBER = Pattern.compile(NUMBER);

    /** Three digits that begin with ten and do not end so: most likely 10⁴ that came as 104. */
    private static final Pattern LOST_EXPONENT = Pattern.compile("10[1-9]");

    private CountText() {}

    /**
     * @param unit as it stands behind the last of them; empty if behind none
     */
    record Counts(List<Count> counts, String unit) {
        Counts {
            counts = List.copyOf(counts);
        }
    }

    /** Empty if any of them cannot be read, or if two of them have different units. */
    static Optional<Counts> read(String text) {
        Optional<String> plain = plain(text);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        List<Count> counts = new ArrayList<>();
        String unit = "";
        List<String> pieces = BETWEEN.splitAsStream(plain.get())
                .filter(piece -> !piece.isEmpty())
                .toList();
        for (String piece : pieces) {
            Matcher matcher = PIECE.matcher(piece);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String behind = matcher.group(5) == null ? "" : matcher.group(5);
            if (!unit.isEmpty() && !behind.isEmpty() && !unit.equalsIgnoreCase(behind)) {
                return Optional.empty();
            }
            unit = behind.isEmpty() ? unit : behind;
            counts.add(new Count(
                    qualifier(matcher.group(1)), number(matcher.group(2), matcher.group(3), matcher.group(4))));
        }
        return counts.isEmpty() ? Optional.empty() : Optional.of(new Counts(counts, unit));
    }

    /** A single number that is not likely to have lost its exponent. */
    static Optional<BigDecimal> number(String text) {
        Matcher matcher = ONE_NUMBER.matcher(text);
        if (!matcher.matches() || LOST_EXPONENT.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(number(matcher.group(1), matcher.group(2), matcher.group(3)));
    }

    /** Exponents behind a caret, full-width characters made plain, no blanks; empty if what is raised cannot be told apart. */
    static Optional<String> plain(String text) {
        if (isPlain(text)) {
            return Optional.of(text);
        }
        String tagged = RAISED_TAG.matcher(text).replaceAll("^$1");
        String raised = RAISED.matcher(tagged).replaceAll(found -> "^" + lowered(found.group()));
        if (STILL_RAISED.matcher(raised).find()) {
            return Optional.empty();
        }
        // Circled numbers count the results: they would become digits of them.
        String separated = CIRCLED.matcher(raised).replaceAll(";");
        String narrow = Normalizer.normalize(separated, Normalizer.Form.NFKC);
        return Optional.of(BLANKS.matcher(narrow).replaceAll(""));
    }

    /** True for what would stay as it is: most texts, and so most of the time goes into this test. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f)
                && !STILL_RAISED.matcher(text).find();
    }

    private static BigDecimal number(String digits, String exponent, String powerOfTen) {
        if (powerOfTen != null) {
            return BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(powerOfTen));
        }
        BigDecimal number = new BigDecimal(digits);
        return exponent == null ? number : number.scaleByPowerOfTen(Integer.parseInt(exponent));
    }

    private static Qualifier qualifier(String sign) {
        return switch (sign) {
            case "<" -> Qualifier.LT;
            case ">" -> Qualifier.GT;
            default -> Qualifier.EQ;
        };
    }

    private static String lowered(String digits) {
        StringBuilder plain = new StringBuilder();
        digits.chars().forEach(digit -> plain.append(RAISED_DIGITS.indexOf(digit)));
        return plain.toString();
    }
}
