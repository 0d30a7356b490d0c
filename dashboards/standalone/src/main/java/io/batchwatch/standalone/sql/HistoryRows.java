package io.batchwatch.standalone.sql;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rows of the history as records of the rules. */
final class HistoryRows {
    private HistoryRows() {}

    /** One row; its cells by their place in the query. */
    record Row(List<Answer.Cell> cells) {
        /** Empty where SQL has null. */
        String text(int at) {
            return cells.get(at).text();
        }

        double number(int at) {
            return Double.parseDouble(text(at));
        }

        Optional<BigDecimal> decimal(int at) {
            return text(at).isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text(at)));
        }

        /** Of a column in milliseconds since 1970. */
        Optional<Instant> instant(int at) {
            return text(at).isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(text(at))));
        }
    }

    static <T> List<T> read(History history, String sql, Function<Row, T> each) throws QueryException {
        List<T> rows = new ArrayList<>();
        history.ask(sql, new Answer.Reader() {
            @Override
            public void begin(Answer head) {
                // The query names its columns itself.
            }

            @Override
            public void row(List<Answer.Cell> cells) {
                rows.add(each.apply(new Row(cells)));
            }

            @Override
            public void end() {
                // Nothing is held back.
            }
        });
        return rows;
    }
}
