package io.batchwatch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchwatch.contract.ActKind;
import io.batchwatch.contract.BatchAct;
import io.batchwatch.contract.Topics;
import io.batchwatch.gateway.key.KeyRight;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Acts through the same door as results, with a right of their own. */
@Timeout(60)
class ActsHttpTest {
    private static final String OPENED =
            "{\"batch_id\":\"B-1\",\"kind\":\"DISPOSAL_OPENED\",\"at\":\"2026-03-01T09:00\",\"by\":\"张三\"}";

    @TempDir
    private Path data;

    private OpenedHttpDoor http;
    private String key;

    @BeforeEach
    void open() throws IOException {
        http = new OpenedHttpDoor(data);
        key = http.keys.add("town_office", KeyRight.ACTS, Optional.empty()).text();
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void anActInJsonIsAnsweredWithItsReceiptAndKept() throws Exception {
        HttpResponse<String> answer = post(key, "application/json", OPENED);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode receipt = OpenedHttpDoor.json(answer);
        assertThat(receipt.get("accepted").asInt()).isEqualTo(1);
        BatchAct act = onlyAct();
        assertThat(receipt.at("/acts/0/act_id").asText()).isEqualTo(act.id().toString());
        assertThat(act.kind()).isEqualTo(ActKind.DISPOSAL_OPENED);
        assertThat(act.by()).isEqualTo("张三");
        assertThat(kept()).hasSize(2);
    }

    @Test
    void actsInCsvMayHaveChineseColumnsAndEachRowIsAnswered() throws Exception {
        HttpResponse<String> answer = post(
                key,
                "text/csv; charset=utf-8",
                "批次号,类型,时间,经办人\nB-1,提出异议,2026-03-01 09:00,李四\nB-2,不知道,2026-03-01 09:00,李四\n");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode receipt = OpenedHttpDoor.json(answer);
        assertThat(receipt.get("rows").asInt()).isEqualTo(2);
        assertThat(receipt.get("rejected").asInt()).isEqualTo(1);
        assertThat(receipt.at("/problems/0/message_zh").asText()).isNotEmpty();
        assertThat(receipt.at("/problems/0/message_en").asText()).isNotEmpty();
        assertThat(onlyAct().kind()).isEqualTo(ActKind.OBJECTION);
    }

    @Test
    void messageOfWhichNothingCanBeTakenIsRefusedWithTheReasons() throws Exception {
        HttpResponse<String> answer = post(key, "application/json", "[{\"batch_id\":\"B-1\"}]");

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode refusal = OpenedHttpDoor.json(answer);
        assertThat(refusal.get("detail_zh").asText()).isNotEmpty();
        assertThat(refusal.get("problems")).hasSize(3);
        assertThat(http.room.actsSent()).isEmpty();
    }

    @Test
    void whoReportsResultsMayNotSayWhatWasDone() throws Exception {
        HttpResponse<String> asPartner = http.send(http.request("/api/v1/acts?office=generic")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(OPENED)));
        HttpResponse<String> resultsWithKeyForActs =
                http.send(HttpRequest.newBuilder(http.request("/api/v1/results?partner=town_office")
                                .build()
                                .uri())
                        .header("Authorization", "Bearer " + key)
                        .POST(HttpRequest.BodyPublishers.ofString(OpenedHttpDoor.TEXT)));

        assertThat(asPartner.statusCode()).isEqualTo(401);
        assertThat(resultsWithKeyForActs.statusCode()).isEqualTo(401);
        assertThat(OpenedHttpDoor.json(asPartner).get("detail_zh").asText()).isNotEmpty();
        assertThat(http.room.actsSent()).isEmpty();
    }

    @Test
    void whileKafkaIsAwayNothingIsTaken() throws Exception {
        http.room.unreachable(Optional.of(Topics.ACTS));

        HttpResponse<String> answer = post(key, "application/json", OPENED);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void otherTypesAndOtherMethodsAreRefused() throws Exception {
        assertThat(post(key, "application/xml", "<acts/>").statusCode()).isEqualTo(415);
        assertThat(post(key, "application/json", "no json").statusCode()).isEqualTo(400);
        assertThat(http.send(http.request("/api/v1/acts?office=town_office").GET())
                        .statusCode())
                .isEqualTo(405);
    }

    private HttpResponse<String> post(String withKey, String type, String text)
            throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(
                        http.request("/api/v1/acts?office=town_office").build().uri())
                .header("Authorization", "Bearer " + withKey)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(text)));
    }

    private BatchAct onlyAct() {
        assertThat(http.room.actsSent()).hasSize(1);
        return http.room.actsSent().get(0);
    }

    /** The bytes as they came, and the receipt. */
    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("acts"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
