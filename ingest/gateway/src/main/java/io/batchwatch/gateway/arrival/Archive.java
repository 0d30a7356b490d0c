package io.batchwatch.gateway.arrival;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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
    private static final int LOCKS = 64;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final ZoneId zone;
    private final Clock clock;
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

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

    /** Copies what came to safety. */
    public Kept keep(Delivery delivery) throws IOException {
        Path shelf = Files.createDirectories(root.resolve(delivery.partner()));
        Files.createDirectories(shelf.resolve(RECORDS));
        Path copy = shelf.resolve(RECORDS).resolve(UUID.randomUUID() + ".part");
        try {
            String hash = copy(delivery.bytes(), copy);
            synchronized (lock(hash)) {
                return keep(delivery, hash, copy, shelf);
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private Kept keep(Delivery delivery, String hash, Path copy, Path shelf) throws IOException {
        String partner = delivery.partner();
        String name = delivery.name();
        String source = delivery.source();
        Optional<ArrivalRecord> known = record(partner, hash);
        Optional<ArrivalRecord.Visit> visit = known.flatMap(record -> record.arrivals().stream()
                .filter(earlier -> earlier.source().equals(source))
                .findFirst());
        if (visit.isPresent() && visit.get().isClosed()) {
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
                delivery.transport(),
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
        synchronized (lock(arrival.contentHash())) {
            closeLocked(arrival, readBy);
        }
    }

    private void closeLocked(Arrival arrival, String readBy) throws IOException {
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
            return;
        }
        Files.createDirectories(kept.getParent());
        Files.move(copy, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The same bytes may come through two doors at once. */
    private Object lock(String hash) {
        return locks[Math.floorMod(hash.hashCode(), locks.length)];
    }

    private static String copy(Delivery.Bytes from, Path to) throws IOException {
        MessageDigest digest = Hashing.sha256();
        try (InputStream in = from.open();
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
