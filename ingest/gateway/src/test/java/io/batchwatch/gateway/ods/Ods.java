package io.batchwatch.gateway.ods;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Spreadsheets for tests, out of the rows of their XML. */
public final class Ods {
    private final StringBuilder tables = new StringBuilder();
    private final Map<String, String> parts = new TreeMap<>();

    public Ods() {
        parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    }

    /**
     * @param rows such as {@code <r><c>S-1</c></r>}: {@code r}, {@code c} and {@code v} stand for a row, a cell and a covered one
     */
    public Ods sheet(String name, String rows) {
        return sheet(name, "shown", rows);
    }

    public Ods hiddenSheet(String name, String rows) {
        return sheet(name, "hidden", rows);
    }

    private Ods sheet(String name, String style, String rows) {
        tables.append("<table:table table:name=\"%s\" table:style-name=\"%s\">".formatted(name, style));
        tables.append(rows.replace("<c/>", "<table:table-cell/>")
                .replace("<v/>", "<table:covered-table-cell/>")
                .replaceAll("<c([^>]*)>(.*?)</c>", "<table:table-cell$1><text:p>$2</text:p></table:table-cell>")
                .replace("<r>", "<table:table-row>")
                .replaceAll("<r ([^>]*)>", "<table:table-row $1>")
                .replace("</r>", "</table:table-row>"));
        tables.append("</table:table>");
        return this;
    }

    public Ods part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    public byte[] bytes() throws IOException {
        parts.putIfAbsent("content.xml", content());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    public Path saved(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    private String content() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
                    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
                    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">
                <office:automatic-styles><style:style style:name="shown"><style:table-properties table:display="true"/></style:style>
                <style:style style:name="hidden"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
                <office:body><office:spreadsheet>%s</office:spreadsheet></office:body></office:document-content>
                """.formatted(tables);
    }
}
