package io.batchwatch.gateway.names;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.batchwatch.contract.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The codes of one kind of thing, by each of its names: code, Chinese, English, aliases, CAS number. Immutable. */
public final class CodeBook {
    private static final Pattern SEPARATOR = Pattern.compile("\\|");
    private static final List<String> NAME_COLUMNS = List.of("zh", "en", "cas");

    private final Map<String, String> codeByName;

    private CodeBook(Map<String, String> codeByName) {
        this.codeByName = codeByName;
    }

    /**
     * @param file with the columns {@code code}, {@code zh}, {@code en} and {@code aliases}; if it is missing the book is empty,
     *     and a row without a code is passed over
     */
    static CodeBook read(Path file) throws IOException {
        Map<String, String> codes = new HashMap<>();
        if (Files.exists(file)) {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                    .detectBomHeader(true)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofNamedCsvRecord(file)) {
                for (NamedCsvRecord row : rows) {
                    String code = row.findField("code").orElse("");
                    if (!code.isBlank()) {
                        // A thing's own code and names come before what is an alias elsewhere.
                        names(row).forEach(name -> codes.putIfAbsent(Folded.of(name), code));
                    }
                }
            }
        }
        return new CodeBook(Map.copyOf(codes));
    }

    /** The code of a thing by any of its names. */
    public Optional<String> code(String name) {
        return Optional.ofNullable(codeByName.get(Folded.of(name)));
    }

    /** The thing as received, with its code where it has one. */
    public Term term(String name) {
        return code(name).map(code -> new Term(code, name)).orElseGet(() -> Term.unmapped(name));
    }

    private static List<String> names(NamedCsvRecord row) {
        List<String> names = new ArrayList<>();
        row.findField("code").ifPresent(names::add);
        NAME_COLUMNS.forEach(column -> row.findField(column).ifPresent(names::add));
        row.findField("aliases").ifPresent(aliases -> names.addAll(List.of(SEPARATOR.split(aliases))));
        names.removeIf(String::isBlank);
        return names;
    }
}
