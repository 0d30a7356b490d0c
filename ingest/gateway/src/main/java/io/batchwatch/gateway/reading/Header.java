package io.batchwatch.gateway.reading;

import io.batchwatch.gateway.names.Folded;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which column holds which field. */
public final class Header {
    private static final int CLOSE = 2;

    private final List<String> cells;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Integer, Integer> namesakes = new HashMap<>();
    private final Map<Field, int[]> columns = new EnumMap<>(Field.class);
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Integer> claimed = new HashSet<>();

    private Header(List<String> cells) {
        this.cells = cells.stream().map(String::strip).toList();
        for (int i = 0; i < cells.size(); i++) {
            Integer first = places.putIfAbsent(Folded.of(cells.get(i)), i);
            if (first != null) {
                namesakes.putIfAbsent(first, i);
            }
        }
    }

    /**
     * @throws UnreadableException if a needed column is missing or a field could be taken from two
     */
    public static Header of(List<String> cells, Profile profile) throws UnreadableException {
        Header header = new Header(cells);
        header.claimByProfile(profile);
        header.claimByName(profile);
        header.lookForWhatIsNeeded(profile);
        if (!header.problems.isEmpty()) {
            throw new UnreadableException(header.problems);
        }
        return header;
    }

    /** How many fields a header row names, to tell the right delimiter from others. */
    public static int fieldsNamed(List<String> cells, Profile profile) {
        Set<String> names = new HashSet<>();
        cells.forEach(cell -> names.add(Folded.of(cell)));
        Stream<String> known = Stream.concat(
                profile.columns().values().stream().flatMap(List::stream).flatMap(column -> column.names().stream()),
                Stream.of(Field.values()).flatMap(field -> names(field).stream()));
        return (int) known.map(Folded::of).distinct().filter(names::contains).count();
    }

    /** Where a field's parts stand; empty if the file does not have it. */
    public int[] columns(Field field) {
        return columns.getOrDefault(field, new int[0]);
    }

    /** The field that is taken from a column, if one is. */
    public Optional<Field> field(int column) {
        return columns.entrySet().stream()
                .filter(entry -> Arrays.stream(entry.getValue()).anyMatch(place -> place == column))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    public int width() {
        return cells.size();
    }

    /** Columns that nobody reads, by their names. */
    public List<String> ignored() {
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (!claimed.contains(i) && !cells.get(i).isEmpty()) {
                ignored.add(cells.get(i));
            }
        }
        return ignored;
    }

    private void claimByProfile(Profile profile) {
        profile.columns().forEach((field, parts) -> {
            int[] found = new int[parts.size()];
            for (int i = 0; i < found.length; i++) {
                found[i] = parts.get(i).names().stream()
                        .map(name -> places.getOrDefault(Folded.of(name), -1))
                        .filter(place -> place >= 0)
                        .findFirst()
                        .orElse(-1);
            }
            if (Arrays.stream(found).allMatch(place -> place >= 0)) {
                claim(field, found);
            }
        });
    }

    private void claimByName(Profile profile) {
        Set<Integer> byProfile = Set.copyOf(claimed);
        for (Field field : Field.values()) {
            if (profile.columns().containsKey(field) || profile.constants().containsKey(field)) {
                continue;
            }
            List<Integer> found = names(field).stream()
                    .map(name -> places.getOrDefault(Folded.of(name), -1))
                    .filter(place -> place >= 0 && !byProfile.contains(place))
                    .distinct()
                    .toList();
            if (found.size() > 1) {
                twice(field, found.get(0), found.get(1));
            } else if (found.size() == 1) {
                claim(field, new int[] {found.get(0)});
            }
        }
    }

    private void claim(Field field, int[] found) {
        columns.put(field, found);
        for (int place : found) {
            claimed.add(place);
            Integer namesake = namesakes.get(place);
            if (namesake != null) {
                twice(field, place, namesake);
            }
        }
    }

    private void twice(Field field, int one, int other) {
        problems.add(Problem.of(Rule.DOUBLE_COLUMN, field.column(), cells.get(one) + ", " + cells.get(other)));
    }

    private void lookForWhatIsNeeded(Profile profile) {
        for (Field field : Field.values()) {
            if (field.isNeeded() && !isGiven(field, profile)) {
                missing(field, profile);
            }
        }
        boolean hasResult = isGiven(Field.VALUE, profile)
                || isGiven(Field.QUALIFIER, profile)
                || isGiven(Field.REPORTED_VERDICT, profile);
        if (!hasResult) {
            missing(Field.VALUE, profile);
        }
    }

    private boolean isGiven(Field field, Profile profile) {
        return columns.containsKey(field)
                || profile.constants().containsKey(field)
                || profile.defaults().containsKey(field);
    }

    private void missing(Field field, Profile profile) {
        List<String> sought = profile.columns().containsKey(field)
                ? profile.columns().get(field).stream()
                        .flatMap(column -> column.names().stream())
                        .toList()
                : names(field);
        String names = String.join(" / ", sought);
        Problem problem = Problem.of(Rule.MISSING_COLUMN, field.column(), "").with(names, names);
        problems.add(nearest(sought)
                .map(near -> problem.with(names + "；最接近的列是 " + near, names + "; nearest is " + near))
                .orElse(problem));
    }

    /** A column that nobody claimed and that is nearly spelt like one of those sought. */
    private Optional<String> nearest(List<String> sought) {
        return ignored().stream()
                .filter(cell -> sought.stream().anyMatch(name -> distance(Folded.of(cell), Folded.of(name)) <= CLOSE))
                .findFirst();
    }

    /** How many letters must be changed, put in or taken out to make one of the other. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = row;
        }
        return previous[other.length()];
    }

    private static List<String> names(Field field) {
        List<String> names = new ArrayList<>(List.of(field.column()));
        names.addAll(field.synonyms());
        return names;
    }
}
