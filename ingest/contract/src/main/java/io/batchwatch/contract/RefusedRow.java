package io.batchwatch.contract;

import java.util.List;
import java.util.Objects;

/**
 * A row that was not taken, with every reason: the record of {@code lab.rejects}.
 *
 * @param row the row as received, cells joined by tabs, cut at 4,000 characters
 * @param problems never empty
 */
public record RefusedRow(Provenance provenance, String row, List<Reason> problems) {
    public RefusedRow {
        Objects.requireNonNull(provenance);
        Objects.requireNonNull(row);
        problems = List.copyOf(problems);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a row is refused for a reason");
        }
    }

    /**
     * @param rule the rule's code, such as {@code not-a-number}: bounded, fit for a metric's label
     * @param field the field's name in the canonical CSV
     * @param value as received, cut at 200 characters
     */
    public record Reason(String rule, String field, String value, String messageZh, String messageEn) {}
}
