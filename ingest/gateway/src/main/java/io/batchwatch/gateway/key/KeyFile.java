package io.batchwatch.gateway.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The keys of all partners: {@code <directory>/keys.json}, for its owner's eyes only. A change is written whole or not at
 * all, and two commands at once lose none.
 */
public final class KeyFile {
    /** 2: with what a key opens. */
    private static final int VERSION = 2;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final Clock clock;

    /** The file, version 1 or 2. */
    private record Content(
            @JsonProperty("version") int version,
            @JsonProperty("keys") List<Entry> keys) {
        Content {
            keys = List.copyOf(keys);
        }
    }

    /** Instants are ISO 8601; {@code expires} and {@code revoked} are empty where there is none. */
    private record Entry(
            @JsonProperty("id") String id,
            @JsonProperty("partner") String partner,
            @JsonProperty("right") String right,
            @JsonProperty("salt") String salt,
            @JsonProperty("sha256") String digest,
            @JsonProperty("added") String added,
            @JsonProperty("expires") String expires,
            @JsonProperty("revoked") String revoked) {
        Entry {
            right = right == null ? "" : right;
        }

        static Entry of(KeptKey key) {
            return new Entry(
                    key.id(),
                    key.partner(),
                    key.right().code(),
                    key.salt(),
                    key.digest(),
                    key.added().toString(),
                    key.expires().map(Instant::toString).orElse(""),
                    key.revoked().map(Instant::toString).orElse(""));
        }

        KeptKey key() {
            return new KeptKey(
                    id,
                    partner,
                    KeyRight.of(right).orElseThrow(() -> new IllegalArgumentException("no key opens " + right)),
                    salt,
                    digest,
                    Instant.parse(added),
                    moment(expires),
                    moment(revoked));
        }

        private static Optional<Instant> moment(String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        }
    }

    public KeyFile(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    Path file() {
        return directory.resolve("keys.json");
    }

    /** All keys, in the order in which they were added. */
    public List<KeptKey> keys() throws IOException {
        if (!Files.exists(file())) {
            return List.of();
        }
        try {
            Content content = JSON.readValue(Files.readAllBytes(file()), Content.class);
            if (content.version() < 1 || content.version() > VERSION) {
                throw new IOException(
                        file() + " is of version " + content.version() + ", this program knows " + VERSION);
            }
            return content.keys().stream().map(Entry::key).toList();
        } catch (RuntimeException e) {
            throw new IOException(file() + " holds no keys: " + e.getMessage(), e);
        }
    }

    /** Makes a key for a partner's results. */
    public NewKey add(String partner, Optional<Instant> expires) throws IOException {
        return add(partner, KeyRight.RESULTS, expires);
    }

    /** Makes a key and keeps what proves it; those there were are valid as before. */
    public NewKey add(String partner, KeyRight right, Optional<Instant> expires) throws IOException {
        NewKey made = NewKey.of(partner, right, clock.instant(), expires);
        change(keys -> {
            List<KeptKey> more = new ArrayList<>(keys);
            more.add(made.kept());
            return more;
        });
        return made;
    }

    /**
     * Takes a key back: it opens nothing from now on.
     *
     * @return false if the partner has no such key, or it was taken back before
     */
    public boolean revoke(String partner, String id) throws IOException {
        List<KeptKey> revoked = new ArrayList<>();
        change(keys -> keys.stream()
                .map(key -> {
                    if (!key.partner().equals(partner)
                            || !key.id().equals(id)
                            || key.revoked().isPresent()) {
                        return key;
                    }
                    revoked.add(key);
                    return key.revokedAt(clock.instant());
                })
                .toList());
        return !revoked.isEmpty();
    }

    private synchronized void change(UnaryOperator<List<KeptKey>> change) throws IOException {
        Files.createDirectories(directory, ownersOnly("rwx------"));
        try (FileChannel mine = FileChannel.open(
                        directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = mine.lock()) {
            write(change.apply(keys()), held);
        }
    }

    /**
     * @param held proves that nobody else writes
     */
    private void write(List<KeptKey> keys, FileLock held) throws IOException {
        if (!held.isValid()) {
            throw new IOException("somebody else changes the keys");
        }
        Path next = directory.resolve("keys.json.part");
        Files.deleteIfExists(next);
        // With its permissions from the first moment on.
        Files.createFile(next, ownersOnly("rw-------"));
        byte[] content = JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(
                        new Content(VERSION, keys.stream().map(Entry::of).toList()));
        try (FileChannel out = FileChannel.open(next, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private FileAttribute<?>[] ownersOnly(String permissions) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
