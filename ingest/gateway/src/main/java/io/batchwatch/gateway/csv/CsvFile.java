package io.batchwatch.gateway.csv;

import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.reading.Header;
import io.batchwatch.gateway.reading.HeaderRow;
import io.batchwatch.gateway.table.Rows;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of delimited text: its charset, its delimiter and its header are known.
 *
 * @param rowsUpToHeader how many rows the header and what stands above it take
 * @param endsWithLineBreak false where the last row may have been cut off
 */
public record CsvFile(
        Path path,
        CharsetChoice encoding,
        char delimiter,
        int skipLines,
        List<String> columns,
        int rowsUpToHeader,
        boolean endsWithLineBreak)
        implements Table {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    /**
     * @throws UnreadableException if no row can be read, with every reason
     */
    public static CsvFile open(Path path, Profile profile) throws IOException, UnreadableException {
        CharsetChoice charset = CharsetChoice.of(path, profile.format().charset());
        Headed headed = headed(path, charset, profile);
        return new CsvFile(
                path,
                charset,
                headed.delimiter(),
                profile.format().skipLines(),
                headed.header().columns(),
                headed.header().rowsUpToIt(),
                endsWithLineBreak(path, charset));
    }

    private record Headed(char delimiter, HeaderRow header, int fieldsNamed) {}

    /** The header by the delimiter that the profile says, else by the one that makes it name the most fields. */
    private static Headed headed(Path path, CharsetChoice charset, Profile profile)
            throws IOException, UnreadableException {
        List<Character> delimiters = profile.format().delimiter().map(List::of).orElse(DELIMITERS);
        List<Headed> readable = new ArrayList<>();
        List<UnreadableException> unreadable = new ArrayList<>();
        for (char delimiter : delimiters) {
            try {
                HeaderRow header = header(path, charset, delimiter, profile);
                readable.add(new Headed(delimiter, header, Header.fieldsNamed(header.columns(), profile)));
            } catch (UnreadableException e) {
                // Names in quotes, with another delimiter between them, are no row by this one.
                unreadable.add(e);
            }
        }
        if (readable.isEmpty()) {
            throw unreadable.get(0);
        }
        Headed best = readable.get(0);
        for (Headed headed : readable) {
            best = headed.fieldsNamed() > best.fieldsNamed() ? headed : best;
        }
        return best;
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
        for (int i = 0; i < rowsUpToHeader; i++) {
            rows.next();
        }
        return new WholeRows(rows, columns.size(), endsWithLineBreak);
    }

    private static HeaderRow header(Path path, CharsetChoice charset, char delimiter, Profile profile)
            throws IOException, UnreadableException {
        try (CsvRows rows =
                new CsvRows(path, charset, delimiter, profile.format().skipLines())) {
            return HeaderRow.find(rows, profile);
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
