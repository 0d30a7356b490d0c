package io.batchwatch.gateway.shape;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.RowRules;
import io.batchwatch.gateway.table.ColumnNames;
import io.batchwatch.gateway.table.HeaderUnit;
import io.batchwatch.gateway.table.Rows;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table under the row rules of its profile, whatever its format. */
public final class ShapedTable implements Table {
    private final Table table;
    private final RowRules rules;
    private final List<String> header;
    private final List<Integer> analytes;
    private final Map<Integer, List<RowRules.CellWord>> skip;
    private final Map<Integer, List<RowRules.CellWord>> only;
    private final List<Integer> carry;
    private final Set<Integer> encoded;

    private ShapedTable(
            Table table,
            Profile profile,
            List<Integer> analytes,
            Map<Integer, List<RowRules.CellWord>> skip,
            Map<Integer, List<RowRules.CellWord>> only,
            List<Integer> carry) {
        this.table = table;
        this.rules = profile.rows();
        this.header = table.columns();
        this.analytes = analytes;
        this.skip = skip;
        this.only = only;
        this.carry = carry;
        this.encoded = encoded(profile.format().base64());
    }

    private Set<Integer> encoded(List<String> names) {
        List<RowRules.CellWord> words =
                names.stream().map(RowRules.CellWord::of).toList();
        return IntStream.range(0, header.size())
                .filter(place -> words.stream().anyMatch(word -> word.fits(header.get(place))))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @throws UnreadableException if the profile's rules name columns that are not there, with all of them
     */
    public static ShapedTable of(Table table, Profile profile) throws UnreadableException {
        Columns columns = new Columns(table.columns());
        RowRules rules = profile.rows();
        ShapedTable shaped = new ShapedTable(
                table,
                profile,
                columns.places("analytes", rules.analytes()),
                columns.byPlace("skip", rules.skip()),
                columns.byPlace("only", rules.only()),
                columns.places("carry", rules.carry()));
        if (!columns.missing.isEmpty()) {
            throw new UnreadableException(columns.missing);
        }
        return shaped;
    }

    /** Finds the columns that rules name, and notes those that are not there. */
    private static final class Columns {
        private final ColumnNames names;
        private final String all;
        private final List<Problem> missing = new ArrayList<>();

        Columns(List<String> columns) {
            names = new ColumnNames(columns);
            all = String.join(", ", columns);
        }

        private List<Integer> places(String rule, List<String> columns) {
            List<Integer> places = new ArrayList<>();
            for (String column : columns) {
                OptionalInt place = names.find(column);
                if (place.isPresent()) {
                    places.add(place.getAsInt());
                } else {
                    missing.add(Problem.of(Rule.MISSING_COLUMN, "rows." + rule, column)
                            .with("文件的列：" + all, "the file has: " + all));
                }
            }
            return places;
        }

        private Map<Integer, List<RowRules.CellWord>> byPlace(String rule, Map<String, List<RowRules.CellWord>> words) {
            return words.entrySet().stream()
                    .flatMap(entry -> places(rule, List.of(entry.getKey())).stream()
                            .map(place -> Map.entry(place, entry.getValue())))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
        }
    }

    @Override
    public String form() {
        return table.form();
    }

    @Override
    public String charset() {
        return table.charset();
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(header);
        analytes.forEach(place -> columns.set(place, ""));
        rules.section().ifPresent(field -> columns.add(field.column()));
        if (!analytes.isEmpty()) {
            columns.add(Field.ANALYTE.column());
            columns.add(Field.VALUE.column());
            if (hasUnits()) {
                columns.add(Field.UNIT.column());
            }
        }
        return columns;
    }

    /** The rows as they came, made readable, and those refused that lack what they must have. */
    private Rows received() throws IOException {
        Rows rows = encoded.isEmpty() ? table.rows() : new DecodedRows(table.rows(), header, encoded);
        return rules.needed().isEmpty() ? rows : new NeededCells(rows, header, rules.needed());
    }

    /** True if the titles of analytes say in what they are measured. */
    private boolean hasUnits() {
        return analytes.stream()
                .anyMatch(place -> !HeaderUnit.of(header.get(place)).unit().isEmpty());
    }

    @Override
    public Rows rows() throws IOException {
        Rows results = new ResultRows(received(), header, rules, skip, only, carry);
        int width = header.size() + (rules.section().isPresent() ? 1 : 0);
        return analytes.isEmpty() ? results : new UnpivotedRows(results, header, analytes, width, hasUnits());
    }
}
