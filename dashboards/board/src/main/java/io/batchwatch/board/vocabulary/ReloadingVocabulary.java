package io.batchwatch.board.vocabulary;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.batchwatch.rules.coverage.Plans;
import io.batchwatch.rules.reference.Names;
import io.batchwatch.rules.reference.PlanFiles;
import io.batchwatch.rules.reference.ReferenceException;
import io.batchwatch.rules.reference.ReferenceFiles;
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
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vocabulary of a directory's reference files, read again when one of them changed, looked for once a second at most.
 * Files that cannot be used leave the earlier vocabulary in force; codes without a name show as codes. Thread-safe.
 */
public final class ReloadingVocabulary implements Supplier<Vocabulary> {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadingVocabulary.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final String CAMPAIGNS = "campaigns.csv";

    private final Path directory;
    private final Clock clock;
    private Instant lookAgainAt = Instant.MIN;
    private Map<String, Long> stamps = Map.of();
    private Vocabulary vocabulary = Vocabulary.NONE;

    public ReloadingVocabulary(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public synchronized Vocabulary get() {
        Instant now = clock.instant();
        if (now.isBefore(lookAgainAt)) {
            return vocabulary;
        }
        lookAgainAt = now.plus(LOOK_EVERY);
        try {
            Map<String, Long> seen = stamps();
            if (!seen.equals(stamps)) {
                stamps = seen;
                vocabulary = new Vocabulary(Names.load(directory), campaigns(), plans());
            }
        } catch (IOException | UncheckedIOException | ReferenceException | CsvParseException e) {
            LOG.warn("The names in {} cannot be read; the earlier ones stay", directory, e);
        }
        return vocabulary;
    }

    /** They stand apart: a slip in a plan must not keep a new name from being shown. */
    private Plans plans() {
        try {
            return PlanFiles.load(directory);
        } catch (ReferenceException e) {
            LOG.warn("The plans in {} cannot be used; the earlier ones stay:\n{}", directory, e.getMessage());
            return vocabulary.plans();
        }
    }

    private Map<String, Long> stamps() throws IOException {
        Map<String, Long> modified = new HashMap<>();
        for (String file : ReferenceFiles.NAMES) {
            Path path = directory.resolve(file);
            modified.put(
                    file, Files.exists(path) ? Files.getLastModifiedTime(path).toMillis() : -1);
        }
        return modified;
    }

    private List<Campaign> campaigns() throws IOException {
        List<Campaign> campaigns = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .skipEmptyLines(true)
                .ofNamedCsvRecord(directory.resolve(CAMPAIGNS), StandardCharsets.UTF_8)) {
            csv.forEach(row -> campaign(row).ifPresent(campaigns::add));
        }
        return campaigns;
    }

    private static Optional<Campaign> campaign(NamedCsvRecord row) {
        String from = text(row, "from");
        String to = text(row, "to");
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Campaign(
                    text(row, "code"),
                    text(row, "category"),
                    text(row, "hazard"),
                    LocalDate.parse(from),
                    LocalDate.parse(to)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            LOG.warn("{} line {}: a campaign without usable days", CAMPAIGNS, row.getStartingLineNumber(), e);
            return Optional.empty();
        }
    }

    private static String text(NamedCsvRecord row, String column) {
        return row.findField(column).orElse("").strip();
    }
}
