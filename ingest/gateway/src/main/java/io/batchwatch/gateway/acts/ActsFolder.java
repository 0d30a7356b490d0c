package io.batchwatch.gateway.acts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where people put files of acts, {@code in}, where they find the answers, {@code receipts}, and where the files are kept:
 * {@code archive/<day>}.
 */
public final class ActsFolder {
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path in;
    private final Path receipts;
    private final Path archive;
    private final ZoneId zone;

    public ActsFolder(Path directory, ZoneId zone) {
        this.in = directory.resolve("in");
        this.receipts = directory.resolve("receipts");
        this.archive = directory.resolve("archive");
        this.zone = zone;
    }

    /** A file of one act. */
    public static String csv(Map<ActColumn, String> cells) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(cells.keySet().stream().map(ActColumn::column).toList());
            csv.writeRecord(cells.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Leaves a file for the house, all at once. */
    public void put(String name, String csv) throws IOException {
        Files.createDirectories(in);
        Path part = in.resolve(name + ".part");
        Files.writeString(part, csv, StandardCharsets.UTF_8);
        Files.move(part, in.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Empty as long as the house has not answered. */
    public Optional<ActReceipt> receipt(String name) throws IOException {
        Path file = receipts.resolve(name + ".receipt.json");
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readAllBytes(file), ActReceipt.class))
                : Optional.empty();
    }

    void furnish() throws IOException {
        Files.createDirectories(in);
    }

    /** Files that nobody writes to any more, the oldest first. */
    List<Path> waiting(Instant now) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(in, ActsFolder::isFinished)) {
            for (Path file : files) {
                if (writtenAt(file).plus(QUIET).isBefore(now)) {
                    found.add(file);
                }
            }
        }
        found.sort(Comparator.comparing(Path::getFileName));
        return found;
    }

    private static boolean isFinished(Path file) {
        String name = file.getFileName().toString();
        boolean isOther = name.startsWith(".")
                || name.endsWith("~")
                || name.endsWith(".part")
                || name.endsWith(".tmp")
                || name.endsWith(".filepart")
                || name.endsWith(".crdownload");
        return !isOther && Files.isRegularFile(file);
    }

    /** Keeps what came as a message, before it is acknowledged. */
    void keep(String name, byte[] bytes, Instant at) throws IOException {
        Path kept = Files.createDirectories(
                archive.resolve(LocalDate.ofInstant(at, zone).toString()));
        Path part = Files.write(kept.resolve(name + ".part"), bytes);
        Files.move(part, kept.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    void answer(String name, ActReceipt receipt) throws IOException {
        Files.createDirectories(receipts);
        Path part = receipts.resolve(name + ".part");
        Files.write(part, JSON.writeValueAsBytes(receipt));
        Files.move(
                part,
                receipts.resolve(name + ".receipt.json"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Stays the same however often the file is tried again. */
    Instant writtenAt(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    /** The answer first, then the file goes: cut off between, the same acts are told again, and are the same acts. */
    void answer(Path file, ActReceipt receipt) throws IOException {
        String name = file.getFileName().toString();
        answer(name, receipt);
        Path kept = Files.createDirectories(
                archive.resolve(LocalDate.ofInstant(writtenAt(file), zone).toString()));
        Files.move(file, free(kept, name));
    }

    /** The same name may come twice a day. */
    private static Path free(Path directory, String name) {
        Path free = directory.resolve(name);
        for (int i = 2; Files.exists(free); i++) {
            free = directory.resolve(i + "-" + name);
        }
        return free;
    }
}
