package io.batchwatch.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories of a run. */
public final class Directories {
    private Directories() {}

    /** The directory, with nothing in it. */
    public static Path empty(Path directory) throws IOException {
        delete(directory);
        return Files.createDirectories(directory);
    }

    public static void delete(Path root) throws IOException {
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

    /** Bytes of all files below, without Kafka's indices, which are mostly holes; 0 if there is no such directory. */
    public static long bytes(Path root) throws IOException {
        if (Files.notExists(root)) {
            return 0;
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith("index"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
