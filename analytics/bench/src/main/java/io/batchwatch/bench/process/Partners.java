package io.batchwatch.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Partners that a house does not know as shipped; they send the canonical CSV. */
public final class Partners {
    private Partners() {}

    /** It is known to the house within about a second; its files wait until then. */
    public static void add(House house, String partner) throws IOException {
        Path profiles = house.data().resolve("reference").resolve("partners");
        Path unfinished = house.data().resolve(partner + ".yaml");
        Files.writeString(unfinished, "partner: " + partner + "\nversion: 1\n", StandardCharsets.UTF_8);
        Files.move(unfinished, profiles.resolve(partner + ".yaml"), StandardCopyOption.ATOMIC_MOVE);
    }
}
