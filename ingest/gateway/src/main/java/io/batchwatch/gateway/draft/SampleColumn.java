package io.batchwatch.gateway.draft;

import io.batchwatch.gateway.table.HeaderUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A column of a sample file.
 *
 * @param reference how a profile names it: its title, {@code Units#2}, or {@code #9} where the file has no header
 * @param title as it stands in the header; empty where there is none
 * @param values the cells that are not empty, stripped
 */
record SampleColumn(int place, String reference, String title, List<String> values) {
    private static final Pattern NUMBER = Pattern.compile(
            "[<>≤≥=＜＞]?\\s*[+-]?\\d[\\d.,]*(?:[eE][+-]?\\d{1,2})?\\s*(?:%|[A-Za-zµμ]{1,5}/[A-Za-z]{1,3})?");
    private static final Pattern FINDING = Pattern.compile(
            "(?i)nd|n\\.d\\.?|not detected|negative|positive|neg\\.?|pos\\.?|未检出|未檢出|检出|檢出|阴性|陰性|阳性|陽性|-|—|/|<\\s*lo[dq].*");
    private static final Pattern CONTROL = Pattern.compile(
            "(?i)blk|lcs|blank.*|std.*|standard.*|.*\\bqc\\b.*|qc.*|.*control.*|kontrol.*|cal|cal[ _-]?\\d+|calib.*|mean|average|sd|rsd|cv|"
                    + "total|空白.*|质控.*|標準.*|标准.*|合计|小计|平均.*");
    private static final Pattern TIME = Pattern.compile("(?i)\\d{1,2}:\\d{2}(:\\d{2})?\\s?([ap]m)?");

    SampleColumn {
        values = List.copyOf(values);
    }

    /** Without the unit that may stand in it, in small letters. */
    String plainTitle() {
        return HeaderUnit.of(title).name().strip().toLowerCase(Locale.ROOT);
    }

    double numbers() {
        return share(value -> NUMBER.matcher(value).matches());
    }

    /** How many look like results: numbers or findings. */
    double results() {
        return share(value ->
                NUMBER.matcher(value).matches() || FINDING.matcher(value).matches());
    }

    double times() {
        return share(value -> TIME.matcher(value).matches());
    }

    double share(Predicate<String> fits) {
        return values.isEmpty() ? 0 : values.stream().filter(fits).count() / (double) values.size();
    }

    /** The values that name a blank, a standard or a mean rather than a sample. */
    Set<String> controls() {
        Set<String> controls = new LinkedHashSet<>();
        values.stream().filter(value -> CONTROL.matcher(value).matches()).forEach(controls::add);
        return controls;
    }

    Set<String> distinct() {
        return new LinkedHashSet<>(values);
    }

    boolean holdsNoText() {
        return values.isEmpty();
    }
}
