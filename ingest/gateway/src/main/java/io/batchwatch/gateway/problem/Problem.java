package io.batchwatch.gateway.problem;

import io.batchwatch.contract.RefusedRow;
import java.util.Objects;

/**
 * One reason why a row, or a file, was not taken.
 *
 * @param field the canonical column's name; empty if it concerns the row as a whole
 * @param value as received, cut at {@value #MOST_OF_A_VALUE} characters
 * @param hintZh more about this very case, behind what the rule says; empty if there is nothing more to say
 */
public record Problem(Rule rule, String field, String value, String hintZh, String hintEn) {
    public static final int MOST_OF_A_VALUE = 200;

    public Problem {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(field);
        value = value.length() <= MOST_OF_A_VALUE ? value : value.substring(0, end(value)) + "…";
        Objects.requireNonNull(hintZh);
        Objects.requireNonNull(hintEn);
    }

    /** Half a character could not be written into a receipt. */
    private static int end(String value) {
        return Character.isHighSurrogate(value.charAt(MOST_OF_A_VALUE - 1)) ? MOST_OF_A_VALUE - 1 : MOST_OF_A_VALUE;
    }

    public static Problem of(Rule rule, String field, String value) {
        return new Problem(rule, field, value, "", "");
    }

    public Problem with(String moreZh, String moreEn) {
        return new Problem(rule, field, value, moreZh, moreEn);
    }

    public String messageZh() {
        return hintZh.isEmpty() ? rule.zh() : rule.zh() + "（" + hintZh + "）";
    }

    public String messageEn() {
        return hintEn.isEmpty() ? rule.en() : rule.en() + " (" + hintEn + ")";
    }

    public RefusedRow.Reason reason() {
        return new RefusedRow.Reason(rule.code(), field, value, messageZh(), messageEn());
    }
}
