package io.batchwatch.gateway.sheet;

import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file of sheets. */
public interface Workbook extends AutoCloseable {
    /** In the order of their tabs. */
    List<Sheet> sheets();

    SheetRows rows(Sheet sheet) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * @param visible false if the program does not show it
     * @param part where the file keeps it
     */
    record Sheet(String name, boolean visible, String part) {}

    /** A kind of workbook. */
    interface Kind {
        /** As a receipt names it. */
        String word();

        /**
         * @throws UnreadableException if it is damaged, encrypted, or unpacks to more than it may
         */
        Workbook open(Path file, Profile profile) throws IOException, UnreadableException;
    }
}
