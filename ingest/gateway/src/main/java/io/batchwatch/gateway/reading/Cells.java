package io.batchwatch.gateway.reading;

import io.batchwatch.gateway.names.Folded;
import io.batchwatch.gateway.names.Narrow;
import io.batchwatch.gateway.names.Words;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.profile.CellPattern;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cells of the row at hand by field, with the profile's constants, defaults and codes; and what was wrong with them. */
final class Cells {
    static final int LONGEST_NAME = 300;
    static final int LONGEST_TEXT = 4000;

    private final Header header;
    private final Profile profile;
    /** What is the same in all rows. */
    private final Map<Field, String> constants = new EnumMap<>(Field.class);

    private final Map<Field, Map<String, String>> codes = new EnumMap<>(Field.class);
    private final List<Split> splits;
    private final Map<Field, String> parts = new EnumMap<>(Field.class);
    private List<String> row = List.of();
    private List<Problem> problems = new ArrayList<>();

    /**
     * @param fileName without the folders it lies in
     */
    Cells(Header header, Profile profile, String fileName) {
        this.header = header;
        this.profile = profile;
        splits = profile.splits();
        profile.fileNames()
                .forEach((field, pattern) ->
                        constants.put(field, pattern.part(fileName).orElse("")));
        constants.putAll(profile.constants());
        for (Field field : Field.values()) {
            if (!header.gives(field)) {
                constants.putIfAbsent(field, profile.defaults().getOrDefault(field, ""));
            }
        }
        profile.codes().forEach((field, words) -> {
            Map<String, String> folded = new HashMap<>();
            words.forEach((word, code) -> folded.put(Folded.of(word), code));
            codes.put(field, folded);
        });
    }

    void turnTo(List<String> next) {
        row = next;
        problems = new ArrayList<>(1);
        if (!splits.isEmpty()) {
            split();
        }
    }

    private void split() {
        parts.clear();
        for (int i = 0; i < splits.size(); i++) {
            int column = header.split(i);
            String text = column < 0 ? "" : cell(column);
            if (!text.isEmpty()) {
                Optional<Map<Field, String>> found = splits.get(i).parts(text.replace('\u00a0', ' '));
                if (found.isEmpty()) {
                    problems.add(Problem.of(Rule.UNKNOWN_WRITING, "", text));
                }
                found.ifPresent(parts::putAll);
            }
        }
    }

    List<Problem> problems() {
        return problems;
    }

    void problem(Rule rule, Field field, String value) {
        problems.add(Problem.of(rule, field.column(), value));
    }

    void unknownCode(Field field, String word, Words<?> words) {
        Optional<String> nearest = words.nearest(word);
        problemWith(
                Rule.UNKNOWN_CODE,
                field,
                word,
                nearest.map(near -> "最接近 " + near + "；").orElse("") + "可用：" + words.allowed(),
                nearest.map(near -> "nearest is " + near + "; ").orElse("") + "allowed: " + words.allowed());
    }

    void problemWith(Rule rule, Field field, String value, String hintZh, String hintEn) {
        problems.add(Problem.of(rule, field.column(), value).with(hintZh, hintEn));
    }

    /** A name or an id, as received, without blanks around it. */
    String name(Field field) {
        return bounded(field, text(field), LONGEST_NAME);
    }

    /** Free text. */
    String prose(Field field) {
        return bounded(field, text(field), LONGEST_TEXT);
    }

    /** A number, a date or a code, full-width characters made plain. */
    String plain(Field field) {
        String text = name(field);
        return Narrow.figures(text).strip();
    }

    private String bounded(Field field, String text, int longest) {
        if (text.length() > longest) {
            problem(Rule.TOO_LONG, field, text);
            return text.substring(0, longest);
        }
        return text;
    }

    private String text(Field field) {
        String constant = constants.get(field);
        if (constant != null) {
            return constant;
        }
        String text = received(field);
        if (text.isEmpty() && !parts.isEmpty()) {
            text = parts.getOrDefault(field, "");
        }
        if (text.isEmpty()) {
            return profile.defaults().getOrDefault(field, "");
        }
        Map<String, String> words = codes.get(field);
        return words == null ? text : words.getOrDefault(Folded.of(text), text);
    }

    /** The unit in the title of a field's column. */
    String unitInHeader(Field field) {
        return header.unit(field);
    }

    private String received(Field field) {
        String text = received(field, header.columns(field));
        CellPattern pattern = profile.patterns().get(field);
        return pattern == null || text.isEmpty()
                ? text
                : pattern.part(text).map(Cells::stripped).orElse(text);
    }

    private String received(Field field, int[] columns) {
        if (columns.length == 0) {
            return "";
        }
        if (columns.length == 1 && !profile.compositions().containsKey(field)) {
            return cell(columns[0]);
        }
        List<String> parts = Arrays.stream(columns).mapToObj(this::cell).toList();
        return stripped(profile.composition(field).of(parts));
    }

    private String cell(int column) {
        return column >= 0 && column < row.size() ? stripped(row.get(column)) : "";
    }

    /** {@link String#strip} leaves the no-break space, which spreadsheets are full of, and what has no width, which pages are. */
    static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u3000' || c == '\u200b' || c == '\ufeff';
    }
}
