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
    private final NearestNames nearest;

    private CodeBook(Map<String, String> codeByName, NearestNames nearest) {
        this.codeByName = codeByName;
        this.nearest = nearest;
    }

    /**
     * @param file with the columns {@code code}, {@code zh}, {@code en} and {@code aliases}; if it is missing the book is empty,
     *     and a row without a code is passed over
     * @param mapped what people have said besides; one for a code that is not there means nothing
     */
    static CodeBook read(Path file, List<Alias> mapped) throws IOException {
        Map<String, String> codes = new HashMap<>();
        List<NearestNames.Candidate> names = new ArrayList<>();
        if (Files.exists(file)) {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                    .detectBomHeader(true)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofNamedCsvRecord(file)) {
                for (NamedCsvRecord row : rows) {
                    String code = row.findField("code").orElse("");
                    if (!code.isBlank()) {
                        names(row).forEach(name -> names.add(new NearestNames.Candidate(code, name)));
                    }
                }
            }
        }
        // A thing's own code and names come before what is an alias elsewhere, and before what people have said.
        names.forEach(name -> codes.putIfAbsent(Folded.of(name.name()), name.code()));
        mapped.stream()
                .filter(alias -> codes.containsValue(alias.code()))
                .forEach(alias -> codes.putIfAbsent(Folded.of(alias.name()), alias.code()));
        Map<String, String> simplified = new HashMap<>(codes);
        codes.forEach((name, code) -> simplified.putIfAbsent(Simplified.of(name), code));
        names.removeIf(name -> !name.code().equals(codes.get(Folded.of(name.name()))));
        return new CodeBook(Map.copyOf(simplified), new NearestNames(names));
    }

    /** The code of a thing by any of its names, in simplified or in traditional characters. */
    public Optional<String> code(String name) {
        String folded = Folded.of(name);
        String code = codeByName.get(folded);
        return Optional.ofNullable(code != null ? code : codeByName.get(Simplified.of(folded)));
    }

    /** The thing as received, with its code where it has one. */
    public Term term(String name) {
        return code(name).map(code -> new Term(code, name)).orElseGet(() -> Term.unmapped(name));
    }

    /** Things that a person may have meant by a name without a code, the likeliest first. */
    public List<NearestNames.Candidate> nearest(String name, int most) {
        return nearest.to(name, most);
    }

    /** True if there is a thing with this code. */
    public boolean hasCode(String code) {
        return codeByName.containsValue(code);
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
