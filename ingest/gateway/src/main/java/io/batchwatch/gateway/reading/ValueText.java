package io.batchwatch.gateway.reading;

import io.batchwatch.contract.Qualifier;
import io.batchwatch.gateway.problem.Rule;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a value's cell: {@code 0.05}, {@code <0.01}, {@code ND}, {@code 未检出}, {@code 12.5 %},
 * {@code 0.05 ± 0.01}, {@code 阳性}.
 *
 * @param unit what stands behind the number; empty if nothing does
 * @param detectionLimit as in {@code ND(0.01)}
 * @param uncertainty what stands behind a ±
 */
record ValueText(
        Qualifier qualifier,
        Optional<BigDecimal> value,
        String unit,
        Optional<BigDecimal> detectionLimit,
        Optional<BigDecimal> uncertainty) {
    private static final String NUMBER = "[+-]?[0-9.,]+(?:[eE][+-]?[0-9]{1,2})?";
    private static final Pattern MEASURED = Pattern.compile("(<=|>=|[<>≤≥=])?\\s*(" + NUMBER + ")\\s*(?:±\\s*(" + NUMBER
            + ")\\s*)?(%|‰|[A-Za-zµμ][A-Za-zµμ0-9/().]{0,20})?");
    private static final Pattern NOT_FOUND = Pattern.compile(
            "(?:nd|n\\.d\\.?|n\\.d|未检出|not detected|阴性|negative|neg\\.?|-)(?:\\s*\\(\\s*(?:<|lod|检出限)?\\s*[:=]?\\s*("
                    + NUMBER + ")\\s*\\))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FOUND =
            Pattern.compile("阳性|检出|detected|positive|pos\\.?|\\+{1,4}", Pattern.CASE_INSENSITIVE);

    /** What a text in a value's place says, if it says anything. */
    sealed interface Reading {
        record Value(ValueText value) implements Reading {}

        record Unreadable(Rule rule) implements Reading {}
    }

    /**
     * @param text normalized (NFKC), without blanks around it, not empty
     */
    static Reading read(String text, boolean decimalComma) {
        Optional<BigDecimal> plain = NumberText.number(text, decimalComma);
        if (plain.isPresent()) {
            return measured(Qualifier.EQ, plain.get(), "", Optional.empty());
        }
        Matcher notFound = NOT_FOUND.matcher(text);
        if (notFound.matches()) {
            Optional<BigDecimal> limit =
                    Optional.ofNullable(notFound.group(1)).flatMap(number -> NumberText.number(number, decimalComma));
            return new Reading.Value(
                    new ValueText(Qualifier.NOT_DETECTED, Optional.empty(), "", limit, Optional.empty()));
        }
        if (FOUND.matcher(text).matches()) {
            return new Reading.Value(
                    new ValueText(Qualifier.DETECTED, Optional.empty(), "", Optional.empty(), Optional.empty()));
        }
        Matcher measured = MEASURED.matcher(text);
        return measured.matches() ? measured(measured, decimalComma) : new Reading.Unreadable(Rule.NOT_A_NUMBER);
    }

    private static Reading measured(Matcher text, boolean decimalComma) {
        String unit = Optional.ofNullable(text.group(4)).map(String::strip).orElse("");
        NumberText.Reading number = NumberText.read(text.group(2), decimalComma);
        Optional<BigDecimal> uncertainty =
                Optional.ofNullable(text.group(3)).flatMap(u -> NumberText.number(u, decimalComma));
        if (text.group(3) != null && uncertainty.isEmpty()) {
            return new Reading.Unreadable(Rule.NOT_A_NUMBER);
        }
        Qualifier qualifier =
                Optional.ofNullable(text.group(1)).map(ValueText::qualifier).orElse(Qualifier.EQ);
        if (number instanceof NumberText.Reading.Known value) {
            return measured(qualifier, value.value(), unit, uncertainty);
        }
        return new Reading.Unreadable(
                number instanceof NumberText.Reading.Ambiguous ? Rule.AMBIGUOUS_NUMBER : Rule.NOT_A_NUMBER);
    }

    private static Reading measured(
            Qualifier qualifier, BigDecimal value, String unit, Optional<BigDecimal> uncertainty) {
        return new Reading.Value(new ValueText(qualifier, Optional.of(value), unit, Optional.empty(), uncertainty));
    }

    private static Qualifier qualifier(String sign) {
        return switch (sign.charAt(0)) {
            case '<', '≤' -> Qualifier.LT;
            case '>', '≥' -> Qualifier.GT;
            default -> Qualifier.EQ;
        };
    }
}
