package io.batchwatch.gateway.receipt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.gateway.arrival.Arrival;
import io.batchwatch.gateway.problem.Problem;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A receipt while its file is read. Rows go to the disk at once: a file may have a million refused ones. The receipt
 * appears whole or not at all, the CSV first.
 */
public final class ReceiptDraft implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    private final Path json;
    private final Path csv;
    private final Path problemsPart;
    private final Path jsonPart;
    private final Path csvPart;
    private final Writer problems;
    private final Writer csvText;
    private final CsvWriter csvRows;
    private final List<Answer.Reason> first = new ArrayList<>();
    private boolean isFirst = true;
    private boolean isEnded;

    private ReceiptDraft(Path receipts, Arrival arrival) throws IOException {
        json = ReceiptPlace.of(receipts, arrival, ".receipt.json");
        csv = ReceiptPlace.of(receipts, arrival, ".receipt.csv");
        Path directory = Files.createDirectories(json.getParent());
        problemsPart = part(directory, arrival, "problems");
        jsonPart = part(directory, arrival, "json");
        csvPart = part(directory, arrival, "csv");
        problems = Files.newBufferedWriter(problemsPart, StandardCharsets.UTF_8);
        csvText = Files.newBufferedWriter(csvPart, StandardCharsets.UTF_8);
        // Without the mark a spreadsheet takes the Chinese for something else.
        csvText.write(BYTE_ORDER_MARK);
        csvRows = CsvWriter.builder().build(csvText);
        csvRows.writeRecord("line", "outcome", "field", "value", "rule", "message_zh", "message_en", "place");
    }

    public static ReceiptDraft open(Path receipts, Arrival arrival) throws IOException {
        return new ReceiptDraft(receipts, arrival);
    }

    private static Path part(Path directory, Arrival arrival, String what) {
        return directory.resolve("." + arrival.id() + "." + what + ".part");
    }

    /** A row that was refused, with every reason. */
    public void refused(long line, String place, List<Problem> reasons) throws IOException {
        for (Problem problem : reasons) {
            if (first.size() < Answer.MOST_REASONS) {
                first.add(new Answer.Reason(line, place, problem));
            }
            problems.write(isFirst ? "\n" : ",\n");
            isFirst = false;
            problems.write(problemJson(line, place, problem));
            csvRows.writeRecord(
                    Long.toString(line),
                    "rejected",
                    problem.field(),
                    harmless(problem.value()),
                    problem.rule().code(),
                    problem.messageZh(),
                    problem.messageEn(),
                    harmless(place));
        }
    }

    /** A row that repeats or corrects an earlier one of the same file. */
    public void repeated(long line, String place, boolean corrects) {
        csvRows.writeRecord(
                Long.toString(line), corrects ? "corrected" : "duplicate", "", "", "", "", "", harmless(place));
    }

    /** Writes the receipt; one of the same name from another arrival is kept beside it. */
    public Answer finish(Receipt receipt) throws IOException {
        for (Problem problem : receipt.unreadable()) {
            refused(1, "", List.of(problem));
        }
        end();
        try (BufferedWriter out = Files.newBufferedWriter(jsonPart, StandardCharsets.UTF_8)) {
            head(out, receipt);
            try (BufferedReader in = Files.newBufferedReader(problemsPart, StandardCharsets.UTF_8)) {
                in.transferTo(out);
            }
            out.write("]}\n");
        }
        force(jsonPart);
        force(csvPart);
        EarlierReceipt.keep(json, csv, receipt.summary().arrivalId());
        Files.move(csvPart, csv, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.move(jsonPart, json, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Answer(receipt.summary(), json, first);
    }

    private static void head(Writer out, Receipt receipt) throws IOException {
        ReceiptSummary summary = receipt.summary();
        JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeStringField("file", summary.file());
        json.writeStringField("content_hash", summary.contentHash());
        json.writeStringField("partner", summary.partner());
        json.writeStringField("received_at", summary.receivedAt().toString());
        json.writeStringField("closed_at", summary.closedAt().toString());
        json.writeStringField("arrival_id", summary.arrivalId());
        json.writeStringField("profile", receipt.profile());
        json.writeStringField("form", receipt.form());
        json.writeStringField("charset", receipt.charset());
        json.writeNumberField("rows", summary.rows());
        json.writeNumberField("accepted", summary.accepted());
        json.writeNumberField("duplicates", summary.duplicates());
        json.writeNumberField("corrected", summary.corrected());
        json.writeNumberField("rejected", summary.rejected());
        json.writeNumberField("passed_over", receipt.passedOver());
        json.writeStringField("unreadable", summary.unreadable());
        json.writeArrayFieldStart("ignored_columns");
        for (String column : receipt.ignoredColumns()) {
            json.writeString(column);
        }
        json.writeEndArray();
        json.writeStringField("final_account", "/api/v1/files/" + summary.contentHash());
        json.writeFieldName("problems");
        // The array and the object are ended by hand: what stands in the array is already on the disk.
        json.writeRawValue("[");
        json.flush();
    }

    private static String problemJson(long line, String place, Problem problem) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("line", line);
            if (!place.isEmpty()) {
                json.writeStringField("place", place);
            }
            json.writeStringField("field", problem.field());
            json.writeStringField("value", problem.value());
            json.writeStringField("rule", problem.rule().code());
            json.writeStringField("message_zh", problem.messageZh());
            json.writeStringField("message_en", problem.messageEn());
            json.writeEndObject();
        }
        return text.toString();
    }

    /** A spreadsheet must not take a received value for a formula. */
    static String harmless(String value) {
        if (value.isEmpty() || BEGINS_A_FORMULA.indexOf(value.charAt(0)) < 0) {
            return value;
        }
        return value.matches("[+-]?[0-9.]+") ? value : "'" + value;
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private void end() throws IOException {
        if (!isEnded) {
            isEnded = true;
            problems.close();
            csvRows.close();
        }
    }

    @Override
    public void close() throws IOException {
        end();
        for (Path part : List.of(problemsPart, jsonPart, csvPart)) {
            Files.deleteIfExists(part);
        }
    }
}
