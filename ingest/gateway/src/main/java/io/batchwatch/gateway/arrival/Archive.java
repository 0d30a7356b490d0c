package io.batchwatch.gateway.arrival;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps bytes before anything else is done with them, and remembers what came of them.
 *
 * <p>{@code <root>/<partner>/<day>/<12 digits of the hash>-<name>} holds the bytes, once for each content;
 * {@code <root>/<partner>/.arrivals/<hash>.json} remembers when they came. Both are on the disk before
 * {@link #keep} returns.
 */
public final class Archive {
    private static final String RECORDS = ".arrivals";
    private static final String PROFILES = ".profiles";
    private static final String REPLAY = "replay|";
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
                UUID.randomUUID().toString(),
                name,
                source,
                delivery.transport(),
                clock.instant().toString(),
                "",
                0,
                false));
        ArrivalRecord record = known.orElseGet(() -> new ArrivalRecord(hash, place(hash, name), size(copy), List.of()));
        shelve(copy, shelf.resolve(record.kept()));
        write(partner, record.with(open));
        return new Kept.ToRead(arrival(partner, record, open));
    }

    /** Which reading of its bytes an arrival is about to have. */
    public sealed interface Turn {
        /** Counted from 1. */
        int reading();

        /** The same profile has read the same bytes to their end: they say nothing new. */
        record Known(int reading) implements Turn {}

        /**
         * @param former fingerprint of the profile that read them last; empty if none did
         */
        record Anew(int reading, Optional<String> former) implements Turn {}
    }

    /**
     * Gives an arrival its reading; after a crash it is the same again.
     *
     * @param fingerprint of the profile that is to read it
     */
    public Turn begin(Arrival arrival, String fingerprint) throws IOException {
        synchronized (lock(arrival.contentHash())) {
            ArrivalRecord record =
                    record(arrival.partner(), arrival.contentHash()).orElseThrow();
            ArrivalRecord.Visit visit = record.visit(arrival.id());
            Optional<ArrivalRecord.Visit> last = record.arrivals().stream()
                    .filter(ArrivalRecord.Visit::isRead)
                    .max(Comparator.comparingInt(ArrivalRecord.Visit::reading));
            int highest = record.arrivals().stream()
                    .mapToInt(ArrivalRecord.Visit::reading)
                    .max()
                    .orElse(0);
            boolean saysNothingNew = !visit.source().startsWith(REPLAY)
                    && last.isPresent()
                    && last.get().reading() == highest
                    && last.get().readBy().equals(fingerprint);
            boolean isTakenUpAgain = visit.reading() > 0 && visit.readBy().equals(fingerprint);
            int reading = saysNothingNew ? highest : isTakenUpAgain ? visit.reading() : highest + 1;
            write(arrival.partner(), record.with(visit.begunBy(fingerprint, reading)));
            return saysNothingNew
                    ? new Turn.Known(reading)
                    : new Turn.Anew(reading, last.map(ArrivalRecord.Visit::readBy));
        }
    }

    /** How often an arrival's bytes have been read so far, and 1 if they have not been. */
    public int readings(Arrival arrival) throws IOException {
        return record(arrival.partner(), arrival.contentHash()).stream()
                .flatMap(record -> record.arrivals().stream())
                .mapToInt(ArrivalRecord.Visit::reading)
                .reduce(1, Math::max);
    }

    /** Keeps a profile's text, so that it can be told later what it made of the bytes it read. */
    public void keepProfile(String fingerprint, String text) throws IOException {
        Path kept = profileFile(fingerprint);
        if (!Files.exists(kept)) {
            Files.createDirectories(kept.getParent());
            writeWhole(kept, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The text of a profile that has read something before; empty if it was not kept. */
    public Optional<String> profileText(String fingerprint) throws IOException {
        Path kept = profileFile(fingerprint);
        return Files.exists(kept) ? Optional.of(Files.readString(kept, StandardCharsets.UTF_8)) : Optional.empty();
    }

    private Path profileFile(String fingerprint) {
        return root.resolve(PROFILES).resolve(fingerprint + ".yaml");
    }

    /**
     * The contents a partner has sent, in the order they first came.
     *
     * @param since first came then or later
     */
    public List<String> contents(String partner, Instant since) throws IOException {
        Path records = root.resolve(partner).resolve(RECORDS);
        if (!Files.isDirectory(records)) {
            return List.of();
        }
        Map<String, Instant> came = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(records, "*.json")) {
            for (Path file : files) {
                ArrivalRecord record = JSON.readValue(Files.readAllBytes(file), ArrivalRecord.class);
                Instant first = Instant.parse(record.arrivals().get(0).receivedAt());
                if (!first.isBefore(since)) {
                    came.put(record.contentHash(), first);
                }
            }
        }
        return came.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Kept bytes as an arrival of their own, received when they first came: to be read anew. */
    public Arrival replay(String partner, String hash) throws IOException {
        synchronized (lock(hash)) {
            ArrivalRecord record = record(partner, hash).orElseThrow();
            ArrivalRecord.Visit first = record.arrivals().get(0);
            String id = UUID.randomUUID().toString();
            ArrivalRecord.Visit visit = new ArrivalRecord.Visit(
                    id, first.file(), REPLAY + id, first.transport(), first.receivedAt(), "", 0, false);
            write(partner, record.with(visit));
            return arrival(partner, record, visit);
        }
    }

    /** The last coming of a content that has its answer; empty if it never came, or none has. */
    public Optional<Arrival> lastAnswered(String partner, String hash) throws IOException {
        return record(partner, hash).flatMap(record -> record.arrivals().stream()
                .filter(ArrivalRecord.Visit::isClosed)
                .reduce((earlier, later) -> later)
                .map(visit -> arrival(partner, record, visit)));
    }

    private Arrival arrival(String partner, ArrivalRecord record, ArrivalRecord.Visit visit) {
        return new Arrival(
                visit.arrivalId(),
                partner,
                visit.transport(),
                visit.file(),
                record.contentHash(),
                Instant.parse(visit.receivedAt()),
                root.resolve(partner).resolve(record.kept()),
                record.size());
    }

    /**
     * Remembers that an arrival has its receipt.
     *
     * @param readBy fingerprint of the profile that read it; empty if it could not be read
     */
    public void close(Arrival arrival, String readBy) throws IOException {
        synchronized (lock(arrival.contentHash())) {
            ArrivalRecord record =
                    record(arrival.partner(), arrival.contentHash()).orElseThrow();
            write(arrival.partner(), record.with(record.visit(arrival.id()).closedBy(readBy)));
        }
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
        writeWhole(
                recordFile(partner, record.contentHash()),
                JSON.writeValueAsString(record).getBytes(StandardCharsets.UTF_8));
    }

    private static void writeWhole(Path file, byte[] content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
