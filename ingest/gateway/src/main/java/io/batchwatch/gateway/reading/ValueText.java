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
    private static final String NUMBER = "[+-]?[0-9.,]+(?:[eE][+-]?0{0,2}[0-9]{1,2})?";
    private static final Pattern MEASURED = Pattern.compile("(<=|>=|[<>≤≥=])?\\s*(" + NUMBER + ")\\s*(?:±\\s*(" + NUMBER
            + ")\\s*)?(%|‰|(?![eExX][0-9])[A-Za-zµμ][A-Za-zµμ0-9/().]{0,20})?");
    private static final Pattern NOT_FOUND = Pattern.compile(
            "(?:nd|n\\.d\\.?|n\\.d|未检出|未檢出|not detected|阴性|陰性|negative|neg\\.?|-)(?:\\s*\\(\\s*(?:<|lod|检出限)?\\s*[:=]?\\s*("
                    + NUMBER + ")\\s*\\))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FOUND =
            Pattern.compile("阳性|陽性|检出|檢出|detected|positive|pos\\.?|\\+{1,4}", Pattern.CASE_INSENSITIVE);

    /** Points to a note below the table; the number is what it is. */
    private static final Pattern FOOTNOTE_MARK = Pattern.compile("([<>≤≥]?\\s*[0-9][0-9.,]*)\\s*\\*{1,3}");

    /** What a text in a value's place says, if it says anything. */
    sealed interface Reading {
        record Value(ValueText value) implements Reading {}

        record Unreadable(Rule rule) implements Reading {}
    }

    /**
     * @param text normalized (NFKC), without blanks around it, not empty
     */
    static Reading read(String text, boolean decimalComma) {
        if (text.endsWith("*")) {
            Matcher marked = FOOTNOTE_MARK.matcher(text);
            if (marked.matches()) {
                return read(marked.group(1), decimalComma);
            }
        }
        Optional<BigDecimal> plain = NumberText.number(text, decimalComma);
        if (plain.isPresent()) {
            return measured(Qualifier.EQ, plain.get(), "", Optional.empty());
        }
        Matcher notFound = NOT_FOUND.matcher(text);
        if (notFound.matches()) {
            return notFound(Optional.ofNullable(notFound.group(1)), decimalComma);
        }
        if (FOUND.matcher(text).matches()) {
            return new Reading.Value(
                    new ValueText(Qualifier.DETECTED, Optional.empty(), "", Optional.empty(), Optional.empty()));
        }
        Matcher measured = MEASURED.matcher(text);
        return measured.matches() ? measured(measured, decimalComma) : new Reading.Unreadable(Rule.NOT_A_NUMBER);
    }

    private static Reading notFound(Optional<String> limit, boolean decimalComma) {
        Optional<Rule> problem = limit.flatMap(text -> problem(text, decimalComma));
        return problem.<Reading>map(Reading.Unreadable::new)
                .orElseGet(() -> new Reading.Value(new ValueText(
                        Qualifier.NOT_DETECTED,
                        Optional.empty(),
                        "",
                        limit.flatMap(text -> NumberText.number(text, decimalComma)),
                        Optional.empty())));
    }

    private static Reading measured(Matcher text, boolean decimalComma) {
        String number = text.group(2);
        Optional<String> uncertainty = Optional.ofNullable(text.group(3));
        Optional<Rule> problem =
                problem(number, decimalComma).or(() -> uncertainty.flatMap(u -> problem(u, decimalComma)));
        if (problem.isPresent()) {
            return new Reading.Unreadable(problem.get());
        }
        return measured(
                Optional.ofNullable(text.group(1)).map(ValueText::qualifier).orElse(Qualifier.EQ),
                NumberText.number(number, decimalComma).orElseThrow(),
                Optional.ofNullable(text.group(4)).map(String::strip).orElse(""),
                uncertainty.flatMap(u -> NumberText.number(u, decimalComma)));
    }

    private static Optional<Rule> problem(String number, boolean decimalComma) {
        NumberText.Reading reading = NumberText.read(number, decimalComma);
        if (reading instanceof NumberText.Reading.Known) {
            return Optional.empty();
        }
        return Optional.of(reading instanceof NumberText.Reading.Ambiguous ? Rule.AMBIGUOUS_NUMBER : Rule.NOT_A_NUMBER);
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
