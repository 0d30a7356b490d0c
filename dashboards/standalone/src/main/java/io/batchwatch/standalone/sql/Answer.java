package io.batchwatch.standalone.sql;

import java.util.List;

/**
 * The head of an answer; its rows follow one by one.
 *
 * @param names of the columns
 * @param numeric which columns hold numbers
 */
public record Answer(List<String> names, List<Boolean> numeric) {
    public Answer {
        names = List.copyOf(names);
        numeric = List.copyOf(numeric);
        if (names.size() != numeric.size()) {
            throw new IllegalArgumentException("as many names as columns");
        }
    }

    /** Takes an answer as it comes, so that one of any size needs little memory. */
    public interface Reader {
        void begin(Answer head);

        /**
         * @param cells as many as there are names; what is null in SQL is {@link Cell#NULL}
         */
        void row(List<Cell> cells);

        void end();
    }

    /**
     * One value.
     *
     * @param text as a person would read it
     * @param kind how JSON must write it
     */
    public record Cell(String text, Kind kind) {
        public static final Cell NULL = new Cell("", Kind.NULL);
    }

    /** What a value is to JSON. */
    public enum Kind {
        NULL,
        NUMBER,
        BOOLEAN,
        TEXT
    }
}
