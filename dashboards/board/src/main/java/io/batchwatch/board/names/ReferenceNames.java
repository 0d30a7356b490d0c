package io.batchwatch.board.names;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names in the reference files of a directory, read again when a file changed, looked for once a second at most. Files
 * that cannot be read leave the earlier names in force; codes without a name show as codes. Thread-safe.
 */
public final class ReferenceNames implements Supplier<Names> {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceNames.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final String CAMPAIGNS = "campaigns.csv";

    private static final Map<String, String> FILES = Map.of(
            Names.CATEGORY,
            "categories.csv",
            "site",
            "sites.csv",
            "lab",
            "labs.csv",
            "campaign",
            CAMPAIGNS,
            "product",
            "products.csv",
            "analyte",
            "analytes.csv");

    private final Path directory;
    private final Clock clock;
    private Instant lookAgainAt = Instant.MIN;
    private Map<String, Long> stamps = Map.of();
    private Names names = new Names(Map.of("hazard", Names.HAZARDS), List.of());

    public ReferenceNames(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public synchronized Names get() {
        Instant now = clock.instant();
        if (now.isBefore(lookAgainAt)) {
            return names;
        }
        lookAgainAt = now.plus(LOOK_EVERY);
        try {
            Map<String, Long> seen = stamps();
            if (!seen.equals(stamps)) {
                stamps = seen;
                names = read();
            }
        } catch (UncheckedIOException | CsvParseException e) {
            LOG.warn("The names in {} cannot be read; the earlier ones stay", directory, e);
        }
        return names;
    }

    private Map<String, Long> stamps() {
        Map<String, Long> modified = new HashMap<>();
        for (String file : FILES.values()) {
            Path path = directory.resolve(file);
            try {
                modified.put(
                        file,
                        Files.exists(path) ? Files.getLastModifiedTime(path).toMillis() : -1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return modified;
    }

    private Names read() {
        Map<String, Map<String, Name>> byKind = new HashMap<>();
        byKind.put("hazard", Names.HAZARDS);
        FILES.forEach((kind, file) -> {
            Map<String, Name> ofKind = new HashMap<>();
            rows(file).forEach(row -> ofKind.put(text(row, "code"), new Name(text(row, "zh"), text(row, "en"))));
            ofKind.remove("");
            byKind.put(kind, Map.copyOf(ofKind));
        });
        return new Names(byKind, campaigns());
    }

    private List<Campaign> campaigns() {
        List<Campaign> campaigns = new ArrayList<>();
        for (NamedCsvRecord row : rows(CAMPAIGNS)) {
            if (text(row, "from").isEmpty() || text(row, "to").isEmpty()) {
                continue;
            }
            try {
                campaigns.add(new Campaign(
                        text(row, "code"), LocalDate.parse(text(row, "from")), LocalDate.parse(text(row, "to"))));
            } catch (DateTimeParseException | IllegalArgumentException e) {
                LOG.warn("{} line {}: a campaign without usable days", CAMPAIGNS, row.getStartingLineNumber(), e);
            }
        }
        return campaigns;
    }

    private List<NamedCsvRecord> rows(String file) {
        Path path = directory.resolve(file);
        if (Files.notExists(path)) {
            return List.of();
        }
        List<NamedCsvRecord> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(path, StandardCharsets.UTF_8)) {
            csv.forEach(rows::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static String text(NamedCsvRecord row, String column) {
        return row.findField(column).orElse("").strip();
    }
}
