package io.batchwatch.gateway.acts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Acts as JSON: one object, or a list of them, with the columns of a file as names. */
public final class ActsJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ActsJson() {}

    /**
     * The same as a file of acts.
     *
     * @return empty if the bytes are no such JSON
     */
    public static Optional<byte[]> asCsv(byte[] json) {
        List<JsonNode> acts = new ArrayList<>();
        try {
            JsonNode read = JSON.readTree(json);
            if (read != null && read.isArray()) {
                read.forEach(acts::add);
            } else if (read != null) {
                acts.add(read);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return acts.stream().allMatch(JsonNode::isObject) ? Optional.of(csv(acts)) : Optional.empty();
    }

    private static byte[] csv(List<JsonNode> acts) {
        List<ActColumn> columns = List.of(ActColumn.values());
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(columns.stream().map(ActColumn::column).toList());
            for (JsonNode act : acts) {
                csv.writeRecord(columns.stream()
                        .map(column -> act.path(column.column()).asText(""))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
