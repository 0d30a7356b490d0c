package io.batchwatch.gateway.reading;

import io.batchwatch.gateway.names.Folded;
import io.batchwatch.gateway.names.NearestNames;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.Split;
import io.batchwatch.gateway.table.ColumnNames;
import io.batchwatch.gateway.table.HeaderUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which column holds which field. */
public final class Header {
    private static final int[] NOWHERE = {};

    private final List<String> cells;
    private final ColumnNames names;
    private final Map<Field, int[]> columns = new EnumMap<>(Field.class);
    private final Map<Field, String> units = new EnumMap<>(Field.class);
    private final List<Problem> problems = new ArrayList<>();
    private final List<Integer> splits = new ArrayList<>();
    private final Set<Field> fromSplits = EnumSet.noneOf(Field.class);
    private final Set<Integer> claimed = new HashSet<>();

    private Header(List<String> cells) {
        this.cells = cells.stream().map(String::strip).toList();
        names = new ColumnNames(this.cells);
    }

    /**
     * @throws UnreadableException if a needed column is missing or a field could be taken from two
     */
    public static Header of(List<String> cells, Profile profile) throws UnreadableException {
        Header header = found(cells, profile);
        header.lookForWhatIsNeeded(profile);
        if (!header.problems.isEmpty()) {
            throw new UnreadableException(header.problems);
        }
        return header;
    }

    /** The same without asking for what is needed: it may come of the rows yet. */
    static Header found(List<String> cells, Profile profile) {
        Header header = new Header(cells);
        header.claimByProfile(profile);
        header.claimSplits(profile);
        header.claimByName(profile);
        return header;
    }

    /** How many fields a header row names, to tell the right delimiter, or the header, from others. */
    public static int fieldsNamed(List<String> cells, Profile profile) {
        return new KnownNames(profile).among(cells);
    }

    /** The names that columns may have. */
    public static final class KnownNames {
        private final Set<String> known = new HashSet<>();

        public KnownNames(Profile profile) {
            Stream<String> ofProfile =
                    Stream.concat(profile.columnNames().stream(), profile.rows().analytes().stream());
            Stream.concat(ofProfile, Stream.of(Field.values()).flatMap(field -> names(field).stream()))
                    .forEach(name -> known.add(Folded.of(name)));
        }

        /** How many different ones stand in a row. */
        public int among(List<String> cells) {
            ColumnNames names = new ColumnNames(cells);
            return (int)
                    known.stream().filter(name -> names.find(name).isPresent()).count();
        }
    }

    /** True if a column, or a part of one, holds the field. */
    boolean gives(Field field) {
        return columns.containsKey(field) || fromSplits.contains(field);
    }

    /** Where a field's parts stand, below zero for one that is not there; empty if the file does not have it. */
    public int[] columns(Field field) {
        return columns.getOrDefault(field, NOWHERE);
    }

    /**
     * Where the column stands that a split takes apart.
     *
     * @param index of the split in the profile
     * @return -1 if the file does not have it
     */
    int split(int index) {
        return splits.get(index);
    }

    /** The field that is taken from a column, if one is; of several in one cell the first. */
    public Optional<Field> field(int column) {
        return columns.entrySet().stream()
                .filter(entry -> Arrays.stream(entry.getValue()).anyMatch(place -> place == column))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> fromSplits.stream()
                        .filter(field -> splits.contains(column))
                        .findFirst());
    }

    /** The unit that stands in the title of a field's column; empty if none does. */
    String unit(Field field) {
        return units.getOrDefault(field, "");
    }

    /** True if nobody reads the column, though it has a name. */
    boolean isUnread(int column) {
        return !claimed.contains(column) && !cells.get(column).isEmpty();
    }

    String name(int column) {
        return cells.get(column);
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
                found[i] = place(field, parts.get(i));
            }
            if (profile.composition(field).needsAll()
                    ? Arrays.stream(found).allMatch(place -> place >= 0)
                    : Arrays.stream(found).anyMatch(place -> place >= 0)) {
                claim(field, found);
            }
        });
    }

    /** The place of the first of a column's names that is there; -1 if none is. */
    private int place(Field field, Profile.Column column) {
        for (String name : column.names()) {
            List<Integer> places = names.all(name);
            if (places.size() > 1) {
                twice(field, places.get(0), places.get(1));
            }
            if (!places.isEmpty()) {
                return places.get(0);
            }
        }
        return -1;
    }

    private void claimSplits(Profile profile) {
        for (Split split : profile.splits()) {
            int found = split.columns().stream()
                    .flatMapToInt(name -> names.find(name).stream())
                    .findFirst()
                    .orElse(-1);
            splits.add(found);
            if (found >= 0) {
                claimed.add(found);
                split.fields().stream()
                        .filter(field -> !columns.containsKey(field))
                        .forEach(fromSplits::add);
            }
        }
    }

    private void claimByName(Profile profile) {
        Set<Integer> byProfile = Set.copyOf(claimed);
        for (Field field : Field.values()) {
            if (profile.columns().containsKey(field)
                    || profile.constants().containsKey(field)
                    || profile.fileNames().containsKey(field)
                    || fromSplits.contains(field)) {
                continue;
            }
            List<Integer> found = names(field).stream()
                    .flatMap(name -> names.all(name).stream())
                    .filter(place -> !byProfile.contains(place))
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
        if (found.length == 1) {
            units.put(field, HeaderUnit.of(cells.get(found[0])).unit());
        }
        Arrays.stream(found).filter(place -> place >= 0).forEach(claimed::add);
    }

    private void twice(Field field, int one, int other) {
        problems.add(Problem.of(Rule.DOUBLE_COLUMN, field.column(), cells.get(one) + ", " + cells.get(other)));
    }

    private boolean isTwice(Field field) {
        return problems.stream().anyMatch(problem -> problem.field().equals(field.column()));
    }

    private void lookForWhatIsNeeded(Profile profile) {
        for (Field field : Field.values()) {
            if (field.isNeeded() && !isGiven(field, profile) && !isTwice(field)) {
                missing(field, profile);
            }
        }
        boolean hasResult = isGiven(Field.VALUE, profile)
                || isGiven(Field.QUALIFIER, profile)
                || isGiven(Field.REPORTED_VERDICT, profile);
        if (!hasResult && !isTwice(Field.VALUE)) {
            missing(Field.VALUE, profile);
        }
    }

    private boolean isGiven(Field field, Profile profile) {
        return gives(field)
                || profile.constants().containsKey(field)
                || profile.fileNames().containsKey(field)
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
        NearestNames unclaimed = new NearestNames(ignored().stream()
                .map(cell -> new NearestNames.Candidate(cell, cell))
                .toList());
        return sought.stream()
                .flatMap(name -> unclaimed.to(name, 1).stream())
                .map(NearestNames.Candidate::name)
                .findFirst();
    }

    /** What a column that nobody reads may have been meant for: a field that no other column gives. */
    public Optional<Field> meant(String ignoredColumn) {
        List<NearestNames.Candidate> free = Stream.of(Field.values())
                .filter(field -> !columns.containsKey(field))
                .flatMap(field -> names(field).stream().map(name -> new NearestNames.Candidate(field.column(), name)))
                .toList();
        return new NearestNames(free)
                .to(ignoredColumn, 1).stream().findFirst().flatMap(candidate -> Field.ofColumn(candidate.code()));
    }

    private static List<String> names(Field field) {
        List<String> names = new ArrayList<>(List.of(field.column()));
        names.addAll(field.synonyms());
        return names;
    }
}
