package io.batchwatch.gateway.csv;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.reading.Header;
import io.batchwatch.gateway.table.Rows;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of delimited text: its charset, its delimiter and its header are known.
 *
 * @param endsWithLineBreak false where the last row may have been cut off
 */
public record CsvFile(
        Path path,
        CharsetChoice encoding,
        char delimiter,
        int skipLines,
        List<String> columns,
        boolean endsWithLineBreak)
        implements Table {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    /**
     * @throws UnreadableException if no row can be read, with every reason
     */
    public static CsvFile open(Path path, Profile profile) throws IOException, UnreadableException {
        CharsetChoice charset = CharsetChoice.of(path, profile.format().charset());
        char best = profile.format().delimiter().orElse(',');
        List<String> header = header(path, charset, best, profile);
        if (profile.format().delimiter().isEmpty()) {
            for (char delimiter : DELIMITERS) {
                List<String> other = header(path, charset, delimiter, profile);
                if (Header.fieldsNamed(other, profile) > Header.fieldsNamed(header, profile)) {
                    header = other;
                    best = delimiter;
                }
            }
        }
        return new CsvFile(path, charset, best, profile.format().skipLines(), header, endsWithLineBreak(path, charset));
    }

    @Override
    public String form() {
        return "csv, "
                + switch (delimiter) {
                    case ',' -> "comma";
                    case ';' -> "semicolon";
                    case '\t' -> "tab";
                    default -> "bar";
                };
    }

    @Override
    public String charset() {
        return encoding.charset().name();
    }

    @Override
    public Rows rows() throws IOException {
        CsvRows rows = new CsvRows(path, encoding, delimiter, skipLines);
        rows.next();
        return new WholeRows(rows, columns.size(), endsWithLineBreak);
    }

    private static List<String> header(Path path, CharsetChoice charset, char delimiter, Profile profile)
            throws IOException, UnreadableException {
        try (CsvRows rows =
                new CsvRows(path, charset, delimiter, profile.format().skipLines())) {
            Rows.Next first = rows.next();
            if (first instanceof Rows.Next.Row row) {
                return row.row().cells();
            }
            Rule rule = first instanceof Rows.Next.End ? Rule.EMPTY_FILE : Rule.BROKEN_QUOTES;
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
