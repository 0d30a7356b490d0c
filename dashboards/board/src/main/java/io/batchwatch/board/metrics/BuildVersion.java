package io.batchwatch.board.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build runs, as Maven wrote it into the jar. */
final class BuildVersion {
    private static final String WRITTEN_BY_MAVEN = "META-INF/maven/io.batchwatch/board/pom.properties";

    private BuildVersion() {}

    /** {@code unpackaged} when classes run from a directory. */
    static String text() {
        try (InputStream file = BuildVersion.class.getClassLoader().getResourceAsStream(WRITTEN_BY_MAVEN)) {
            if (file == null) {
                return "unpackaged";
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
