package io.batchwatch.gateway.names;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people have said that names mean: {@code aliases.csv} in the reference data, with the columns kind, name and code. */
public final class Aliases {
    static final String FILE = "aliases.csv";
    private static final List<String> HEADER = List.of("kind", "name", "code");

    private final List<Alias> aliases;
    private final List<Wrong> wrong;

    /** A row that means nothing. */
    public record Wrong(long line, String zh, String en) {}

    private Aliases(List<Alias> aliases, List<Wrong> wrong) {
        this.aliases = List.copyOf(aliases);
        this.wrong = List.copyOf(wrong);
    }

    /**
     * @param reference directory of the reference data; where the file is missing there are none
     */
    public static Aliases read(Path reference) throws IOException {
        Path file = reference.resolve(FILE);
        List<Alias> aliases = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        if (Files.exists(file)) {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                    .detectBomHeader(true)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofNamedCsvRecord(file)) {
                rows.forEach(row -> read(row, aliases, wrong));
            } catch (CsvParseException e) {
                wrong.add(
                        new Wrong(aliases.size() + 2L, "引号没有成对，其后未读取", "quotes do not pair up, the rest was not read"));
            }
        }
        return new Aliases(aliases, wrong);
    }

    private static void read(NamedCsvRecord row, List<Alias> aliases, List<Wrong> wrong) {
        String kindWord = row.findField("kind").orElse("").strip().toLowerCase(Locale.ROOT);
        String name = row.findField("name").orElse("").strip();
        String code = row.findField("code").orElse("").strip();
        Optional<NameKind> kind = NameKind.ofWord(kindWord);
        if (kind.isEmpty()) {
            wrong.add(new Wrong(
                    row.getStartingLineNumber(), "没有“" + kindWord + "”这一类", "there is no kind '" + kindWord + "'"));
        } else if (name.isEmpty() || code.isEmpty()) {
            wrong.add(new Wrong(row.getStartingLineNumber(), "缺少名称或代码", "a name and its code are needed"));
        } else {
            aliases.add(new Alias(kind.get(), name, code));
        }
    }

    List<Alias> of(NameKind kind) {
        return aliases.stream().filter(alias -> alias.kind() == kind).toList();
    }

    public List<Alias> all() {
        return aliases;
    }

    /** Rows that were passed over, in the order of the file. */
    public List<Wrong> wrong() {
        return wrong;
    }

    /** Adds one to the file; what stands there stays as it is, and a reader sees the old file or the new one. */
    public static void add(Path reference, Alias alias) throws IOException {
        Path file = reference.resolve(FILE);
        Path part = reference.resolve("." + FILE + ".part");
        String before = Files.exists(file) ? Files.readString(file) : String.join(",", HEADER) + "\n";
        StringWriter text = new StringWriter();
        text.write(before);
        text.write(before.endsWith("\n") ? "" : "\n");
        try (CsvWriter row = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            row.writeRecord(alias.kind().word(), alias.name(), alias.code());
        }
        Files.writeString(part, text.toString(), StandardCharsets.UTF_8);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
