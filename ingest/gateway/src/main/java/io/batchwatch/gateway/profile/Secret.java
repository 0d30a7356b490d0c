package io.batchwatch.gateway.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Where a password or a key is found. A profile never holds it itself. */
public sealed interface Secret {
    /**
     * @param environment of the process
     * @throws IllegalStateException if it is not there, with the reason for a person; never with the secret
     */
    String reveal(Map<String, String> environment);

    /** An environment variable. */
    record FromEnvironment(String variable) implements Secret {
        public FromEnvironment {
            Objects.requireNonNull(variable);
        }

        @Override
        public String reveal(Map<String, String> environment) {
            String secret = environment.getOrDefault(variable, "");
            if (secret.isEmpty()) {
                throw new IllegalStateException("the environment variable " + variable + " is not set");
            }
            return secret;
        }
    }

    /** A file that holds it, but for a line break at its end. */
    record FromFile(Path file) implements Secret {
        public FromFile {
            Objects.requireNonNull(file);
        }

        @Override
        public String reveal(Map<String, String> environment) {
            try {
                return Files.readString(file, StandardCharsets.UTF_8).replaceAll("[\\r\\n]+$", "");
            } catch (IOException e) {
                throw new IllegalStateException("the secret in " + file + " cannot be read", e);
            }
        }
    }
}
