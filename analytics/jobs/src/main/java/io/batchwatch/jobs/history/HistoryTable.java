package io.batchwatch.jobs.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A table of the history: its columns, and how each is taken from a row or from a part of one.
 *
 * @param <R> what a row is made of
 */
final class HistoryTable<R> {
    private final String name;
    private final List<HistoryColumn> columns;
    private final List<Part<R, ?>> parts;
    private final MessageType schema;

    /** A part of each row, and what is taken from it. */
    private record Part<R, P>(Function<R, P> of, Columns<P> columns) {
        void fill(List<R> rows, List<Cells> to) {
            columns.fill(SharedParts.of(rows, of), to);
        }
    }

    private HistoryTable(String name, List<HistoryColumn> columns, List<Part<R, ?>> parts) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.parts = List.copyOf(parts);
        this.schema = new MessageType(
                name,
                columns.stream()
                        .<Type>map(column -> column.type().parquet(column.name()))
                        .toList());
    }

    /** A table whose rows have no parts that others share. */
    static <R> HistoryTable<R> of(String name, Consumer<Columns<R>> columns) {
        Builder<R> table = named(name);
        columns.accept(table.part(row -> row));
        return table.build();
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
        return columns;
    }

    /** The cells of a file's columns, none filled yet. */
    List<Cells> cells() {
        return columns.stream().map(column -> new Cells()).toList();
    }

    /**
     * Fills the next rows in, column by column.
     *
     * @param to see {@link #cells}
     */
    void fill(List<R> rows, List<Cells> to) {
        parts.forEach(part -> part.fill(rows, to));
    }

    /** Columns in the order in which they are named. */
    static final class Builder<R> {
        private final String name;
        private final List<HistoryColumn> columns = new ArrayList<>();
        private final List<Part<R, ?>> parts = new ArrayList<>();

        private Builder(String name) {
            this.name = Objects.requireNonNull(name);
        }

        /** Where to name the columns that are taken from a part of the row, such as its sample. */
        <P> Columns<P> part(Function<R, P> of) {
            Columns<P> taken = new Columns<>(columns);
            parts.add(new Part<>(of, taken));
            return taken;
        }

        HistoryTable<R> build() {
            return new HistoryTable<>(name, columns, parts);
        }
    }
}
