package io.batchwatch.gateway.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.gateway.arrival.Arrival;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptDraftTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-10T00:00:00Z");

    @TempDir
    private Path receipts;

    @Test
    void theJsonSaysAllThatIsKnown() throws IOException {
        Arrival arrival = arrival("one", "2026/march.csv");
        try (ReceiptDraft draft = ReceiptDraft.open(receipts, arrival)) {
            draft.refused(
                    7,
                    "Sheet2!7",
                    List.of(
                            Problem.of(Rule.MISSING, "product", ""),
                            Problem.of(Rule.NOT_A_DATE, "sampled_at", "x\"y")));
            draft.finish(receipt(arrival, List.of()));
        }

        JsonNode json = json("march.csv.receipt.json");
        assertThat(json.get("file").asText()).isEqualTo("2026/march.csv");
        assertThat(json.get("content_hash").asText()).isEqualTo(arrival.contentHash());
        assertThat(json.get("partner").asText()).isEqualTo("lab");
        assertThat(json.get("received_at").asText()).isEqualTo("2026-03-10T00:00:00Z");
        assertThat(json.get("arrival_id").asText()).isEqualTo("one");
        assertThat(json.get("profile").asText()).isEqualTo("lab@1");
        assertThat(json.get("charset").asText()).isEqualTo("UTF-8");
        assertThat(json.get("form").asText()).isEqualTo("csv, comma");
        assertThat(json.get("problems").get(0).get("place").asText()).isEqualTo("Sheet2!7");
        assertThat(json.get("rows").asLong()).isEqualTo(10);
        assertThat(json.get("accepted").asLong()).isEqualTo(4);
        assertThat(json.get("duplicates").asLong()).isEqualTo(3);
        assertThat(json.get("corrected").asLong()).isEqualTo(2);
        assertThat(json.get("rejected").asLong()).isEqualTo(1);
        assertThat(json.get("ignored_columns").get(0).asText()).isEqualTo("weather");
        assertThat(json.get("final_account").asText()).isEqualTo("/api/v1/files/" + arrival.contentHash());
        assertThat(json.get("problems")).hasSize(2);
    }

    @Test
    void everyProblemIsToldInChineseAndInEnglish() throws IOException {
        Arrival arrival = arrival("one", "2026/march.csv");
        try (ReceiptDraft draft = ReceiptDraft.open(receipts, arrival)) {
            draft.refused(7, "", List.of(Problem.of(Rule.MISSING, "product", "")));
            draft.finish(receipt(arrival, List.of()));
        }

        JsonNode problem = json("march.csv.receipt.json").get("problems").get(0);
        assertThat(problem.get("line").asLong()).isEqualTo(7);
        assertThat(problem.get("field").asText()).isEqualTo("product");
        assertThat(problem.get("rule").asText()).isEqualTo("missing");
        assertThat(problem.get("message_zh").asText()).isEqualTo(Rule.MISSING.zh());
        assertThat(problem.get("message_en").asText()).isEqualTo(Rule.MISSING.en());
        assertThat(csv("march.csv.receipt.csv"))
                .containsExactly(
                        List.of("line", "outcome", "field", "value", "rule", "message_zh", "message_en", "place"),
                        List.of("7", "rejected", "product", "", "missing", Rule.MISSING.zh(), Rule.MISSING.en(), ""));
    }

    @Test
    void theCsvBeginsWithAMarkSoThatSpreadsheetsReadTheChinese() throws IOException {
        Arrival arrival = arrival("one", "march.csv");
        try (ReceiptDraft draft = ReceiptDraft.open(receipts, arrival)) {
            draft.finish(receipt(arrival, List.of()));
        }

        assertThat(Files.readString(receipts.resolve("lab/march.csv.receipt.csv")))
                .startsWith("\ufeffline,");
    }

    @Test
    void repeatedAndCorrectingRowsStandInTheCsv() throws IOException {
        Arrival arrival = arrival("one", "2026/march.csv");
        try (ReceiptDraft draft = ReceiptDraft.open(receipts, arrival)) {
            draft.repeated(3, "", false);
            draft.repeated(4, "", true);
            draft.finish(receipt(arrival, List.of()));
        }

        assertThat(csv("march.csv.receipt.csv").stream().skip(1))
                .containsExactly(
                        List.of("3", "duplicate", "", "", "", "", "", ""),
                        List.of("4", "corrected", "", "", "", "", "", ""));
    }

    @Test
    void aFileThatCannotBeReadSaysWhy() throws IOException {
        Arrival arrival = arrival("one", "2026/march.csv");
        try (ReceiptDraft draft = ReceiptDraft.open(receipts, arrival)) {
            draft.finish(receipt(arrival, List.of(Problem.of(Rule.WORKBOOK, "", ""))));
        }

        assertThat(json("march.csv.receipt.json")
                        .get("problems")
                        .get(0)
                        .get("rule")
                        .asText())
                .isEqualTo("workbook");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "+1+cmd",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "＋1",
                "－1+1",
                "＠SUM"
            })
    void aSpreadsheetTakesNoValueForAFormula(String value) throws IOException {
        Arrival arrival = arrival("one", "2026/march.csv");
        try (ReceiptDraft draft = ReceiptDraft.open(receipts, arrival)) {
            draft.refused(2, "", List.of(Problem.of(Rule.NOT_A_NUMBER, "value", value)));
            draft.finish(receipt(arrival, List.of()));
        }

        assertThat(csv("march.csv.receipt.csv").get(1).get(3)).isEqualTo("'" + value);
        assertThat(json("march.csv.receipt.json")
                        .get("problems")
                        .get(0)
                        .get("value")
                        .asText())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"-0.05, -0.05", "+3, +3", "0.05, 0.05", "'', ''", "a=b, a=b", "<0.01, <0.01"})
    void otherValuesStayAsTheyCame(String value, String written) {
        assertThat(ReceiptDraft.harmless(value)).isEqualTo(written);
    }

    @Test
    void nothingIsSeenUntilTheReceiptIsWhole() throws IOException {
        try (ReceiptDraft draft = ReceiptDraft.open(receipts, arrival("one", "march.csv"))) {
            draft.refused(2, "", List.of(Problem.of(Rule.MISSING, "product", "")));

            assertThat(names()).allMatch(name -> name.startsWith(".") && name.endsWith(".part"));
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aReceiptOfAnEarlierArrivalIsKeptBesideTheNewOne() throws IOException {
        write("one");
        write("two");

        assertThat(names())
                .containsExactlyInAnyOrder(
                        "march.csv.receipt.json",
                        "march.csv.receipt.csv",
                        "march.csv.receipt-one.json",
                        "march.csv.receipt-one.csv");
    }

    @Test
    void theSameArrivalWritesItsReceiptOnce() throws IOException {
        write("one");
        write("one");

        assertThat(names()).containsExactlyInAnyOrder("march.csv.receipt.json", "march.csv.receipt.csv");
    }

    /** Most file systems take names of 255 bytes, and a Chinese character has three. */
    @ParameterizedTest
    @ValueSource(strings = {"检", "x", "𠀀"})
    void aFileWithAVeryLongNameGetsItsReceiptToo(String character) throws IOException {
        String name = character.repeat(250 / character.getBytes(StandardCharsets.UTF_8).length) + ".csv";
        for (String id : List.of("one", "two")) {
            Arrival arrival = arrival(id, name);
            try (ReceiptDraft draft = ReceiptDraft.open(receipts, arrival)) {
                draft.finish(receipt(arrival, List.of()));
            }
        }

        assertThat(names()).hasSize(4).allMatch(receipt -> receipt.matches("(" + character + ")+~.+\\.receipt.*"));
    }

    private void write(String arrivalId) throws IOException {
        Arrival arrival = arrival(arrivalId, "march.csv");
        try (ReceiptDraft draft = ReceiptDraft.open(receipts, arrival)) {
            draft.finish(receipt(arrival, List.of()));
        }
    }

    private List<String> names() throws IOException {
        Path directory = receipts.resolve("lab");
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper()
                .readTree(receipts.resolve("lab/2026").resolve(name).toFile());
    }

    private List<List<String>> csv(String name) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .detectBomHeader(true)
                .ofCsvRecord(receipts.resolve("lab/2026").resolve(name))) {
            reader.forEach(row -> rows.add(row.getFields()));
        }
        return rows;
    }

    private static Arrival arrival(String id, String file) {
        return new Arrival(id, "lab", "file", file, "ab".repeat(32), RECEIVED, Path.of("kept"), 100);
    }

    private static Receipt receipt(Arrival arrival, List<Problem> unreadable) {
        ReceiptSummary summary = new ReceiptSummary(
                arrival.id(),
                arrival.partner(),
                "file",
                arrival.file(),
                arrival.contentHash(),
                arrival.receivedAt(),
                RECEIVED.plusSeconds(1),
                10,
                4,
                3,
                2,
                1,
                Map.of("missing", 1L),
                unreadable.isEmpty() ? "" : unreadable.get(0).rule().code(),
                Optional.empty(),
                1);
        return new Receipt(summary, "lab@1", "csv, comma", "UTF-8", List.of("weather"), 3, unreadable);
    }
}
