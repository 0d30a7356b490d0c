package io.batchwatch.gateway.draft;

import io.batchwatch.gateway.csv.CsvFile;
import io.batchwatch.gateway.format.Formats;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.HeaderPlace;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.ProfileException;
import io.batchwatch.gateway.table.Rows;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The first rows of a file that nobody has described yet.
 *
 * @param form as {@link Table#form} says
 * @param charset what a profile must declare to have it read; empty if it is found out
 * @param isCharsetGuessed true if the bytes fit more than one
 * @param delimiter as a profile names it; empty if it is no delimited text
 */
record SampleFile(
        String form,
        Optional<String> charset,
        boolean isCharsetGuessed,
        Optional<String> delimiter,
        HeaderPlace header,
        List<SampleColumn> columns,
        long rows) {
    private static final int MOST_ROWS = 1000;
    private static final int HEADER_WITHIN = 30;
    private static final List<String> DELIMITERS = List.of("comma", "semicolon", "tab", "bar");

    /**
     * @throws UnreadableException if it is nothing that can be read as rows
     */
    static SampleFile read(Path file, ZoneId zone) throws IOException, UnreadableException {
        Charset charset = charset(file, zone);
        Table table = open(file, charset.declared(), Optional.empty(), zone);
        Optional<String> delimiter = Optional.empty();
        if (table instanceof CsvFile) {
            delimiter = Optional.of(delimiter(file, charset.declared(), zone));
            table = open(file, charset.declared(), delimiter, zone);
        }
        List<List<String>> rows = firstRows(table);
        boolean isNamed = !table.columns().stream().allMatch(column -> column.matches("#\\d+"));
        int header = isNamed ? -1 : headerAmong(rows);
        List<String> titles = isNamed ? table.columns() : header >= 0 ? rows.get(header) : List.of();
        HeaderPlace place =
                isNamed || header == 0 ? HeaderPlace.FIRST : header > 0 ? HeaderPlace.SEARCHED : HeaderPlace.NONE;
        List<List<String>> below = rows.subList(header + 1, rows.size());
        return new SampleFile(
                table.form(),
                charset.declared(),
                charset.isGuessed(),
                delimiter,
                place,
                columns(titles, below),
                below.size());
    }

    private record Charset(Optional<String> declared, boolean isGuessed) {}

    /** Bytes that are no UTF-8 may be Chinese or Western. */
    private static Charset charset(Path file, ZoneId zone) throws IOException, UnreadableException {
        try {
            Table table = open(file, Optional.empty(), Optional.empty(), zone);
            if (!table.charset().equals("GB18030")) {
                return new Charset(Optional.empty(), false);
            }
            String text = firstRows(table).stream().flatMap(List::stream).collect(Collectors.joining());
            return isChinese(text)
                    ? new Charset(Optional.of("GB18030"), false)
                    : new Charset(Optional.of("windows-1252"), true);
        } catch (UnreadableException e) {
            if (e.problems().get(0).rule() != Rule.UNKNOWN_CHARSET) {
                throw e;
            }
            open(file, Optional.of("windows-1252"), Optional.empty(), zone);
            return new Charset(Optional.of("windows-1252"), true);
        }
    }

    /** In Chinese text most characters stand beside another; an umlaut taken for one stands alone among letters. */
    private static boolean isChinese(String text) {
        int[] characters = text.codePoints().toArray();
        int all = 0;
        int beside = 0;
        for (int i = 0; i < characters.length; i++) {
            if (isHan(characters, i)) {
                all++;
                beside += isHan(characters, i - 1) || isHan(characters, i + 1) ? 1 : 0;
            }
        }
        return beside * 2 > all;
    }

    private static boolean isHan(int[] characters, int place) {
        return place >= 0
                && place < characters.length
                && Character.UnicodeScript.of(characters[place]) == Character.UnicodeScript.HAN;
    }

    private static Table open(Path file, Optional<String> charset, Optional<String> delimiter, ZoneId zone)
            throws IOException, UnreadableException {
        String format =
                "header: none" + charset.map(name -> ", charset: " + name).orElse("")
                        + delimiter.map(name -> ", delimiter: " + name).orElse("");
        try {
            Profile profile = PartnerProfiles.ofText("draft", "partner: draft\nformat: {" + format + "}\n", zone);
            return Formats.open(file, profile);
        } catch (ProfileException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The delimiter by which most rows have the same number of cells, and many of them. */
    private static String delimiter(Path file, Optional<String> charset, ZoneId zone) throws IOException {
        String best = "comma";
        long most = 0;
        for (String delimiter : DELIMITERS) {
            long score = evenness(file, charset, delimiter, zone);
            if (score > most) {
                most = score;
                best = delimiter;
            }
        }
        return best;
    }

    private static long evenness(Path file, Optional<String> charset, String delimiter, ZoneId zone)
            throws IOException {
        try {
            return firstRows(open(file, charset, Optional.of(delimiter), zone)).stream()
                    .collect(Collectors.groupingBy(List::size, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getKey() > 1)
                    .mapToLong(entry -> entry.getValue() * entry.getValue() * Math.min(entry.getKey(), 20))
                    .max()
                    .orElse(0);
        } catch (UnreadableException e) {
            // Cells in quotes with another delimiter between them: it is not this one.
            return 0;
        }
    }

    private static List<List<String>> firstRows(Table table) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (Rows all = table.rows()) {
            for (Rows.Next next = all.next();
                    !(next instanceof Rows.Next.End) && rows.size() < MOST_ROWS;
                    next = all.next()) {
                if (next instanceof Rows.Next.Row row && !row.row().isBlank()) {
                    rows.add(row.row().cells());
                }
            }
        }
        return rows;
    }

    /** A header is a row of words over rows that are not all words; -1 if there is none. */
    private static int headerAmong(List<List<String>> rows) {
        int width = rows.stream().mapToInt(SampleFile::filled).max().orElse(0);
        for (int i = 0; i < Math.min(HEADER_WITHIN, rows.size() - 1); i++) {
            List<String> row = rows.get(i);
            boolean isWide = filled(row) >= Math.max(2, (width + 1) / 2);
            if (isWide && row.stream().noneMatch(SampleFile::isData)) {
                return i;
            }
        }
        return -1;
    }

    private static int filled(List<String> row) {
        return (int) row.stream().filter(cell -> !cell.isBlank()).count();
    }

    private static boolean isData(String cell) {
        return new SampleColumn(0, "", "", List.of(cell.strip())).numbers() > 0
                || !DatePatterns.fitting(List.of(cell.strip())).isEmpty();
    }

    private static List<SampleColumn> columns(List<String> titles, List<List<String>> rows) {
        int width =
                Math.max(titles.size(), rows.stream().mapToInt(List::size).max().orElse(0));
        Map<String, Integer> seen = new HashMap<>();
        return IntStream.range(0, width)
                .mapToObj(place -> {
                    String title = place < titles.size() ? titles.get(place).strip() : "";
                    int number = seen.merge(title, 1, Integer::sum);
                    boolean hasNamesake = titles.stream()
                                    .map(String::strip)
                                    .filter(title::equals)
                                    .count()
                            > 1;
                    String named = hasNamesake ? title + "#" + number : title;
                    String reference = title.isEmpty() ? "#" + (place + 1) : named;
                    List<String> values = rows.stream()
                            .filter(row -> place < row.size() && !row.get(place).isBlank())
                            .map(row -> row.get(place).strip())
                            .toList();
                    return new SampleColumn(place, reference, title, values);
                })
                .toList();
    }
}
