package io.batchwatch.gateway.profile;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one partner writes.
 *
 * @param name of the partner: lower-case letters, digits, {@code -} and {@code _}
 * @param version written into each result's provenance, so that it is known which reading made it
 * @param text that it was read from, a preset's included
 * @param fingerprint of the text: the same bytes read by the same profile say nothing new
 * @param format how its files are written
 * @param rows which of their rows are results
 * @param zone bare dates and times are of this zone
 * @param dates patterns of dates and times; empty: the usual ones
 * @param decimalComma true if a comma is the decimal sign
 * @param inhibition how rapid tests write it; empty: in percent, with its unit
 * @param columns which columns a field is taken from; several are joined; other fields go by their own names
 * @param compositions by field: what becomes of its columns, where they are not joined by a bar
 * @param patterns by field: the part of its cells that counts, see {@link CellPattern}
 * @param splits columns that hold several fields in each cell
 * @param fileNames by field: what the file's name says of all its rows
 * @param constants what is the same in each row, whatever the file says
 * @param defaults what stands for an empty cell
 * @param codes by field: the partner's words, and the codes they stand for
 * @param keepsProse true if a value that cannot be recomputed is kept as text rather than refused
 * @param expectedInterval how often this partner should be heard of; empty if that is not known
 * @param doors ways in beside the inbox
 * @param mostBytes of one file
 */
public record Profile(
        String name,
        int version,
        String text,
        String fingerprint,
        FileFormat format,
        RowRules rows,
        ZoneId zone,
        List<String> dates,
        boolean decimalComma,
        Optional<Inhibition> inhibition,
        Map<Field, List<Column>> columns,
        Map<Field, Composition> compositions,
        Map<Field, CellPattern> patterns,
        List<Split> splits,
        Map<Field, CellPattern> fileNames,
        Map<Field, String> constants,
        Map<Field, String> defaults,
        Map<Field, Map<String, String>> codes,
        boolean keepsProse,
        Optional<Duration> expectedInterval,
        List<PartnerDoor> doors,
        long mostBytes) {
    private static final Composition JOINED_BY_A_BAR = new Composition.Joined("|");

    /** A column's name, or one of several by which it may go. */
    public record Column(List<String> names) {
        public Column {
            names = List.copyOf(names);
        }
    }

    public Profile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(text);
        Objects.requireNonNull(fingerprint);
        Objects.requireNonNull(format);
        Objects.requireNonNull(rows);
        Objects.requireNonNull(zone);
        dates = List.copyOf(dates);
        Objects.requireNonNull(inhibition);
        columns = Map.copyOf(columns);
        compositions = Map.copyOf(compositions);
        patterns = Map.copyOf(patterns);
        fileNames = Map.copyOf(fileNames);
        splits = List.copyOf(splits);
        constants = Map.copyOf(constants);
        defaults = Map.copyOf(defaults);
        codes = Map.copyOf(codes);
        Objects.requireNonNull(expectedInterval);
        doors = List.copyOf(doors);
    }

    /** What becomes of a field's columns. */
    public Composition composition(Field field) {
        return compositions.getOrDefault(field, JOINED_BY_A_BAR);
    }

    /** Every name that a column may go by, as the profile says. */
    public List<String> columnNames() {
        return Stream.concat(
                        columns.values().stream().flatMap(List::stream).flatMap(column -> column.names().stream()),
                        splits.stream().flatMap(split -> split.columns().stream()))
                .toList();
    }

    /** As written into provenance. */
    public String label() {
        return name + "@" + version;
    }
}
