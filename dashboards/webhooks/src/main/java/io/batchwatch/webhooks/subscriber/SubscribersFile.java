package io.batchwatch.webhooks.subscriber;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code subscribers.csv}: a line for each platform that is told of alerts. */
public final class SubscribersFile {
    public static final String NAME = "subscribers.csv";

    /** So many, since each has series of its own in the metrics. */
    static final int MOST = 32;

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String HEADER = String.join(",", SubscriberRow.COLUMNS) + "\n";

    private SubscribersFile() {}

    /** Writes a file without subscribers if there is none. */
    public static void seed(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            Files.writeString(file, HEADER);
        }
    }

    /** A file that is not there has no subscribers. */
    public static Subscribers read(Path directory) {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return Subscribers.NONE;
        }
        List<SubscriberProblem> problems = new ArrayList<>();
        List<Subscriber> read = List.of();
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            read = rows(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, directory, problems);
        } catch (CharacterCodingException e) {
            problems.add(wholeLine(1, "文件不是 UTF-8", "the file is not UTF-8"));
        } catch (CsvParseException e) {
            problems.add(wholeLine(1, "不是有效的 CSV", e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Subscribers(problems.isEmpty() ? read : List.of(), problems);
    }

    private static List<Subscriber> rows(String text, Path directory, List<SubscriberProblem> problems)
            throws IOException {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            csv.forEach(records::add);
        }
        List<String> header = records.isEmpty() ? List.of() : records.get(0).getFields();
        for (String column : header) {
            if (!SubscriberRow.COLUMNS.contains(column) || header.indexOf(column) != header.lastIndexOf(column)) {
                problems.add(new SubscriberProblem(NAME, 1, column, "没有这一列，或重复", "no such column, or twice"));
            }
        }
        for (String column : SubscriberRow.NEEDED) {
            if (!header.contains(column)) {
                problems.add(new SubscriberProblem(NAME, 1, column, "缺少此列", "the column is missing"));
            }
        }
        if (!problems.isEmpty()) {
            return List.of();
        }
        return subscribers(records.subList(1, records.size()), header, directory, problems);
    }

    private static List<Subscriber> subscribers(
            List<CsvRecord> records, List<String> header, Path directory, List<SubscriberProblem> problems) {
        List<Subscriber> read = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (CsvRecord cells : records) {
            if (cells.getFieldCount() != header.size()) {
                problems.add(wholeLine(
                        cells.getStartingLineNumber(),
                        "单元格数与表头不符",
                        "%d cells stand below %d columns".formatted(cells.getFieldCount(), header.size())));
                continue;
            }
            SubscriberRow row = new SubscriberRow(header, cells, directory, problems);
            Optional<Subscriber> subscriber = row.subscriber();
            subscriber.ifPresent(read::add);
            if (subscriber.isPresent() && !names.add(subscriber.get().name())) {
                row.problem(SubscriberRow.NAME, "名称重复", "the name stands here twice");
            }
        }
        if (read.size() > MOST) {
            problems.add(wholeLine(1, "最多 " + MOST + " 个订阅方", "at most " + MOST + " subscribers"));
        }
        return read;
    }

    private static SubscriberProblem wholeLine(long line, String zh, String en) {
        return new SubscriberProblem(NAME, line, "", zh, en);
    }
}
