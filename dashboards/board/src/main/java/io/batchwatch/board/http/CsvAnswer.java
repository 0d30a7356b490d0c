package io.batchwatch.board.http;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.batchwatch.views.ViewCodec;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One list of an answer as CSV: UTF-8 with a byte order mark, by which a spreadsheet knows it, and columns named as in the
 * JSON.
 *
 * <p>A text that a spreadsheet would take for a formula stands behind an apostrophe: texts come from partners. Numbers are
 * written as the JSON writes them.
 */
final class CsvAnswer {
    static final String MEDIA_TYPE = "text/csv; charset=utf-8; header=present";

    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** As Chinese spreadsheets read them, in full width too, and behind whatever they pass over. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[\\s\\p{Z}\\ufeff]*[=+\\-@＝＋－＠].*|[\\t\\r\\n].*");

    private CsvAnswer() {}

    /**
     * @param list the name of the answer's list in the JSON
     */
    static byte[] of(Record answer, String list) {
        Map<?, ?> json = ViewCodec.decode(ViewCodec.encode(answer), Map.class);
        List<Object> rows =
                ((List<?>) json.get(list)).stream().<Object>map(row -> row).toList();
        List<List<String>> columns = CsvColumns.of(rowType(answer, list), rows);
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(
                    columns.stream().map(way -> harmless(String.join(".", way))).toList());
            rows.forEach(row ->
                    csv.writeRecord(columns.stream().map(way -> cell(row, way)).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Type rowType(Record answer, String list) {
        RecordComponent rows = Stream.of(answer.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(list))
                .findFirst()
                .orElseThrow();
        return ((ParameterizedType) rows.getGenericType()).getActualTypeArguments()[0];
    }

    private static String cell(Object row, List<String> way) {
        return CsvColumns.find(row, way)
                .map(found -> found instanceof String text ? harmless(text) : found.toString())
                .orElse("");
    }

    static String harmless(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
