package io.batchwatch.gateway.arrival;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps bytes before anything else is done with them, and remembers what came of them.
 *
 * <p>{@code <root>/<partner>/<day>/<12 digits of the hash>-<name>} holds the bytes, once for each content;
 * {@code <root>/<partner>/.arrivals/<hash>.json} remembers each time they came. Both are on the disk before
 * {@link #keep} returns.
 */
public final class Archive {
    private static final String RECORDS = ".arrivals";
    private static final int SHORT_HASH = 12;
    private static final int LONGEST_NAME_BYTES = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final ZoneId zone;
    private final Clock clock;

    /**
     * @param zone of the days in the archive's folders
     */
    public Archive(Path root, ZoneId zone, Clock clock) {
        this.root = root;
        this.zone = zone;
        this.clock = clock;
    }

    /** What a file in the inbox turned out to be. */
    public sealed interface Kept {
        /** It is to be read, for the first time or again after a crash. */
        record ToRead(Arrival arrival) implements Kept {}

        /** It has its receipt already; only its removal from the inbox was missed. */
        record Answered() implements Kept {}
    }

    /**
     * Copies a file's bytes to safety.
     *
     * @param name path below the partner's inbox
     */
    public Kept keep(String partner, Path file, String name) throws IOException {
        Path shelf = Files.createDirectories(root.resolve(partner));
        Files.createDirectories(shelf.resolve(RECORDS));
        Path copy = shelf.resolve(RECORDS).resolve(UUID.randomUUID() + ".part");
        String hash = copy(file, copy);
        String source = source(file, name);
        Optional<ArrivalRecord> known = record(partner, hash);
        Optional<ArrivalRecord.Visit> visit = known.flatMap(record -> record.arrivals().stream()
                .filter(earlier -> earlier.source().equals(source))
                .findFirst());
        if (visit.isPresent() && visit.get().isClosed()) {
            Files.delete(copy);
            return new Kept.Answered();
        }
        ArrivalRecord.Visit open = visit.orElseGet(() -> new ArrivalRecord.Visit(
                UUID.randomUUID().toString(), name, source, clock.instant().toString(), "", false));
        ArrivalRecord record = known.orElseGet(() -> new ArrivalRecord(hash, place(hash, name), size(copy), List.of()));
        shelve(copy, shelf.resolve(record.kept()));
        write(partner, record.with(open));
        return new Kept.ToRead(new Arrival(
                open.arrivalId(),
                partner,
                open.file(),
                hash,
                Instant.parse(open.receivedAt()),
                shelf.resolve(record.kept()),
                record.size()));
    }

    /** True if a profile of this fingerprint has read the same bytes to their end before. */
    public boolean wasReadBy(Arrival arrival, String fingerprint) throws IOException {
        return record(arrival.partner(), arrival.contentHash()).stream()
                .flatMap(record -> record.arrivals().stream())
                .anyMatch(visit -> visit.isClosed()
                        && visit.readBy().equals(fingerprint)
                        && !visit.arrivalId().equals(arrival.id()));
    }

    /**
     * Remembers that an arrival has its receipt.
     *
     * @param readBy fingerprint of the profile that read it; empty if it could not be read
     */
    public void close(Arrival arrival, String readBy) throws IOException {
        ArrivalRecord record = record(arrival.partner(), arrival.contentHash()).orElseThrow();
        ArrivalRecord.Visit open = record.arrivals().stream()
                .filter(visit -> visit.arrivalId().equals(arrival.id()))
                .findFirst()
                .orElseThrow();
        write(
                arrival.partner(),
                record.with(new ArrivalRecord.Visit(
                        open.arrivalId(), open.file(), open.source(), open.receivedAt(), readBy, true)));
    }

    private String place(String hash, String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return LocalDate.ofInstant(clock.instant(), zone)
                + "/"
                + hash.substring(0, SHORT_HASH)
                + "-"
                + FileNames.fitting(last, LONGEST_NAME_BYTES);
    }

    private static void shelve(Path copy, Path kept) throws IOException {
        if (Files.exists(kept)) {
            Files.delete(copy);
            return;
        }
        Files.createDirectories(kept.getParent());
        Files.move(copy, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String copy(Path from, Path to) throws IOException {
        MessageDigest digest = Hashing.sha256();
        try (InputStream in = Files.newInputStream(from, LinkOption.NOFOLLOW_LINKS);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] chunk = new byte[1 << 16];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
        return Hashing.hex(digest.digest());
    }

    /** Where the system tells when a file was put in its place, the same file dropped again is another source. */
    private static String source(Path file, String name) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Object placed = Files.getFileStore(file).supportsFileAttributeView("unix")
                ? Files.getAttribute(file, "unix:ctime")
                : attributes.creationTime();
        return "%s|%d|%s|%s|%s"
                .formatted(name, attributes.size(), attributes.lastModifiedTime(), placed, attributes.fileKey());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path recordFile(String partner, String hash) {
        return root.resolve(partner).resolve(RECORDS).resolve(hash + ".json");
    }

    private Optional<ArrivalRecord> record(String partner, String hash) throws IOException {
        Path file = recordFile(partner, hash);
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readAllBytes(file), ArrivalRecord.class))
                : Optional.empty();
    }

    private void write(String partner, ArrivalRecord record) throws IOException {
        Path file = recordFile(partner, record.contentHash());
        Path next = file.resolveSibling(file.getFileName() + ".part");
        byte[] json = JSON.writeValueAsString(record).getBytes(StandardCharsets.UTF_8);
        try (FileChannel out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(json));
            out.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
