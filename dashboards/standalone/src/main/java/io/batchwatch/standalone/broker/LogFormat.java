package io.batchwatch.standalone.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Makes a directory a Kafka log directory, once, and whole or not at all. */
final class LogFormat {
    private static final String MARK = "meta.properties";

    private LogFormat() {}

    static void ensure(Path directory, int nodeId, String controllerListener) throws IOException {
        if (Files.exists(directory.resolve(MARK))) {
            return;
        }
        // Formatted beside and then renamed: a kill half way leaves a directory that nobody takes for a log.
        Path unfinished = directory.resolveSibling(directory.getFileName() + ".unfinished");
        deleteTree(unfinished);
        Files.createDirectories(unfinished);
        format(unfinished.toAbsolutePath().toString(), nodeId, controllerListener);
        // Of a directory with files but no mark this throws: it is damaged, and not ours to empty.
        Files.deleteIfExists(directory);
        Files.move(unfinished, directory);
    }

    private static void format(String path, int nodeId, String controllerListener) throws IOException {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(nodeId)
                    .addDirectory(path)
                    .setMetadataLogDirectory(path)
                    .setControllerListenerName(controllerListener)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot format " + path, e);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        List<Path> leavesFirst;
        try (Stream<Path> walk = Files.walk(root)) {
            leavesFirst = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : leavesFirst) {
            Files.delete(path);
        }
    }
}
