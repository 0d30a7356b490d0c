package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.names.Folded;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which rows of a file are results, and what a row is.
 *
 * @param skip by column: a row with one of these in it is no result, such as a blank or a control
 * @param only by column: a row with none of these in it is no result
 * @param carry columns whose empty cells mean what stands above them
 * @param section a row with a single filled cell is a heading, and this is what it gives to the rows below
 * @param analytes columns that each are one analyte: a row holds as many results as there are values in them
 * @param needed by column: it must be filled in a row in which any of these others holds one of these
 * @param most rows of one file
 * @param longest row, in characters
 */
public record RowRules(
        Map<String, List<CellWord>> skip,
        Map<String, List<CellWord>> only,
        List<String> carry,
        Optional<Field> section,
        List<String> analytes,
        Map<String, Map<String, List<CellWord>>> needed,
        long most,
        int longest) {
    static final int LONGEST = 1 << 20;

    /** A text in a cell; {@code *} stands for any characters, and the empty word for an empty cell. */
    public record CellWord(String word, Pattern folded) {
        public static CellWord of(String word) {
            String pattern = Arrays.stream(Folded.of(word).split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*"));
            return new CellWord(word, Pattern.compile(pattern));
        }

        public boolean fits(String cell) {
            return folded.matcher(Folded.of(cell)).matches();
        }
    }

    public RowRules {
        skip = Map.copyOf(skip);
        only = Map.copyOf(only);
        carry = List.copyOf(carry);
        Objects.requireNonNull(section);
        analytes = List.copyOf(analytes);
        needed = Map.copyOf(needed);
    }
}
