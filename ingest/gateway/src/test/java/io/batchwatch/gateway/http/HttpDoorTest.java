package io.batchwatch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchwatch.contract.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpDoorTest {
    private static final String TEXT = OpenedHttpDoor.TEXT;

    @TempDir
    private Path data;

    private OpenedHttpDoor http;

    @BeforeEach
    void open() throws IOException {
        http = new OpenedHttpDoor(data);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void aMessageIsAnsweredWithItsReceipt() throws Exception {
        HttpResponse<String> answer = http.send(http.push(TEXT).header("Content-Type", "text/csv; charset=utf-8"));

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode receipt = OpenedHttpDoor.json(answer);
        assertThat(receipt.get("rows").asInt()).isEqualTo(1);
        assertThat(receipt.get("accepted").asInt()).isEqualTo(1);
        assertThat(http.room.results())
                .singleElement()
                .satisfies(result -> assertThat(result.provenance().transport()).isEqualTo("http"));
    }

    @Test
    void theSameBytesCountOnce() throws Exception {
        http.send(http.push(TEXT));
        HttpResponse<String> again = http.send(http.push(TEXT));

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(OpenedHttpDoor.json(again).get("duplicates").asInt()).isEqualTo(1);
        assertThat(http.room.results()).hasSize(1);
    }

    @Test
    void theReceiptIsShownAgain() throws Exception {
        HttpResponse<String> first = http.send(http.push(TEXT));

        String location = first.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> shown = http.send(http.request(location).GET());

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo(first.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "..%2F..%2Fkeys", "0000000000000000000000000000000000000000000000000000000000000000"})
    void aReceiptThatThereIsNotIsNotFound(String hash) throws Exception {
        assertThat(http.send(http.request("/api/v1/results/" + hash + "?partner=generic")
                                .GET())
                        .statusCode())
                .isIn(400, 404);
    }

    @Test
    void nobodySeesAReceiptOfAnother() throws Exception {
        String location =
                http.send(http.push(TEXT)).headers().firstValue("Location").orElseThrow();
        String other = http.keys.add("lab", Optional.empty()).text();

        HttpRequest.Builder asked = http.request(location.replace("partner=generic", "partner=lab"))
                .setHeader("Authorization", "Bearer " + other);

        assertThat(http.send(asked).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer", "Basic Z2VuZXJpYzp4", "bearer  "})
    void withoutAValidKeyNobodyComesIn(String authorization) throws Exception {
        HttpResponse<String> answer = http.send(http.push(TEXT).setHeader("Authorization", authorization));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(OpenedHttpDoor.json(answer).get("detail_zh").asText()).contains("密钥");
        assertThat(http.room.results()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?partner=", "?partner=lab", "?partner=nobody", "?partner=..%2F..", "?partner=GENERIC"})
    void aKeyIsGoodForItsPartnerOnly(String query) throws Exception {
        assertThat(http.send(http.request("/api/v1/results" + query).POST(HttpRequest.BodyPublishers.ofString(TEXT)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aRevokedKeyIsRefusedAtOnce() throws Exception {
        assertThat(http.send(http.push(TEXT)).statusCode()).isEqualTo(202);

        http.keys.revoke("generic", http.keys.keys().get(0).id());

        assertThat(http.send(http.push(TEXT)).statusCode()).isEqualTo(401);
    }

    @Test
    void whoTriesKeysOutIsMadeToWait() throws Exception {
        for (int i = 0; i < 5; i++) {
            http.send(http.push(TEXT).setHeader("Authorization", "Bearer wrong-" + i));
        }
        HttpResponse<String> sixth = http.send(http.push(TEXT).setHeader("Authorization", "Bearer wrong"));

        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "image/png,415",
        "multipart/form-data; boundary=x,415",
        "text/csv; charset=shift_jis,415",
        "text/csv; charset=no-such,415",
        "text/csv; charset=GB18030,202",
        "application/octet-stream,202"
    })
    void theTypeSaysWhetherReadingIsWorthTrying(String type, int status) throws Exception {
        assertThat(http.send(http.push(TEXT).header("Content-Type", type)).statusCode())
                .isEqualTo(status);
    }

    @Test
    void chineseInGb18030IsRead() throws Exception {
        byte[] bytes = TEXT.replace("leek", "韭菜").getBytes(Charset.forName("GB18030"));

        HttpResponse<String> answer = http.send(http.push(bytes).header("Content-Type", "text/csv; charset=GB18030"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(http.room.results().get(0).sample().product().name()).isEqualTo("韭菜");
    }

    @Test
    void anEmptyMessageIsABadOne() throws Exception {
        assertThat(http.send(http.push("")).statusCode()).isEqualTo(400);
    }

    @Test
    void aMessageWithoutAnyReadableRowIsToldWhy() throws Exception {
        HttpResponse<String> answer = http.send(http.push("a,b\n1,2\n"));

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode first = OpenedHttpDoor.json(answer).get("problems").get(0);
        assertThat(first.get("rule").asText()).isEqualTo("missing-column");
        assertThat(first.get("message_zh").asText()).isNotBlank();
    }

    @Test
    void gzipIsTakenOffAndWhatWasWrappedIsKept() throws Exception {
        http.send(http.push(TEXT));

        HttpResponse<String> answer =
                http.send(http.push(gzip(TEXT.getBytes(StandardCharsets.UTF_8))).header("Content-Encoding", "gzip"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(OpenedHttpDoor.json(answer).get("duplicates").asInt()).isEqualTo(1);
    }

    @Test
    void aBombIsRefused() throws Exception {
        byte[] bomb = gzip(new byte[30 << 20]);
        assertThat(bomb.length).isLessThan(64 << 10);

        assertThat(http.send(http.push(bomb).header("Content-Encoding", "gzip")).statusCode())
                .isEqualTo(413);
    }

    @Test
    void damagedGzipAndOtherCodingsAreRefused() throws Exception {
        assertThat(http.send(http.push(TEXT).header("Content-Encoding", "gzip")).statusCode())
                .isEqualTo(400);
        assertThat(http.send(http.push(TEXT).header("Content-Encoding", "br")).statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsTooLargeIsRefusedWhetherItSaysSoOrNot(boolean says) throws Exception {
        byte[] large = new byte[HttpDoorSettings.USUAL_MOST_BYTES + 1];
        HttpRequest.BodyPublisher known = HttpRequest.BodyPublishers.ofByteArray(large);

        HttpRequest.Builder request = http.request("/api/v1/results?partner=generic")
                .POST(says ? known : HttpRequest.BodyPublishers.fromPublisher(known));

        assertThat(refusedOrHungUp(request)).isTrue();
        assertThat(http.room.results()).isEmpty();
    }

    /** Who goes on sending what was refused may find the line cut before he hears why. */
    private boolean refusedOrHungUp(HttpRequest.Builder request) throws InterruptedException {
        try {
            return http.send(request).statusCode() == 413;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void whileKafkaIsAwayTheSenderIsToldToComeAgainAndThenIsTaken() throws Exception {
        http.room.unreachable(Optional.of(Topics.RESULTS));

        HttpResponse<String> away = http.send(http.push(TEXT));
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
        assertThat(http.room.receipts()).isEmpty();
        http.room.unreachable(Optional.empty());

        HttpResponse<String> back = http.send(http.push(TEXT));
        while (back.statusCode() == 503) {
            back = http.send(http.push(TEXT));
        }
        assertThat(back.statusCode()).isEqualTo(202);
        assertThat(OpenedHttpDoor.json(back).get("accepted").asInt()).isEqualTo(1);
        assertThat(http.room.results()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "march.csv",
                "..%2F..%2F..%2Fetc%2Fpasswd",
                "..",
                "%E4%B8%89%E6%9C%88%201.csv",
                "a%5C..%5Cb",
                "%00",
                "/"
            })
    void aNameLeadsNowhereElse(String name) throws Exception {
        HttpResponse<String> answer = http.send(http.request("/api/v1/results?partner=generic&name=" + name)
                .POST(HttpRequest.BodyPublishers.ofString(TEXT)));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(OpenedHttpDoor.json(answer).get("file").asText())
                .matches("http/\\d{4}-\\d\\d-\\d\\d/\\d{6}\\.\\d{3}-[0-9a-f]{8}-?[^/\\\\\\u0000]*");
        assertThat(data.resolve("receipts/generic/http")).isDirectory();
    }

    @Test
    void otherAddressesAndMethodsAreRefused() throws Exception {
        assertThat(http.send(http.request("/").GET()).statusCode()).isEqualTo(404);
        assertThat(http.send(http.request("/api/v1/results?partner=generic").GET())
                        .statusCode())
                .isEqualTo(405);
        assertThat(http.send(http.request("/api/v1/results?partner=generic")
                                .PUT(HttpRequest.BodyPublishers.ofString(TEXT)))
                        .statusCode())
                .isEqualTo(405);
        assertThat(http.send(http.request("/api/v1/results?partner=generic&partner=lab")
                                .POST(HttpRequest.BodyPublishers.ofString(TEXT)))
                        .statusCode())
                .isEqualTo(400);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}
