package io.batchwatch.gateway.draft;

import io.batchwatch.gateway.names.CodeBook;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.table.HeaderUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which column of a sample holds which field: by title first, then by what stands in it. */
final class Guess {
    private static final Pattern ABOUT_THE_RUN = Pattern.compile(
            ".*(dilution|tray|cup|injection|weight|volume|abs|rep|factor|peak|height|rsd|response|position|#).*"
                    + "|(sd|int|no\\.?|num|vol|code|zip.*|postal.*|.*[_. ]?id)");
    private static final Pattern LIMIT = Pattern.compile(".*(limit|maximum|grenzwert|限量|标准值).*");
    private static final double MOST = 0.8;
    private static final double MANY = 0.5;

    private final List<SampleColumn> columns;
    private final CodeBooks books;
    private final Map<Field, SampleColumn> found = new EnumMap<>(Field.class);
    private final List<SampleColumn> analytes = new ArrayList<>();
    private Optional<SampleColumn> time = Optional.empty();

    private Guess(List<SampleColumn> columns, CodeBooks books) {
        this.columns = columns;
        this.books = books;
    }

    static Guess of(SampleFile file, CodeBooks books) {
        Guess guess = new Guess(file.columns(), books);
        guess.byKnownTitles();
        guess.byUsualTitles();
        guess.byContent();
        guess.dates();
        if (!guess.isTableOfLimits()) {
            guess.oneResult();
            guess.wide();
        }
        return guess;
    }

    /** Limits have columns of numbers too, but no sample was ever taken. */
    boolean isTableOfLimits() {
        return !found.containsKey(Field.SAMPLED_AT)
                && columns.stream()
                        .anyMatch(column -> LIMIT.matcher(column.plainTitle()).matches());
    }

    Optional<SampleColumn> column(Field field) {
        return Optional.ofNullable(found.get(field));
    }

    Map<Field, SampleColumn> all() {
        return found;
    }

    /** The column with the time of day that belongs to the day of sampling. */
    Optional<SampleColumn> time() {
        return time;
    }

    /** Columns that each are an analyte; empty if the table is not wide. */
    List<SampleColumn> analytes() {
        return analytes;
    }

    /** By column: values that name blanks, standards and means. */
    Map<SampleColumn, Set<String>> controls() {
        Map<SampleColumn, Set<String>> controls = new LinkedHashMap<>();
        for (SampleColumn column : columns) {
            boolean maySay = column.equals(found.get(Field.SAMPLE_ID))
                    || column.plainTitle().matches(".*(type|rep|类型|类别).*");
            Set<String> named = maySay ? column.controls() : Set.of();
            if (!named.isEmpty() && named.size() < column.distinct().size()) {
                controls.put(column, named);
            }
        }
        return controls;
    }

    private void byKnownTitles() {
        for (Field field : Field.values()) {
            take(field, column -> FieldTitles.isKnownToTheReader(field, column.title()));
        }
    }

    private void byUsualTitles() {
        for (Field field : FieldTitles.fields()) {
            take(field, column -> FieldTitles.mayBe(field, column) && fits(field, column));
        }
    }

    /** A title alone may mislead: the column "Contaminant" of a table of limits holds numbers. */
    private static boolean fits(Field field, SampleColumn column) {
        return switch (field) {
            case VALUE -> column.results() >= MANY;
            case ANALYTE, PRODUCT, UNIT, SITE, METHOD -> column.numbers() < MANY && !column.holdsNoText();
            case SAMPLED_AT -> isDate(column);
            case SAMPLE_ID -> !column.holdsNoText() && column.times() < MANY;
            default -> true;
        };
    }

    private void byContent() {
        take(Field.ANALYTE, column -> known(column, books.analytes()) >= MANY);
        take(Field.PRODUCT, column -> known(column, books.products()) >= MANY);
        take(Field.SITE, column -> known(column, books.sites()) >= MANY);
        take(Field.LAB, column -> known(column, books.labs()) >= MANY);
        take(
                Field.UNIT,
                column -> column.share(value ->
                                !HeaderUnit.of("x (" + value + ")").unit().isEmpty())
                        >= MOST);
    }

    private static double known(SampleColumn column, CodeBook book) {
        return column.share(value -> value.length() > 1 && book.code(value).isPresent());
    }

    private void dates() {
        take(Field.SAMPLED_AT, column -> isDate(column) && column.plainTitle().matches(".*(sampl|采样|抽样).*"));
        take(Field.SAMPLED_AT, Guess::isDate);
        SampleColumn day = found.get(Field.SAMPLED_AT);
        boolean hasTime = day == null || day.values().stream().anyMatch(value -> value.contains(":"));
        if (!hasTime) {
            time = free().filter(column -> column.times() >= MOST).findFirst();
        }
        take(Field.TESTED_AT, Guess::isDate);
    }

    private static boolean isDate(SampleColumn column) {
        List<String> some = column.values().stream().limit(50).toList();
        return DatePatterns.areUsual(some) || !DatePatterns.fitting(some).isEmpty();
    }

    /** The one column of numbers that is left is the result. */
    private void oneResult() {
        List<SampleColumn> likely = free().filter(column -> column.results() >= MOST
                        && time.filter(column::equals).isEmpty()
                        && !ABOUT_THE_RUN.matcher(column.plainTitle()).matches())
                .toList();
        boolean isAnalyte = likely.size() == 1
                && books.analytes()
                        .code(HeaderUnit.of(likely.get(0).title()).name())
                        .isPresent();
        if (likely.size() == 1 && !isAnalyte) {
            found.putIfAbsent(Field.VALUE, likely.get(0));
        }
    }

    private void wide() {
        if (found.containsKey(Field.ANALYTE)
                || columns.stream().allMatch(column -> column.title().isEmpty())) {
            return;
        }
        List<SampleColumn> numeric = free().filter(column -> column.numbers() >= MANY
                        && !column.title().isEmpty()
                        && time.filter(column::equals).isEmpty())
                .toList();
        List<SampleColumn> named = numeric.stream()
                .filter(column -> books.analytes()
                        .code(HeaderUnit.of(column.title()).name())
                        .isPresent())
                .toList();
        List<SampleColumn> likely = numeric.stream()
                .filter(column -> named.contains(column)
                        || !ABOUT_THE_RUN.matcher(column.plainTitle()).matches())
                .toList();
        if (!found.containsKey(Field.VALUE) && (!named.isEmpty() || likely.size() > 1)) {
            analytes.addAll(likely);
        }
    }

    private Stream<SampleColumn> free() {
        return columns.stream().filter(column -> !found.containsValue(column) && !column.holdsNoText());
    }

    private void take(Field field, Predicate<SampleColumn> fits) {
        if (!found.containsKey(field)) {
            free().filter(fits).findFirst().ifPresent(column -> found.put(field, column));
        }
    }
}
