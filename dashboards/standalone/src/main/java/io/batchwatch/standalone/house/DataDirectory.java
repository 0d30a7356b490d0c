package io.batchwatch.standalone.house;

import java.nio.file.Path;

/** Where everything of one house lies. */
public record DataDirectory(Path root) {
    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    public Path inbox() {
        return root.resolve("inbox");
    }

    public Path reference() {
        return root.resolve("reference");
    }

    public Path partners() {
        return reference().resolve("partners");
    }

    public Path archive() {
        return root.resolve("archive");
    }

    public Path replay() {
        return root.resolve("replay");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path webhooks() {
        return root.resolve("webhooks");
    }

    public Path acts() {
        return root.resolve("acts");
    }

    public Path history() {
        return root.resolve("history");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path checkpoints() {
        return root.resolve("checkpoints");
    }

    /** What is known of the last time that everything was judged again. */
    public Path backfill() {
        return root.resolve("backfill");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path demo() {
        return root.resolve("demo");
    }

    public Path lock() {
        return root.resolve(".lock");
    }
}
