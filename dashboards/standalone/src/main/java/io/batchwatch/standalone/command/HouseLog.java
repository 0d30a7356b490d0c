package io.batchwatch.standalone.command;

import io.batchwatch.standalone.house.DataDirectory;
import io.batchwatch.standalone.house.Terminal;
import java.io.IOException;
import java.nio.file.Files;

/** Where a long run writes what its user need not read. */
final class HouseLog {
    private HouseLog() {}

    /** Before anything logs: the first logger decides where all of them write. */
    static void into(DataDirectory directory) throws IOException {
        Files.createDirectories(directory.logs());
        System.setProperty("batchwatch.logs", directory.logs().toString());
        System.setProperty("log4j2.configurationFile", "log4j2-up.properties");
    }

    /** What the user reads. */
    static Terminal terminal(Console console) {
        return new Terminal(console.out(), console.errors(), isInteractive());
    }

    /** From Java 22 on there is a console without a terminal as well. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isInteractive() {
        return System.console() != null && System.getenv("TERM") != null;
    }
}
