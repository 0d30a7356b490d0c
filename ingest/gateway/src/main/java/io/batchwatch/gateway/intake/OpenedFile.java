package io.batchwatch.gateway.intake;

import io.batchwatch.gateway.format.Formats;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.reading.Header;
import io.batchwatch.gateway.shape.ShapedTable;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file whose rows can be read: its format and its columns are known.
 *
 * @param size in bytes
 */
public record OpenedFile(Table table, Header header, long size) {
    /**
     * @throws UnreadableException if no row can be read, with every reason
     */
    public static OpenedFile open(Path bytes, Profile profile) throws IOException, UnreadableException {
        Table table = ShapedTable.of(Formats.open(bytes, profile), profile);
        return new OpenedFile(table, Header.of(table.columns(), profile), Files.size(bytes));
    }
}
