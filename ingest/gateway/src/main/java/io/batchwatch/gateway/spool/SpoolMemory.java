package io.batchwatch.gateway.spool;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.batchwatch.gateway.arrival.Hashing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * How far each file has been taken, on the disk. A file is known by what the file system knows it by, so that one that is
 * renamed when a new one begins is not taken again; and by how it begins, so that another one in its place is.
 */
public final class SpoolMemory {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    /**
     * @param version of this layout
     * @param taken bytes that are answered
     * @param taking end of the slice that is being taken; {@code taken} if none is
     * @param headLength bytes that {@code headHash} is of
     */
    record Mark(int version, long taken, long taking, int headLength, String headHash) {
        static final Mark START = new Mark(1, 0, 0, 0, "");

        Mark {
            Objects.requireNonNull(headHash);
        }
    }

    /**
     * @param directory is made when it is needed
     */
    public SpoolMemory(Path directory) {
        this.directory = directory;
    }

    Mark of(String key) throws IOException {
        Path file = file(key);
        return Files.exists(file) ? JSON.readValue(file.toFile(), Mark.class) : Mark.START;
    }

    void keep(String key, Mark mark) throws IOException {
        Files.createDirectories(directory);
        Path part = directory.resolve(Hashing.sha256(key) + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(JSON.writeValueAsBytes(mark)));
            channel.force(true);
        }
        Files.move(part, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String key) {
        return directory.resolve(Hashing.sha256(key) + ".json");
    }
}
