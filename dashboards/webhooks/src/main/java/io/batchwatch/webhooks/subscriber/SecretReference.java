package io.batchwatch.webhooks.subscriber;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Where a secret is found. The subscribers' file never holds one. */
public sealed interface SecretReference {
    /**
     * Looked up each time, so that a secret can be changed without a new start.
     *
     * @param environment of the process
     * @throws UnusableSecretException if it is not there or not fit; never with the secret
     */
    SigningSecret reveal(Map<String, String> environment) throws UnusableSecretException;

    /** An environment variable. */
    record FromEnvironment(String variable) implements SecretReference {
        public FromEnvironment {
            Objects.requireNonNull(variable);
        }

        @Override
        public SigningSecret reveal(Map<String, String> environment) throws UnusableSecretException {
            String secret = environment.getOrDefault(variable, "");
            if (secret.isEmpty()) {
                throw new UnusableSecretException("the environment variable " + variable + " is not set");
            }
            return SigningSecret.of(secret);
        }
    }

    /** A file that nobody but its owner may read. */
    record FromFile(Path file) implements SecretReference {
        private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.GROUP_WRITE,
                PosixFilePermission.OTHERS_READ,
                PosixFilePermission.OTHERS_WRITE);

        public FromFile {
            Objects.requireNonNull(file);
        }

        @Override
        public SigningSecret reveal(Map<String, String> environment) throws UnusableSecretException {
            try {
                PosixFileAttributeView owned = Files.getFileAttributeView(file, PosixFileAttributeView.class);
                // Where the file system knows no such rights there is nothing to look at.
                if (owned != null
                        && owned.readAttributes().permissions().stream().anyMatch(OF_OTHERS::contains)) {
                    throw new UnusableSecretException(
                            file.getFileName() + " can be read by others than its owner: chmod 600");
                }
                return SigningSecret.of(
                        Files.readString(file, StandardCharsets.UTF_8).strip());
            } catch (IOException e) {
                throw new UnusableSecretException("the secret in " + file.getFileName() + " cannot be read");
            }
        }
    }
}
