package io.batchwatch.webhooks.subscriber;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that holds one secret, for its owner only. */
public final class SecretFile {
    private SecretFile() {}

    /**
     * Makes a secret; a file that is there already is left as it is.
     *
     * @return the secret, to be shown this once
     * @throws java.nio.file.FileAlreadyExistsException if there is such a file
     */
    public static String create(Path file) throws IOException {
        String secret = SigningSecret.random();
        // With its permissions from the first moment on.
        Files.createFile(file, ownersOnly(file));
        Files.writeString(file, secret + "\n", StandardCharsets.UTF_8);
        return secret;
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
