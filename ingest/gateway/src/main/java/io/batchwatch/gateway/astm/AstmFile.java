package io.batchwatch.gateway.astm;

import io.batchwatch.gateway.csv.CharsetChoice;
import io.batchwatch.gateway.position.MessageColumns;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.table.Rows;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Messages of an instrument in one file, plain or as captured from its line. */
public record AstmFile(Path path, CharsetChoice encoding, MessageColumns messageColumns, boolean isCaptured)
        implements Table {
    /**
     * @throws UnreadableException if the file is empty or is no text
     */
    public static AstmFile open(Path path, Profile profile) throws IOException, UnreadableException {
        CharsetChoice charset = CharsetChoice.ofMessages(path, profile.format().charset());
        if (charset.charset().name().startsWith("UTF-16")) {
            throw new UnreadableException(Problem.of(Rule.UNKNOWN_CHARSET, "", ""));
        }
        return new AstmFile(
                path, charset, MessageColumns.of(OrderedResult.usualFields(), profile), AstmRecords.isCaptured(path));
    }

    @Override
    public String form() {
        return isCaptured ? "astm, captured frames" : "astm";
    }

    @Override
    public String charset() {
        return encoding.charset().name();
    }

    @Override
    public List<String> columns() {
        return messageColumns.names();
    }

    @Override
    public Rows rows() throws IOException {
        return new AstmRows(AstmRecords.open(path, encoding), messageColumns, encoding.charset());
    }
}
