package io.batchwatch.jobs.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.parquet.io.api.RecordConsumer;
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

    private record Field<R>(HistoryColumn column, Function<R, Optional<?>> value) {}

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

    void write(R row, RecordConsumer to) {
        to.startMessage();
        for (int index = 0; index < fields.size(); index++) {
            HistoryColumn column = fields.get(index).column();
            Optional<?> value = fields.get(index).value().apply(row);
            if (value.isPresent()) {
                to.startField(column.name(), index);
                column.type().write(value.get(), to);
                to.endField(column.name(), index);
            }
        }
        to.endMessage();
    }

    /** Columns in the order in which they are named. */
    static final class Builder<R> {
        private final String name;
        private final List<Field<R>> fields = new ArrayList<>();

        private Builder(String name) {
            this.name = Objects.requireNonNull(name);
        }

        Builder<R> text(String column, Function<R, String> value) {
            return add(column, ColumnType.TEXT, row -> Optional.of(value.apply(row))
                    .filter(text -> !text.isEmpty()));
        }

        Builder<R> symbol(String column, Function<R, ? extends Enum<?>> value) {
            return text(column, row -> value.apply(row).name());
        }

        Builder<R> integer(String column, Function<R, Integer> value) {
            return add(column, ColumnType.INTEGER, row -> Optional.of(value.apply(row)));
        }

        Builder<R> number(String column, Function<R, Long> value) {
            return add(column, ColumnType.LONG, row -> Optional.of(value.apply(row)));
        }

        Builder<R> flag(String column, Function<R, Boolean> value) {
            return add(column, ColumnType.FLAG, row -> Optional.of(value.apply(row)));
        }

        Builder<R> instant(String column, Function<R, Instant> value) {
            return maybeInstant(column, row -> Optional.of(value.apply(row)));
        }

        Builder<R> maybeInstant(String column, Function<R, Optional<Instant>> value) {
            return add(column, ColumnType.TIMESTAMP, value::apply);
        }

        Builder<R> maybeDay(String column, Function<R, Optional<LocalDate>> value) {
            return add(column, ColumnType.DAY, value::apply);
        }

        /** What does not fit is left out rather than rounded. */
        Builder<R> maybeDecimal(String column, Function<R, Optional<BigDecimal>> value) {
            return add(column, ColumnType.DECIMAL, row -> value.apply(row).filter(ColumnType::fits));
        }

        HistoryTable<R> build() {
            return new HistoryTable<>(name, fields);
        }

        private Builder<R> add(String column, ColumnType type, Function<R, Optional<?>> value) {
            fields.add(new Field<>(new HistoryColumn(column, type), value));
            return this;
        }
    }
}
