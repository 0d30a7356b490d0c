package io.batchwatch.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do about batches, from a file and over HTTP, to the state, the clocks and the alerts on the board. */
class ActsIT {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final Pattern PUSH = Pattern.compile("(http://localhost:\\d+)/api/v1/results");
    private static final String HEADER =
            "sample_id,batch_id,product,sampled_at,test_kind,lab,analyte,qualifier,value,unit,reported_verdict\n";

    @TempDir
    private static Path data;

    private static RunningHouse house;

    @BeforeAll
    static void open() throws IOException {
        house = RunningHouse.start(data);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** A sample delivered in spring and never reported on; the clock was over before anybody told of it. */
    @Test
    void deliveryThatNobodyReportedOnIsOverdueOnTheBoardAndAmongTheAlerts() throws Exception {
        house.drop("generic", "rapid.csv", HEADER + "S-1,ACT-1,pork," + daysAgo(100) + ",RAPID,镇快检室,克伦特罗,,阳性,,FAIL\n");
        awaitState("ACT-1", "SUSPECT");
        assertThat(clocks("ACT-1")).contains("SAMPLE_DELIVERY").doesNotContain("CONFIRMATION_REPORT");

        JsonNode receipt = acts("delivered.csv", "ACT-1,SAMPLE_DELIVERED," + daysAgo(90) + ",李四,送样1号");

        assertThat(receipt.path("accepted").asInt()).as(receipt.toString()).isEqualTo(1);
        JsonNode alert = awaitAlert("ACT-1", "OVERDUE");
        assertThat(alert.path("clock").asText()).isEqualTo("CONFIRMATION_REPORT");
        assertThat(alert.path("sentence_zh").asText()).contains("逾期");
        assertThat(alert.path("sentence_en").asText()).contains("Overdue");
        assertThat(clocks("ACT-1")).doesNotContain("SAMPLE_DELIVERY");
        assertThat(house.json("/api/v1/batches/ACT-1")
                        .at("/clocks/0/overdue_since")
                        .isNull())
                .isFalse();
        assertThat(house.get("/metrics")).contains("batchwatch_batches_overdue{clock=\"confirmation_report\"} 1.0");
    }

    @Test
    void bannedSubstanceIsDisposedOfByAFileAndByHttp() throws Exception {
        house.drop(
                "generic", "lab.csv", HEADER + "S-2,ACT-2,pork," + daysAgo(2) + ",LAB,县食品检验所,克伦特罗,EQ,3.2,μg/kg,FAIL\n");
        awaitState("ACT-2", "UNSAFE");
        assertThat(clocks("ACT-2")).contains("OBJECTION", "DISPOSAL_OPENING", "CRIMINAL_REFERRAL");

        acts("opened.csv", "ACT-2,DISPOSAL_OPENED," + daysAgo(1) + ",王五,处置2号");
        await("the clock moves on").atMost(RunningHouse.PATIENCE).until(() -> clocks("ACT-2")
                .contains("DISPOSAL_CLOSING"));
        assertThat(clocks("ACT-2")).doesNotContain("DISPOSAL_OPENING");

        String key = RunningHouse.run(
                        "keys", "add", "--data", data.toString(), "--partner", "town_office", "--right", "acts")
                .strip();
        HttpResponse<String> answer = post(key, """
                [{"batch_id": "ACT-2", "kind": "完成处置", "at": "%s", "by": "王五", "quantity": 50, "unit": "kg"},
                 {"batch_id": "ACT-2", "kind": "nothing known", "at": "%s", "by": "王五"}]""".formatted(daysAgo(0), daysAgo(0)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"accepted\":1", "\"rejected\":1", "message_zh", "message_en");
        awaitState("ACT-2", "DISPOSED");
        JsonNode batch = house.json("/api/v1/batches/ACT-2");
        assertThat(batch.path("referral").asBoolean()).isTrue();
        assertThat(clocks("ACT-2")).contains("CRIMINAL_REFERRAL").doesNotContain("DISPOSAL_CLOSING");
        assertThat(batch.path("story").findValuesAsText("event"))
                .containsSubsequence(List.of("finding-added", "act-entered", "act-entered"));
        assertThat(awaitAlert("ACT-2", "STATE").path("to").asText()).isEqualTo("DISPOSED");
        await("the whole story is in the history").atMost(RunningHouse.PATIENCE).untilAsserted(() -> assertThat(
                        house.query(
                                "select count(*) from batch_story where batch_id = 'ACT-2' and event = 'act-entered'"))
                .containsExactly("2"));
    }

    @Test
    void keyForResultsOpensNoActs() throws Exception {
        String key = RunningHouse.run("keys", "add", "--data", data.toString(), "--partner", "lab")
                .strip();

        HttpResponse<String> answer = post(key, "{}");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("detail_zh");
    }

    private static String daysAgo(int days) {
        return MINUTE.format(Instant.now().minus(Duration.ofDays(days)).minusSeconds(60));
    }

    private static JsonNode acts(String name, String row) throws IOException {
        Path in = data.resolve("acts/in");
        Path part = Files.writeString(in.resolve(name + ".part"), "batch_id,kind,at,by,document\n" + row + "\n");
        Files.move(part, in.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        Path receipt = data.resolve("acts/receipts/" + name + ".receipt.json");
        await(name + " is answered").atMost(RunningHouse.PATIENCE).until(() -> Files.exists(receipt));
        return RunningHouse.json(Files.readAllBytes(receipt));
    }

    private static HttpResponse<String> post(String key, String json) throws IOException, InterruptedException {
        Matcher push = PUSH.matcher(house.output());
        assertThat(push.find()).isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create(push.group(1) + "/api/v1/acts?office=town_office"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static void awaitState(String batch, String state) {
        await(batch + " is " + state).atMost(RunningHouse.PATIENCE).until(() -> house.json("/api/v1/batches/" + batch)
                .path("state")
                .asText()
                .equals(state));
    }

    private static List<String> clocks(String batch) {
        return house.json("/api/v1/batches/" + batch).path("clocks").findValuesAsText("clock");
    }

    private static JsonNode awaitAlert(String batch, String cause) {
        await(batch + " rings for " + cause).atMost(RunningHouse.PATIENCE).until(() -> alert(batch, cause)
                .isObject());
        return alert(batch, cause);
    }

    private static JsonNode alert(String batch, String cause) {
        for (JsonNode alert : house.json("/api/v1/alerts").path("alerts")) {
            if (alert.path("batch_id").asText().equals(batch)
                    && alert.path("cause").asText().equals(cause)) {
                return alert;
            }
        }
        return MissingNode.getInstance();
    }
}
