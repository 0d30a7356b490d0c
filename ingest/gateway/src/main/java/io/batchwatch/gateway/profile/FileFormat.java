package io.batchwatch.gateway.profile;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a partner's files are written.
 *
 * @param type empty if it is to be found out from the bytes, so that one profile reads a partner's CSV and workbooks alike
 * @param charset of files that are not UTF-8; empty if none is declared
 * @param delimiter empty if it is to be found out from the header: comma, semicolon, tab or bar
 * @param skipLines lines before the header: physical ones of a text, rows of a sheet
 * @param document how JSON and XML are built
 * @param sheets names of a workbook's sheets, where {@code *} stands for anything; empty: every visible one that holds results
 * @param header where the columns are named
 * @param base64 names of columns whose cells are Base64 of UTF-8, where {@code *} stands for anything
 */
public record FileFormat(
        Optional<FileType> type,
        Optional<String> charset,
        Optional<Character> delimiter,
        int skipLines,
        DocumentFormat document,
        List<String> sheets,
        HeaderPlace header,
        List<String> base64) {
    static final Map<String, Character> DELIMITERS =
            Map.of(",", ',', "comma", ',', ";", ';', "semicolon", ';', "tab", '\t', "|", '|', "bar", '|');

    public FileFormat {
        Objects.requireNonNull(type);
        Objects.requireNonNull(charset);
        Objects.requireNonNull(delimiter);
        Objects.requireNonNull(document);
        sheets = List.copyOf(sheets);
        Objects.requireNonNull(header);
        base64 = List.copyOf(base64);
    }
}
