package io.batchwatch.gateway.packed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file taken out of another. It lies under a name of ours, and is gone when this is closed. */
public record UnpackedFile(Path path) implements AutoCloseable {
    /** Takes the bytes out, as many as the budget of the stream allows. */
    static UnpackedFile of(InputStream bytes, Allowance allowance) throws IOException {
        UnpackedFile file = new UnpackedFile(Files.createTempFile("batchwatch", ".unpacked"));
        try (bytes) {
            allowance.took(Files.copy(bytes, file.path(), StandardCopyOption.REPLACE_EXISTING));
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
