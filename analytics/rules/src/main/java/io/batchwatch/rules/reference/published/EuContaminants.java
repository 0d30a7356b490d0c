package io.batchwatch.rules.reference.published;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.batchwatch.rules.quantity.Unit;
import io.batchwatch.rules.reference.published.PublishedTable.NotUnderstood;
import io.batchwatch.rules.reference.published.PublishedTable.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The annex of Regulation (EU) 2023/915, maximum levels for certain contaminants in food, as a French table: a clause in the first
 * cell, the product in the second, up to three limits behind it. The unit stands in the row that opens a section.
 */
public final class EuContaminants {
    /** The first day of its application (article 11). */
    static final LocalDate APPLIES_FROM = LocalDate.of(2023, 5, 25);

    private static final Pattern CLAUSE = Pattern.compile("\\d+(\\.\\d+)+");
    private static final Pattern UNIT = Pattern.compile("Teneur maximale ?\\((.*)\\)");
    private static final Pattern OPENS_A_SECTION = Pattern.compile("Teneur maximale.*");
    private static final String NO_LIMIT = "[—–-]";
    private static final int FIRST_LIMIT = 2;

    private final Map<String, List<Mapped>> mapping;
    private final List<PublishedTable.Row> limits = new ArrayList<>();
    private final List<NotUnderstood> notUnderstood = new ArrayList<>();
    private long cells;
    private String unit = "";
    private int columns;

    private EuContaminants(Map<String, List<Mapped>> mapping) {
        this.mapping = mapping;
    }

    /**
     * @param product how its product's text begins
     */
    private record Mapped(String product, String analyte, String food) {}

    /** With the mapping that is shipped. */
    public static PublishedTable read(Path table) throws IOException {
        try (InputStream in = EuContaminants.class.getResourceAsStream("/published/eu-2023-915.csv");
                Reader shipped = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return read(table, shipped);
        }
    }

    /**
     * @param mapping a table of {@code section, column, product, analyte, food}: which analyte and food the limit in that column of
     *     that clause means, if the product's text begins so
     */
    static PublishedTable read(Path table, Reader mapping) throws IOException {
        EuContaminants annex = new EuContaminants(mapping(mapping));
        String text = Files.readString(table, StandardCharsets.UTF_8);
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .fieldSeparator(';')
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text.startsWith("\ufeff") ? text.substring(1) : text)) {
            rows.forEach(annex::take);
        }
        return new PublishedTable(annex.limits, annex.notUnderstood, annex.cells);
    }

    private static Map<String, List<Mapped>> mapping(Reader table) throws IOException {
        Map<String, List<Mapped>> mapping = new HashMap<>();
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(table)) {
            rows.forEach(
                    row -> mapping.computeIfAbsent(row.getField(0) + " " + row.getField(1), key -> new ArrayList<>())
                            .add(new Mapped(row.getField(2), row.getField(3), row.getField(4))));
        }
        return mapping;
    }

    private void take(CsvRecord row) {
        List<String> cells = row.getFields().stream().map(EuContaminants::plain).toList();
        if (cells.size() <= FIRST_LIMIT) {
            return;
        }
        Matcher opening = OPENS_A_SECTION.matcher(cells.get(FIRST_LIMIT));
        if (opening.matches()) {
            open(cells.get(FIRST_LIMIT));
        } else if (CLAUSE.matcher(cells.get(0)).matches()) {
            for (int i = FIRST_LIMIT; i < Math.min(cells.size(), FIRST_LIMIT + columns); i++) {
                takeCell(row.getStartingLineNumber(), cells, i);
            }
        } else if (cells.get(0).isEmpty()) {
            columns = Math.max(1, columnsNamedIn(cells));
        }
    }

    private void open(String title) {
        Matcher named = UNIT.matcher(title);
        unit = named.matches() ? named.group(1) : "";
        columns = 1;
    }

    /** A row below a section's title names what each column holds; where only a remark stands there is one column. */
    private static int columnsNamedIn(List<String> cells) {
        int named = 0;
        for (String cell : cells.subList(FIRST_LIMIT, cells.size())) {
            // A remark is a sentence and ends with a full stop.
            if (cell.isEmpty() || cell.matches(NO_LIMIT) || cell.endsWith(".")) {
                break;
            }
            named++;
        }
        return named;
    }

    private void takeCell(long line, List<String> row, int at) {
        String clause = row.get(0);
        String product = row.get(1);
        String cell = row.get(at);
        if (cell.isEmpty() || cell.matches(NO_LIMIT)) {
            return;
        }
        cells++;
        int column = at - FIRST_LIMIT + 1;
        List<FrenchLevel> levels = FrenchLevel.read(cell, APPLIES_FROM);
        List<Mapped> mapped = mapping.getOrDefault(clause + " " + column, List.of());
        Optional<Reason> reason = reasonAgainst(cell, product, levels, mapped);
        if (reason.isPresent()) {
            notUnderstood.add(new NotUnderstood(line, clause, column, product, cell, reason.get()));
            return;
        }
        for (Mapped to : mapped) {
            for (FrenchLevel level : levels) {
                limits.add(new PublishedTable.Row(
                        to.analyte(), to.food(), level.value(), unitName(), level.from(), level.to(), clause));
            }
        }
    }

    private Optional<Reason> reasonAgainst(String cell, String product, List<FrenchLevel> levels, List<Mapped> mapped) {
        if (cell.matches("[0-9, ]+[pnµμ]?g/k?g de (?!poids).*")) {
            return Optional.of(Reason.OTHER_BASIS);
        }
        if (levels.isEmpty()) {
            return Optional.of(Reason.NO_NUMBER);
        }
        if (Unit.parse(unitName()).isEmpty()) {
            return Optional.of(Reason.NO_UNIT);
        }
        if (mapped.isEmpty()) {
            return Optional.of(Reason.NOT_MAPPED);
        }
        return mapped.stream().allMatch(to -> product.startsWith(to.product()))
                ? Optional.empty()
                : Optional.of(Reason.MAPPED_OTHERWISE);
    }

    /** As laboratories write it: fresh weight is what they report on, and nitrate is weighed as nitrate. */
    private String unitName() {
        return unit.replace(" de poids à l’état frais", "")
                .replace("mg NO3/kg", "mg/kg")
                .replace('μ', 'µ');
    }

    private static String plain(String cell) {
        return cell.replaceAll("[\\s\u00a0\u202f\u2009]+", " ").strip();
    }
}
