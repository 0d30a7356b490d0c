package io.batchwatch.jobs.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A table of the history: its columns, and how each is taken from a row. A text that was not given is null in the file.
 *
 * @param <R> what a row is made of
 */
final class HistoryTable<R> {
    private final String name;
    private final List<Field<R>> fields;
    private final MessageType schema;

    /** How a column's cell is taken from a row. */
    private interface Cell<R> {
        void write(R row, Cells to);
    }

    private record Field<R>(HistoryColumn column, Cell<R> cell) {}

    private HistoryTable(String name, List<Field<R>> fields) {
        this.name = name;
        this.fields = List.copyOf(fields);
        this.schema = new MessageType(
                name,
                fields.stream()
                        .<Type>map(field ->
                                field.column().type().parquet(field.column().name()))
                        .toList());
    }

    static <R> Builder<R> named(String name) {
        return new Builder<>(name);
    }

    String name() {
        return name;
    }

    MessageType schema() {
        return schema;
    }

    List<HistoryColumn> columns() {
        return fields.stream().map(Field::column).toList();
    }

    /** The cells of a file's columns, none filled yet. */
    List<Cells> cells() {
        return fields.stream().map(field -> new Cells()).toList();
    }

    /**
     * Fills the next rows in, column by column.
     *
     * @param to see {@link #cells}
     */
    void fill(List<R> rows, List<Cells> to) {
        for (int index = 0; index < fields.size(); index++) {
            Cell<R> cell = fields.get(index).cell();
            Cells cells = to.get(index);
            for (R row : rows) {
                cell.write(row, cells);
            }
        }
    }

    /** Columns in the order in which they are named. */
    static final class Builder<R> {
        private final String name;
        private final List<Field<R>> fields = new ArrayList<>();

        private Builder(String name) {
            this.name = Objects.requireNonNull(name);
        }

        Builder<R> text(String column, Function<R, String> value) {
            return add(column, ColumnType.TEXT, (row, to) -> to.text(value.apply(row)));
        }

        /** A text that no two rows share. */
        Builder<R> ownText(String column, Function<R, String> value) {
            return add(column, ColumnType.TEXT, (row, to) -> to.ownText(value.apply(row)));
        }

        Builder<R> symbol(String column, Function<R, ? extends Enum<?>> value) {
            return text(column, row -> value.apply(row).name());
        }

        Builder<R> integer(String column, ToIntFunction<R> value) {
            return add(column, ColumnType.INTEGER, (row, to) -> to.integer(value.applyAsInt(row)));
        }

        Builder<R> number(String column, ToLongFunction<R> value) {
            return add(column, ColumnType.LONG, (row, to) -> to.number(value.applyAsLong(row)));
        }

        /** A number that no two rows of a file share, or hardly any. */
        Builder<R> ownNumber(String column, ToLongFunction<R> value) {
            return add(column, ColumnType.LONG, (row, to) -> to.ownNumber(value.applyAsLong(row)));
        }

        Builder<R> flag(String column, Predicate<R> value) {
            return add(column, ColumnType.FLAG, (row, to) -> to.flag(value.test(row)));
        }

        Builder<R> instant(String column, Function<R, Instant> value) {
            return add(column, ColumnType.TIMESTAMP, (row, to) -> to.instant(value.apply(row)));
        }

        Builder<R> maybeInstant(String column, Function<R, Optional<Instant>> value) {
            return add(column, ColumnType.TIMESTAMP, (row, to) -> to.instant(value.apply(row)));
        }

        Builder<R> day(String column, Function<R, LocalDate> value) {
            return add(column, ColumnType.DAY, (row, to) -> to.day(value.apply(row)));
        }

        Builder<R> maybeDay(String column, Function<R, Optional<LocalDate>> value) {
            return add(column, ColumnType.DAY, (row, to) -> to.day(value.apply(row)));
        }

        /** What does not fit is left out rather than rounded. */
        Builder<R> maybeDecimal(String column, Function<R, Optional<BigDecimal>> value) {
            return add(column, ColumnType.DECIMAL, (row, to) -> to.decimal(value.apply(row)));
        }

        HistoryTable<R> build() {
            return new HistoryTable<>(name, fields);
        }

        private Builder<R> add(String column, ColumnType type, Cell<R> cell) {
            fields.add(new Field<>(new HistoryColumn(column, type), cell));
            return this;
        }
    }
}
