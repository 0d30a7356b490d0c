package io.batchwatch.gateway.format;

import io.batchwatch.gateway.csv.CsvFile;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.FileType;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.nio.file.Path;

/** Finds who reads a file. */
public final class Formats {
    private Formats() {}

    /**
     * @throws UnreadableException if no row can be read, with every reason
     */
    public static Table open(Path bytes, Profile profile) throws IOException, UnreadableException {
        FileType type = profile.format().type().orElse(FileType.CSV);
        return switch (type) {
            case CSV -> CsvFile.open(bytes, profile);
        };
    }
}
