package io.batchwatch.gateway.arrival;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.UUID;

/**
 * What came to a door, whichever it was.
 *
 * @param partner who sent it: the name of a profile, or of a folder that has none
 * @param transport {@code file}, {@code http}, {@code mllp} …
 * @param name path below the partner's folder, with {@code /} between its parts: receipt and archive are named alike
 * @param source tells this coming from all others: the same after a crash if the same thing is found again
 * @param bytes what came
 */
public record Delivery(String partner, String transport, String name, String source, Bytes bytes) {
    public static final String BY_FILE = "file";

    /** Opened at most once, and closed by whoever opens it. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    public Delivery {
        Objects.requireNonNull(partner);
        Objects.requireNonNull(transport);
        Objects.requireNonNull(name);
        Objects.requireNonNull(source);
        Objects.requireNonNull(bytes);
    }

    /**
     * A file that lies where it will be found again if it is not answered.
     *
     * @param name path below the partner's folder
     */
    public static Delivery ofFile(String partner, String transport, Path file, String name) throws IOException {
        return new Delivery(
                partner,
                transport,
                name,
                source(file, name),
                () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** A message that comes once: whoever gets no answer sends it again, as another delivery. */
    public static Delivery ofMessage(String partner, String transport, String name, byte[] message) {
        return new Delivery(
                partner, transport, name, "message|" + UUID.randomUUID(), () -> new ByteArrayInputStream(message));
    }

    /** Where the system tells when a file was put in its place, the same file dropped again is another source. */
    private static String source(Path file, String name) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Object placed = file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Files.getAttribute(file, "unix:ctime")
                : attributes.creationTime();
        return "%s|%d|%s|%s|%s"
                .formatted(name, attributes.size(), attributes.lastModifiedTime(), placed, attributes.fileKey());
    }
}
