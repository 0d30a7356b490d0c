package io.batchwatch.board;

import static io.batchwatch.board.given.Views.DAY;
import static io.batchwatch.board.given.Views.NOON;
import static io.batchwatch.board.given.Views.batch;
import static io.batchwatch.board.given.Views.counts;
import static io.batchwatch.board.given.Views.key;
import static io.batchwatch.board.given.Views.rapid;
import static io.batchwatch.board.given.Views.source;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.batchwatch.board.given.Json;
import io.batchwatch.contract.TestKind;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.PassRateCell;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoardCsvTest {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    @TempDir
    private Path directory;

    private BoardHouse house;

    @BeforeEach
    void openHouseWithAYear() {
        house = new BoardHouse(directory);
        for (int day = 0; day < 400; day++) {
            house.views().accept(rapid(DAY.minusDays(day), "vegetable", counts(40, day % 7 == 0 ? 1 : 0, 0), 1));
            CellKey banned = key(DAY.minusDays(day), "livestock", "banned_substance", TestKind.RAPID);
            house.views().accept(new PassRateCell(banned, counts(9, 0, 0), counts(9, 0, 0), 1));
            CellKey pesticides = key(DAY.minusDays(day), "vegetable", "pesticide", TestKind.RAPID);
            house.views().accept(new PassRateCell(pesticides, counts(9, 0, 1), counts(9, 0, 1), 1));
            house.views().accept(rapid(DAY.minusDays(day), "fruit", counts(20, 0, day == 3 ? 5 : 0), 1));
        }
        house.views().accept(batch("B-1", BatchState.UNSAFE, NOON, 1));
        house.views().accept(batch("B-2", BatchState.SUSPECT, NOON, 1));
        house.views().accept(source("county", NOON, 1, 1));
        house.views().accept(source("town", NOON, 2, 1));
    }

    @AfterEach
    void closeHouse() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /api/v1/pass-rates?by=category,month           | rows
                    /api/v1/batches                                | batches
                    /api/v1/sources                                | sources
                    /api/v1/chart?kind=RAPID                       | points
                    /api/v1/funnel?kind=RAPID                      | units
                    /api/v1/funnel?kind=RAPID&table=curves         | curves
                    /api/v1/signals                                | categories
                    /api/v1/signals?table=outbreaks                | outbreaks
                    /api/v1/campaigns                              | campaigns
                    /api/v1/coverage?kind=RAPID                    | rows
                    """)
    void aTableSaysWhatTheJsonSays(String question, String list) {
        String asked = question.replaceFirst("[&?]table=\\w+", "");
        Json rows = Json.of(house.get(asked).body()).at("/" + list);

        List<Map<String, String>> table =
                table(house.get(question + (question.contains("?") ? "&" : "?") + "format=csv"));

        assertThat(rows).isNotEmpty();
        List<Map<String, String>> expected = new ArrayList<>();
        rows.forEach(row -> expected.add(flat(row)));
        assertThat(table).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Map<String, String> cells = new LinkedHashMap<>(table.get(i));
            cells.values().removeIf(String::isEmpty);
            assertThat(cells).isEqualTo(expected.get(i));
        }
    }

    @Test
    void spreadsheetsKnowItByItsByteOrderMarkAndItsName() {
        HttpResponse<String> answer = house.get("/api/v1/pass-rates?format=csv");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith(BYTE_ORDER_MARK + "key.category,test_kind,")
                .contains("\r\n");
        assertThat(answer.headers().firstValue("content-type")).contains("text/csv; charset=utf-8; header=present");
        assertThat(answer.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"pass-rates.csv\"");
        assertThat(answer.headers().allValues("vary")).contains("Accept");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    text/csv                             | text/csv
                    text/csv;q=0.5, application/json     | application/json
                    application/json;q=0.5, text/csv     | text/csv
                    text/html, */*;q=0.8                 | application/json
                    """)
    void whoSaysSoGetsATable(String accept, String given) {
        assertThat(house.get("/api/v1/sources", "Accept", accept)
                        .headers()
                        .firstValue("content-type")
                        .orElse(""))
                .startsWith(given);
    }

    @Test
    void whatIsAskedForGoesBeforeWhatTheBrowserTakes() {
        assertThat(house.get("/api/v1/sources?format=json", "Accept", "text/csv")
                        .headers()
                        .firstValue("content-type"))
                .contains("application/json");
    }

    @Test
    void aTableWithoutRowsHasItsHeader() {
        List<String> lines = house.get("/api/v1/batches?state=DISPOSED&format=csv")
                .body()
                .lines()
                .toList();

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).contains("batch_id,product,product_name,", "findings.0.limit_source");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "＝HYPERLINK(\"x\")",
                "  =1",
                "\u00a0=1",
                "\t=1",
                "\r=1",
                "＠a",
                "\n=1"
            })
    void whatASpreadsheetWouldTakeForAFormulaIsAText(String product) {
        house.views().accept(called(product));

        Map<String, String> row =
                table(house.get("/api/v1/batches?limit=1&format=csv")).get(0);

        assertThat(row.get("product_name")).isEqualTo("'" + product);
    }

    @ParameterizedTest
    @ValueSource(strings = {"豇豆", "a,b", "say \"leek\"", "two\nlines", "< 0.01", "韭菜=1"})
    void everyOtherTextIsAsItWas(String product) {
        house.views().accept(called(product));

        Map<String, String> row =
                table(house.get("/api/v1/batches?limit=1&format=csv")).get(0);

        assertThat(row.get("product_name")).isEqualTo(product);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sources?format=xls",
                "/api/v1/signals?format=csv&table=everything",
                "/api/v1/signals?table=outbreaks",
                "/api/v1/sources?colour=red&format=csv"
            })
    void whatCannotBeReadIsAProblemAndNoTable(String question) {
        HttpResponse<String> answer = house.get(question);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }

    private static BatchView called(String productName) {
        BatchView batch = batch("A", BatchState.UNSAFE, NOON.plusSeconds(1), 1);
        return new BatchView(
                batch.batchId(),
                batch.product(),
                productName,
                batch.category(),
                batch.producer(),
                batch.site(),
                batch.state(),
                batch.severity(),
                batch.hazard(),
                batch.referral(),
                batch.openedAt(),
                batch.changedAt(),
                batch.clocks(),
                batch.findings(),
                batch.papers(),
                batch.story(),
                batch.version());
    }

    private static List<Map<String, String>> table(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<CsvRecord> lines =
                CsvReader.builder().ofCsvRecord(answer.body().substring(BYTE_ORDER_MARK.length())).stream()
                        .toList();
        List<String> header = lines.get(0).getFields();
        Set<String> names = new HashSet<>(header);
        assertThat(names).as("no column twice").hasSameSizeAs(header);
        List<Map<String, String>> rows = new ArrayList<>();
        for (CsvRecord line : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), line.getField(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /** What there is, by the way to it; of a list its length and its first entry. */
    private static Map<String, String> flat(Json row) {
        Map<String, String> cells = new LinkedHashMap<>();
        flatten(row, "", cells);
        cells.values().removeIf(String::isEmpty);
        return cells;
    }

    private static void flatten(Json part, String way, Map<String, String> cells) {
        String text = part.toString();
        if (part.isNull()) {
            return;
        }
        if (part.isObject()) {
            part.names().forEach(name -> flatten(part.at("/" + name), way.isEmpty() ? name : way + "." + name, cells));
        } else if (part.isList()) {
            List<Json> entries = new ArrayList<>();
            part.forEach(entries::add);
            cells.put(way + ".length", Integer.toString(entries.size()));
            entries.stream().findFirst().ifPresent(first -> flatten(first, way + ".0", cells));
        } else {
            cells.put(way, text);
        }
    }
}
