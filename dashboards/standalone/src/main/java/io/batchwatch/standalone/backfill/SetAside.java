package io.batchwatch.standalone.backfill;

import io.batchwatch.standalone.house.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The history and the state of before, on the same file system: moved by renaming, whole or not at all. */
final class SetAside {
    private final DataDirectory data;
    private final Path place;

    /**
     * @param place where they lie
     */
    SetAside(DataDirectory data, Path place) {
        this.data = data;
        this.place = place;
    }

    Path history() {
        return place.resolve("history");
    }

    /** Moves what was not moved yet, and leaves empty directories. */
    void fill() throws IOException {
        Files.createDirectories(place);
        move(data.history(), history());
        move(data.checkpoints(), place.resolve("checkpoints"));
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.notExists(to)) {
            Files.move(from, to);
        }
        Files.createDirectories(from);
    }

    void remove() throws IOException {
        if (Files.notExists(place)) {
            return;
        }
        List<Path> leavesFirst;
        try (Stream<Path> walk = Files.walk(place)) {
            leavesFirst = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : leavesFirst) {
            Files.delete(path);
        }
    }
}
