package io.batchwatch.gateway.intake;

import io.batchwatch.gateway.csv.CharsetChoice;
import io.batchwatch.gateway.csv.CsvRows;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.reading.Header;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of rows that can be read: its charset, its delimiter and its header are known.
 *
 * @param endsWithLineBreak false where the last row may have been cut off
 */
public record CsvFile(
        Path path, CharsetChoice charset, char delimiter, int skipLines, Header header, boolean endsWithLineBreak) {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    /**
     * @throws UnreadableException if no row can be read, with every reason
     */
    public static CsvFile open(Path path, Profile profile) throws IOException, UnreadableException {
        CharsetChoice charset = CharsetChoice.of(path, profile.charset());
        char best = profile.delimiter().orElse(',');
        List<String> header = header(path, charset, best, profile);
        if (profile.delimiter().isEmpty()) {
            for (char delimiter : DELIMITERS) {
                List<String> other = header(path, charset, delimiter, profile);
                if (Header.fieldsNamed(other, profile) > Header.fieldsNamed(header, profile)) {
                    header = other;
                    best = delimiter;
                }
            }
        }
        return new CsvFile(
                path, charset, best, profile.skipLines(), Header.of(header, profile), endsWithLineBreak(path, charset));
    }

    /** The rows behind the header. */
    public CsvRows rows() throws IOException {
        CsvRows rows = new CsvRows(path, charset, delimiter, skipLines);
        rows.next();
        return rows;
    }

    private static List<String> header(Path path, CharsetChoice charset, char delimiter, Profile profile)
            throws IOException, UnreadableException {
        try (CsvRows rows = new CsvRows(path, charset, delimiter, profile.skipLines())) {
            CsvRows.Next first = rows.next();
            if (first instanceof CsvRows.Next.Row row) {
                return row.row().cells();
            }
            Rule rule = first instanceof CsvRows.Next.End ? Rule.EMPTY_FILE : Rule.BROKEN_QUOTES;
            throw new UnreadableException(Problem.of(rule, "", ""));
        }
    }

    /** Whole characters are compared: in UTF-16 the byte of a line break is also half of others, such as 上. */
    private static boolean endsWithLineBreak(Path path, CharsetChoice charset) throws IOException {
        int width = charset.charset().name().startsWith("UTF-16") ? 2 : 1;
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            if (file.length() % width != 0) {
                return false;
            }
            byte[] last = new byte[width];
            file.seek(Math.max(0, file.length() - width));
            file.readFully(last);
            String end = new String(last, charset.charset());
            return end.equals("\n") || end.equals("\r");
        }
    }
}
