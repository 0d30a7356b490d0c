package io.batchwatch.gateway.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of several columns that make one field. */
public sealed interface Composition {
    /** The cells one behind the other; nothing if all are empty. All the columns must be there. */
    record Joined(String between) implements Composition {}

    /** The first cell of the row that is not empty. */
    record FirstFilled() implements Composition {}

    /**
     * A text with the cells in it; nothing if all are empty.
     *
     * @param around what stands before the first cell, between two, and behind the last one
     */
    record Text(List<String> around) implements Composition {
        private static final Pattern CELL = Pattern.compile("\\{([^{}]+)}");

        public Text {
            around = List.copyOf(around);
        }

        /** Of a template such as {@code C {gray_c}, T {gray_t}}; empty if no cell stands in it. */
        static Optional<Text> of(String template) {
            List<String> around = List.of(CELL.split(template, -1));
            return around.size() > 1 ? Optional.of(new Text(around)) : Optional.empty();
        }

        /** The columns whose cells stand in a template, in their order. */
        static List<String> columns(String template) {
            List<String> columns = new ArrayList<>();
            Matcher cell = CELL.matcher(template);
            while (cell.find()) {
                columns.add(cell.group(1).strip());
            }
            return columns;
        }
    }

    /** True if the field is not given unless all of its columns are there. */
    default boolean needsAll() {
        return this instanceof Joined;
    }

    /**
     * @param cells without blanks around them; empty where a column is not there
     */
    default String of(List<String> cells) {
        if (cells.stream().allMatch(String::isEmpty)) {
            return "";
        }
        if (this instanceof Joined joined) {
            return String.join(joined.between(), cells);
        }
        if (this instanceof Text text) {
            StringBuilder composed = new StringBuilder(text.around().get(0));
            for (int i = 0; i < cells.size(); i++) {
                composed.append(cells.get(i)).append(text.around().get(i + 1));
            }
            return composed.toString();
        }
        return cells.stream().filter(cell -> !cell.isEmpty()).findFirst().orElse("");
    }
}
