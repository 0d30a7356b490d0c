package io.batchwatch.jobs.history;

import java.util.Objects;

/** A column of the history as others see it. */
public record HistoryColumn(String name, ColumnType type) {
    public HistoryColumn {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
    }
}
