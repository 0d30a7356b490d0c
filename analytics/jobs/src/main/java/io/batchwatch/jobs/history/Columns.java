package io.batchwatch.jobs.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Columns of a table that are taken from the same part of its rows. A text that was not given is null in the file.
 *
 * @param <P> what they are taken from
 */
final class Columns<P> {
    private final List<HistoryColumn> table;
    private final List<Field<P>> fields = new ArrayList<>();

    /** How a cell is taken from its part: the place of its value in the column. */
    interface Cell<P> {
        int place(P part, Cells column);
    }

    /**
     * @param index of the column in the table
     */
    private record Field<P>(int index, Cell<P> cell) {}

    /**
     * @param table all columns so far; each that is named here is added
     */
    Columns(List<HistoryColumn> table) {
        this.table = table;
    }

    Columns<P> text(String column, Function<P, String> value) {
        return add(column, ColumnType.TEXT, (part, to) -> to.text(value.apply(part)));
    }

    /** A text that no two rows share. */
    Columns<P> ownText(String column, Function<P, String> value) {
        return add(column, ColumnType.TEXT, (part, to) -> to.ownText(value.apply(part)));
    }

    Columns<P> symbol(String column, Function<P, ? extends Enum<?>> value) {
        return text(column, part -> value.apply(part).name());
    }

    Columns<P> integer(String column, ToIntFunction<P> value) {
        return add(column, ColumnType.INTEGER, (part, to) -> to.integer(value.applyAsInt(part)));
    }

    Columns<P> number(String column, ToLongFunction<P> value) {
        return add(column, ColumnType.LONG, (part, to) -> to.number(value.applyAsLong(part)));
    }

    /** A number that no two rows of a file share, or hardly any. */
    Columns<P> ownNumber(String column, ToLongFunction<P> value) {
        return add(column, ColumnType.LONG, (part, to) -> to.ownNumber(value.applyAsLong(part)));
    }

    Columns<P> flag(String column, Predicate<P> value) {
        return add(column, ColumnType.FLAG, (part, to) -> to.flag(value.test(part)));
    }

    Columns<P> instant(String column, Function<P, Instant> value) {
        return add(column, ColumnType.TIMESTAMP, (part, to) -> to.instant(value.apply(part)));
    }

    Columns<P> maybeInstant(String column, Function<P, Optional<Instant>> value) {
        return add(column, ColumnType.TIMESTAMP, (part, to) -> to.instant(value.apply(part)));
    }

    Columns<P> day(String column, Function<P, LocalDate> value) {
        return add(column, ColumnType.DAY, (part, to) -> to.day(value.apply(part)));
    }

    Columns<P> maybeDay(String column, Function<P, Optional<LocalDate>> value) {
        return add(column, ColumnType.DAY, (part, to) -> to.day(value.apply(part)));
    }

    /** What does not fit is left out rather than rounded. */
    Columns<P> maybeDecimal(String column, Function<P, Optional<BigDecimal>> value) {
        return add(column, ColumnType.DECIMAL, (part, to) -> to.decimal(value.apply(part)));
    }

    private Columns<P> add(String column, ColumnType type, Cell<P> cell) {
        fields.add(new Field<>(table.size(), cell));
        table.add(new HistoryColumn(column, type));
        return this;
    }

    /**
     * Fills the next rows in, column by column.
     *
     * @param to the cells of all of the table's columns
     */
    void fill(SharedParts<P> parts, List<Cells> to) {
        for (Field<P> field : fields) {
            parts.fill(field.cell(), to.get(field.index()));
        }
    }
}
