package io.batchwatch.standalone.launch;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes of a start, read and checked once by the build, so that each start maps them instead: about a third less work.
 *
 * <p>The archive fits one JVM and these very jars. With any other the JVM passes it over, and starts as it would without.
 */
final class ClassArchive {
    /** Beside the libraries; the build writes it. */
    static final String FILE = "batchwatch.jsa";

    private ClassArchive() {}

    /** True of the JVM that is to leave an archive of what it has loaded itself. */
    static boolean isWrittenBy(List<String> jvmOptions) {
        return jvmOptions.stream().anyMatch(option -> option.startsWith("-XX:ArchiveClassesAtExit="));
    }

    /** JVM options that use the archive beside our jar; none if there is no archive. */
    static List<String> options() {
        return options(ownPlace());
    }

    /**
     * @param place our jar, with its libraries in {@code lib} beside it
     */
    static List<String> options(Path place) {
        Path archive = place.resolveSibling("lib").resolve(FILE);
        return Files.isRegularFile(archive)
                ? List.of(
                        "-XX:SharedArchiveFile=" + archive,
                        "-Xshare:auto",
                        // An archive that does not fit is no news for the user.
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr")
                : List.of();
    }

    private static Path ownPlace() {
        try {
            return Path.of(ClassArchive.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a place of our own classes that is no place", e);
        }
    }
}
