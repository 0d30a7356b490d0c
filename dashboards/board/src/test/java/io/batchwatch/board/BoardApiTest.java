package io.batchwatch.board;

import static io.batchwatch.board.given.Views.DAY;
import static io.batchwatch.board.given.Views.NOON;
import static io.batchwatch.board.given.Views.alert;
import static io.batchwatch.board.given.Views.batch;
import static io.batchwatch.board.given.Views.counts;
import static io.batchwatch.board.given.Views.credibility;
import static io.batchwatch.board.given.Views.duty;
import static io.batchwatch.board.given.Views.file;
import static io.batchwatch.board.given.Views.key;
import static io.batchwatch.board.given.Views.qualityControl;
import static io.batchwatch.board.given.Views.rapid;
import static io.batchwatch.board.given.Views.source;
import static io.batchwatch.board.given.Views.withPapers;
import static io.batchwatch.views.BatchClock.SAMPLE_DELIVERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.board.given.Json;
import io.batchwatch.contract.TestKind;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.FileView;
import io.batchwatch.views.PaperFault;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.VerdictCounts;
import io.batchwatch.views.ViewCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoardApiTest {
    @TempDir
    private Path directory;

    private BoardHouse house;

    @BeforeEach
    void openHouse() {
        house = new BoardHouse(directory);
    }

    @AfterEach
    void closeHouse() {
        house.close();
    }

    @Test
    void batchesWhosePapersAreAtFaultCanBeAskedFor() {
        house.views().accept(withPapers("B-1", PaperFault.MISSING, false, 1));
        house.views().accept(withPapers("B-2", PaperFault.EXPIRED, false, 1));
        house.views().accept(withPapers("B-3", PaperFault.EXPIRED, true, 1));

        Json expired = json("/api/v1/batches?papers=expired,over_quantity");

        assertThat(expired.at("/total").number()).isEqualTo(1);
        assertThat(expired.at("/batches/0/batch_id").text()).isEqualTo("B-2");
        assertThat(expired.at("/batches/0/papers/0/fault").text()).isEqualTo("EXPIRED");
        assertThat(expired.at("/batches/0/papers/0/source").text()).contains("art. 51");
        assertThat(expired.at("/batches/0/papers/0/sentence_zh").text()).isEqualTo("证件已到期。");
        assertThat(json("/api/v1/batches").at("/total").number()).isEqualTo(3);
    }

    @Test
    void reviewThatWasNeverMadeSaysSo() {
        for (String name : List.of("quality-control", "credibility", "labs-compared")) {
            Json answer = json("/api/v1/" + name);

            assertThat(answer.at("/review").text()).isEqualTo(name);
            assertThat(answer.at("/reviewed_at").isNull()).isTrue();
        }
    }

    @Test
    void latestReviewIsShownWhateverTheOrder() {
        house.views().accept(credibility(NOON, 2));
        house.views().accept(credibility(NOON.minusSeconds(60), 5));
        house.views().accept(qualityControl(NOON, 1));

        Json counters = json("/api/v1/credibility");
        Json instruments = json("/api/v1/quality-control");

        assertThat(counters.at("/reviewed_at").text()).isEqualTo(NOON.toString());
        assertThat(counters.at("/counters_to_look_at").number()).isEqualTo(2);
        assertThat(counters.at("/findings/0/adjusted_probability").fraction()).isEqualTo(1e-7);
        assertThat(counters.at("/findings/0/sentence_zh").text()).isEqualTo("请看一看。");
        assertThat(instruments.at("/logs/0/out_of_control")).hasToString("true");
        assertThat(instruments.at("/logs/0/points/0/broken_rules")).hasToString("[\"1-2s\",\"1-3s\"]");
        assertThat(house.get("/api/v1/credibility?counter=m1").statusCode()).isEqualTo(400);
        assertThat(house.get("/api/v1/quality-control?format=csv").body()).contains("ICP-1");
    }

    @Test
    void aRateComesWithItsCountAndItsInterval() {
        house.views().accept(rapid(DAY, "vegetable", counts(1, 0, 0), 1));
        house.views().accept(rapid(DAY.plusDays(1), "fruit", counts(0, 0, 0), 1));

        Json answer = json("/api/v1/pass-rates");

        assertThat(answer.at("/from").text()).isEqualTo("2026-03-10");
        assertThat(answer.at("/to").text()).isEqualTo("2026-03-10");
        assertThat(answer.at("/by")).hasToString("[\"category\"]");
        assertThat(answer.at("/zone").text()).isEqualTo("Asia/Shanghai");
        assertThat(answer.at("/first_day").text()).isEqualTo("2026-03-10");
        assertThat(answer.at("/last_day").text()).isEqualTo("2026-03-10");
        assertThat(answer.at("/rows")).hasSize(1);
        Json row = answer.at("/rows/0");
        assertThat(row.at("/key")).hasToString("{\"category\":\"vegetable\"}");
        assertThat(row.at("/test_kind").text()).isEqualTo("RAPID");
        assertThat(row.at("/samples"))
                .hasToString("{\"pass\":1,\"fail\":0,\"suspect\":0,\"inconclusive\":0,\"not_judged\":0}");
        assertThat(row.at("/judged").number()).isEqualTo(1);
        assertThat(row.at("/passed").number()).isEqualTo(1);
        assertThat(row.at("/rate").fraction()).isEqualTo(1.0);
        assertThat(row.at("/lower").fraction()).isEqualTo(0.2065, within(0.00005));
        assertThat(row.at("/upper").fraction()).isEqualTo(1.0);
        assertThat(row.at("/items/judged").number()).isEqualTo(2);
        assertThat(row.at("/items/lower").fraction()).isEqualTo(0.3424, within(0.00005));
    }

    @Test
    void whereNothingWasJudgedTheRateIsNull() {
        house.views().accept(rapid(DAY, "vegetable", new VerdictCounts(0, 0, 0, 3, 4), 1));

        Json row = json("/api/v1/pass-rates").at("/rows/0");

        assertThat(row.at("/judged").number()).isZero();
        assertThat(List.of(
                        row.at("/rate"),
                        row.at("/lower"),
                        row.at("/upper"),
                        row.at("/items").at("/rate")))
                .allMatch(Json::isNull);
    }

    @Test
    void daysAreNarrowedGroupedAndFiltered() {
        house.views().accept(rapid(DAY.minusDays(9), "vegetable", counts(1, 0, 0), 1));
        house.views().accept(rapid(DAY, "vegetable", counts(2, 0, 1), 1));
        house.views().accept(rapid(DAY, "fruit", counts(4, 0, 0), 1));
        house.views()
                .accept(new PassRateCell(
                        key(DAY, "vegetable", "pesticide", TestKind.LAB), counts(7, 1, 0), counts(9, 1, 0), 1));

        assertThat(json("/api/v1/pass-rates?from=2026-03-10&to=2026-03-10&by=day,category&kind=RAPID,LAB&site=")
                        .at("/rows"))
                .extracting(row -> row.at("/key").toString() + row.at("/judged"))
                .containsExactly(
                        "{\"day\":\"2026-03-10\",\"category\":\"fruit\"}4",
                        "{\"day\":\"2026-03-10\",\"category\":\"vegetable\"}3");
        assertThat(json("/api/v1/pass-rates?by=hazard").at("/rows"))
                .extracting(row -> row.at("/key").toString() + row.at("/judged"))
                .containsExactly("{\"hazard\":\"pesticide\"}8");
        assertThat(json("/api/v1/pass-rates?by=month&category=fruit&site=m_dongmen&lab=lab_county&origin=LOCAL")
                        .at("/rows"))
                .hasSize(1);
        assertThat(json("/api/v1/pass-rates?site=m_ximen").at("/rows")).isEmpty();
        assertThat(json("/api/v1/pass-rates?from=2027-01-01").at("/first_day").text())
                .isEqualTo("2026-03-01");
    }

    @Test
    void withoutDataThereAreNoDays() {
        Json answer = json("/api/v1/pass-rates");

        assertThat(answer.at("/from").isNull()).isTrue();
        assertThat(answer.at("/first_day").isNull()).isTrue();
        assertThat(answer.at("/rows")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/pass-rates?by=colour",
                "/api/v1/pass-rates?kind=TASTE",
                "/api/v1/pass-rates?from=yesterday",
                "/api/v1/pass-rates?to=2026-02-30",
                "/api/v1/pass-rates?from=2026-02-02&to=2026-02-01",
                "/api/v1/pass-rates?origin=MARS",
                "/api/v1/pass-rates?hazard=pesticide,microbe",
                "/api/v1/pass-rates?categry=fruit",
                "/api/v1/batches?state=ROTTEN",
                "/api/v1/batches?limit=0",
                "/api/v1/alerts?limit=many",
                "/api/v1/files?limit=-1"
            })
    void aQuestionThatCannotBeReadIsAProblemInTwoLanguages(String question) {
        HttpResponse<String> answer = house.get(question);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertProblem(answer, 400);
    }

    @Test
    void batchesComeGravestFirstWithoutTheirStories() {
        house.views().accept(batch("B-1", BatchState.SUSPECT, NOON.plusSeconds(9), 1));
        house.views().accept(batch("B-2", BatchState.UNSAFE, NOON, 1));
        house.views().accept(batch("B-3", BatchState.CLEARED, NOON, 1));

        Json answer = json("/api/v1/batches?state=UNSAFE,SUSPECT&limit=1");

        assertThat(answer.at("/total").number()).isEqualTo(2);
        assertThat(answer.at("/counts")).hasToString("{\"SUSPECT\":1,\"UNSAFE\":1}");
        assertThat(answer.at("/batches")).hasSize(1);
        Json first = answer.at("/batches/0");
        assertThat(first.at("/batch_id").text()).isEqualTo("B-2");
        assertThat(first.at("/product_name").text()).isEqualTo("豇豆");
        assertThat(first.at("/changed_at").text()).isEqualTo("2026-03-10T04:00:00Z");
        assertThat(first.at("/findings/0/limit_source").text()).isEqualTo("GB 2763-2021");
        assertThat(first.names()).doesNotContain("story");
        assertThat(json("/api/v1/batches").at("/total").number()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "B-1",
                "2026/03/东门 7",
                "sample:S-1",
                "100%",
                "a+b&c=d",
                "..",
                "a//b",
                "x;y",
                "Ünï?#",
                "back\\slash"
            })
    void aBatchIsFoundByWhateverItsPartnerCallsIt(String id) {
        BatchView batch = batch(id, BatchState.UNSAFE, NOON, 1);
        house.views().accept(batch);
        String encoded = encode(id);

        assertThat(decoded(house.get("/api/v1/batch?id=" + encoded), BatchView.class))
                .isEqualTo(batch);
        assertThat(decoded(house.get("/api/v1/batches/" + encoded), BatchView.class))
                .isEqualTo(batch);
    }

    @Test
    void whatIsNotKnownIsNotFound() {
        for (String path : List.of(
                "/api/v1/batches/none",
                "/api/v1/batch?id=none",
                "/api/v1/batch",
                "/api/v1/files/00",
                "/api/v2/x",
                "/x")) {
            assertProblem(house.get(path), 404);
        }
    }

    @Test
    void nothingCanBeWritten() {
        HttpResponse<String> answer = house.send(
                HttpRequest.newBuilder(house.at("/api/v1/batches"))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertProblem(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/readyz", "/metrics", "/api/v1/batches/none", "/api/v1/pass-rates?by=x", "/api/v1/names"})
    void whoAsksForTheHeadHearsWhatGetWouldSay(String path) {
        HttpRequest head = HttpRequest.newBuilder(house.at(path))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = house.send(head, HttpResponse.BodyHandlers.ofString());

        HttpResponse<String> got = house.get(path);
        assertThat(answer.statusCode()).isEqualTo(got.statusCode());
        assertThat(answer.headers().firstValue("Content-Type"))
                .isEqualTo(got.headers().firstValue("Content-Type"));
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/signals?day=-999999999-01-01",
                "/api/v1/signals?day=%2B999999999-12-31",
                "/api/v1/pass-rates?from=0000-01-01",
                "/api/v1/chart?kind=RAPID&to=%2B10000-01-01"
            })
    void aDayOfNoCalendarIsRefused(String path) {
        assertProblem(house.get(path), 400);
    }

    @Test
    void alertsComeNewestFirst() {
        house.views().accept(alert("B", 1, BatchState.SUSPECT, NOON));
        house.views().accept(alert("B", 2, BatchState.UNSAFE, NOON.plusSeconds(1)));

        assertThat(json("/api/v1/alerts").at("/alerts"))
                .extracting(alert -> alert.at("/alert_id").text())
                .containsExactly("B#2", "B#1");
        assertThat(json("/api/v1/alerts?limit=1").at("/alerts")).hasSize(1);
    }

    @Test
    void aSourceIsSilentAfterTwiceTheIntervalExpectedOfIt() {
        house.views().accept(source("prompt", BoardHouse.NOW.minusSeconds(7200), 1, 1));
        house.views().accept(source("quiet", BoardHouse.NOW.minusSeconds(7201), 1, 1));

        Json answer = json("/api/v1/sources");

        assertThat(answer.at("/now").text()).isEqualTo("2026-03-10T16:30:00Z");
        assertThat(answer.at("/sources"))
                .extracting(source ->
                        source.at("/partner").text() + " " + source.at("/age_seconds") + " " + source.at("/silent"))
                .containsExactly("prompt 7200 false", "quiet 7201 true");
        assertThat(answer.at("/sources/0/rejects_by_rule/not-a-number").number())
                .isEqualTo(3);
        assertThat(answer.at("/sources/0/expected_interval_seconds").number()).isEqualTo(3600);
    }

    @Test
    void filesAreFoundByTheirContent() {
        FileView old = file("ab", "county", NOON, 1);
        house.views().accept(old);
        house.views().accept(file("cd", "town", NOON.plusSeconds(1), 1));

        assertThat(decoded(house.get("/api/v1/files/ab"), FileView.class)).isEqualTo(old);
        assertThat(json("/api/v1/files").at("/files"))
                .extracting(file -> file.at("/content_hash").text())
                .containsExactly("cd", "ab");
        assertThat(json("/api/v1/files?partner=county").at("/files")).hasSize(1);
    }

    @Test
    void namesAreThoseOfTheReferenceFiles() {
        Json names = json("/api/v1/names");

        assertThat(names.at("/category/vegetable")).hasToString("{\"zh\":\"蔬菜\",\"en\":\"Vegetables\"}");
        assertThat(names.names())
                .containsExactlyInAnyOrder("category", "site", "lab", "campaign", "hazard", "product", "analyte");
    }

    @Test
    void theWholeHouseIsOneRowOfEachKindOfTest() {
        house.views().accept(rapid(DAY, "vegetable", counts(2, 0, 1), 1));
        house.views().accept(rapid(DAY, "fruit", counts(4, 0, 0), 1));

        Json rows = json("/api/v1/pass-rates?by=kind").at("/rows");

        assertThat(rows).hasSize(1);
        assertThat(rows.at("/0/key")).hasToString("{}");
        assertThat(rows.at("/0/judged").number()).isEqualTo(7);
        assertThat(rows.at("/0/passed").number()).isEqualTo(6);
    }

    @Test
    void openBatchesAreCountedByStateAndSeverityWhateverIsAsked() {
        house.views()
                .accept(batch("B-1", BatchState.UNSAFE, NOON, List.of(duty(SAMPLE_DELIVERY, Optional.of(NOON))), 1));
        house.views().accept(batch("B-2", BatchState.UNSAFE, NOON.plusSeconds(60), 1));
        house.views().accept(batch("B-3", BatchState.SUSPECT, NOON, 1));
        house.views().accept(batch("B-4", BatchState.CLEARED, NOON, 1));

        Json open = json("/api/v1/batches?state=CLEARED&category=fruit").at("/open");

        assertThat(open).hasSize(2);
        assertThat(open.at("/0/state").text()).isEqualTo("UNSAFE");
        assertThat(open.at("/0/severity").text()).isEqualTo("MAJOR");
        assertThat(open.at("/0/count").number()).isEqualTo(2);
        assertThat(open.at("/0/oldest_opened_at").text()).isEqualTo(NOON.toString());
        assertThat(open.at("/0/overdue").number()).isEqualTo(1);
        assertThat(open.at("/0/sampled_lately").number()).isEqualTo(2);
        assertThat(open.at("/1/state").text()).isEqualTo("SUSPECT");
    }

    @ParameterizedTest
    @CsvSource({
        "category=vegetable,1",
        "category=fruit,0",
        "site=m_dongmen,1",
        "site=m_ximen,0",
        "hazard=pesticide,1",
        "hazard=microbe,0",
        "lab=lab_county,1",
        "lab=lab_town,0"
    })
    void batchesAreNarrowedByWhereTheyWereFound(String narrowed, int found) {
        house.views().accept(batch("B-1", BatchState.UNSAFE, NOON, 1));

        assertThat(json("/api/v1/batches?" + narrowed).at("/batches")).hasSize(found);
    }

    @Test
    void sourcesComeWithTheDayThatItIsWhereTheHouseIs() {
        assertThat(json("/api/v1/sources").at("/today").text()).isEqualTo("2026-03-11");
        assertThat(json("/api/v1/sources").at("/zone").text()).isEqualTo("Asia/Shanghai");
    }

    @Test
    void itIsReadyWhenTheViewsHaveBeenRead() {
        assertThat(house.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(house.get("/readyz").statusCode()).isEqualTo(503);
        assertThat(house.get("/metrics").statusCode()).isEqualTo(503);
        assertThat(house.board().isReady()).isFalse();

        house.views().caughtUp();

        assertThat(house.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(house.get("/metrics").statusCode()).isEqualTo(200);
        assertThat(house.board().isReady()).isTrue();
    }

    @Test
    void everyAnswerKeepsTheBrowserOnThisBoard() {
        for (String path : List.of(
                "/", "/api/v1/names", "/api/v1/batches/none", "/nothing", "/metrics", "/assets/uplot/uPlot.min.css")) {
            assertThat(house.get(path).headers().map())
                    .as(path)
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("referrer-policy", List.of("no-referrer"))
                    .hasEntrySatisfying("content-security-policy", policy -> assertThat(policy.get(0))
                            .startsWith("default-src 'self';"));
        }
    }

    @Test
    void thePageAndItsChartsAreServedFromHere() {
        HttpResponse<String> page = house.get("/");
        HttpResponse<String> charts = house.get("/assets/uplot/uPlot.iife.min.js");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("<title>");
        assertThat(charts.statusCode()).isEqualTo(200);
        assertThat(charts.body()).contains("uPlot");
        assertThat(house.get("/../Board.class").statusCode()).isNotEqualTo(200);
        assertThat(house.get("/%2e%2e/io/batchwatch/board/Board.class").statusCode())
                .isNotEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/board.js", "/coverage.css", "/assets/uplot/uPlot.iife.min.js"})
    void filesAreCompressedAndSentOnce(String file) {
        HttpRequest.Builder request = HttpRequest.newBuilder(house.at(file)).header("Accept-Encoding", "gzip");
        HttpResponse<byte[]> first = house.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        String tag = first.headers().firstValue("etag").orElseThrow();

        HttpResponse<byte[]> again =
                house.send(request.header("If-None-Match", tag).build(), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(first.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void longAnswersAreCompressedForWhoeverTakesThat() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(house.at("/api/v1/names"))
                .header("Accept-Encoding", "gzip")
                .build();

        HttpResponse<byte[]> answer = house.send(request, HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8))
                .isEqualTo(house.get("/api/v1/names").body());
    }

    private Json json(String path) {
        HttpResponse<String> answer = house.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        return parsed(answer);
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        Json problem = parsed(answer);
        assertThat(problem.at("/status").number()).isEqualTo(status);
        assertThat(List.of("title", "detail", "detail_zh"))
                .allSatisfy(field -> assertThat(problem.at("/" + field).text()).isNotEmpty());
        assertThat(problem.at("/detail_zh").text()).matches("(?s).*\\p{IsHan}.*");
    }

    private static Json parsed(HttpResponse<String> answer) {
        return Json.of(answer.body());
    }

    private static <T> T decoded(HttpResponse<String> answer, Class<T> type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ViewCodec.decode(answer.body().getBytes(StandardCharsets.UTF_8), type);
    }

    /** As {@code encodeURIComponent} does it. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("..", "%2E%2E");
    }
}
