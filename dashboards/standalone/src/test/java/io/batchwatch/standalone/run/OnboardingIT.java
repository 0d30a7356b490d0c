package io.batchwatch.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner that nobody knew an hour ago, at a house that runs all the while. */
class OnboardingIT {
    private static final String EXPORT = """
            Fluorimeter 7;;;;;
            Sample ID;Type;Element;Soln Conc (mg/kg);Date;Food
            Blank;Blk;镉(Cd);0,0;13/02/2024;
            %1$s-1;Sample;镉(Cd);0,07;13/02/2024;韭菜
            %1$s-2;Sample;鉛;0,05;13/02/2024;韭菜
            """;

    @TempDir
    private static Path directory;

    private static Path data;
    private static RunningHouse house;

    @BeforeAll
    static void open() throws IOException {
        data = Files.createDirectory(directory.resolve("data"));
        house = RunningHouse.start(data);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void fromADraftToTheHistoryAndItsPastHealed() throws Exception {
        Path sample = Files.writeString(directory.resolve("sample.csv"), EXPORT.formatted("A"));
        String draft = run("check", "--draft", "--partner", "new-lab", sample.toString());
        assertThat(draft).contains("TODO", "header: search", "decimal: comma", "Type: [Blk]", "#   test_kind: LAB");

        profile("new-lab", draft + "constants: {test_kind: LAB}\n");
        JsonNode checked = new ObjectMapper()
                .readTree(run("check", "--partner", "new-lab", "--format", "json", sample.toString()));
        assertThat(checked.path("good").asBoolean()).isTrue();
        assertThat(checked.path("passed_over").asInt()).isEqualTo(1);
        assertThat(checked.path("unmapped")
                        .get(0)
                        .path("nearest")
                        .get(0)
                        .path("code")
                        .asText())
                .isEqualTo("cadmium");

        house.drop("new-lab", "sample.csv", EXPORT.formatted("A"));
        JsonNode receipt = house.receipt("new-lab", "sample.csv");
        assertThat(receipt.path("accepted").asInt()).isEqualTo(2);
        assertThat(receipt.path("passed_over").asInt()).isEqualTo(1);
        awaitResults("A-1,unmapped,not_judged", "A-2,lead,pass");

        assertThat(run("unmapped")).contains("镉(Cd) × 1", "[new-lab]", "cadmium");
        assertThat(run("map", "analyte", "镉(Cd)", "cadmium")).contains("analyte 镉(Cd) = cadmium");
        run("replay", "--partner", "new-lab");

        awaitResults("A-1,cadmium,fail", "A-2,lead,pass");
        await().atMost(RunningHouse.PATIENCE).untilAsserted(() -> {
            JsonNode rates = house.json("/api/v1/pass-rates?from=2024-02-13&to=2024-02-13");
            assertThat(rates.toString()).contains("\"pass\":1,\"fail\":1");
        });
        assertThat(run("unmapped")).contains("0 个名称没有代码");
        assertThatThrownBy(() -> run("map", "analyte", "镉(Cd)", "lead")).hasMessageContaining("cadmium");
        assertThatThrownBy(() -> run("map", "analyte", "Zn", "zinck")).hasMessageContaining("zinck");
    }

    @Test
    void aBrokenProfileIsToldWithItsPlaceAndTheOneBeforeStaysInUse() throws Exception {
        profile("stall-9", "partner: stall-9\nversion: 1\ndefaults: {test_kind: RAPID}\n");
        house.drop("stall-9", "first.csv", rapid("R-1"));
        assertThat(house.receipt("stall-9", "first.csv").path("profile").asText())
                .isEqualTo("stall-9@1");

        profile("stall-9", "partner: stall-9\nversion: 2\ncolour: red\n");
        house.drop("stall-9", "second.csv", rapid("R-2"));

        JsonNode second = house.receipt("stall-9", "second.csv");
        assertThat(second.path("profile").asText()).isEqualTo("stall-9@1");
        assertThat(second.path("accepted").asInt()).isEqualTo(1);
        assertThatThrownBy(() -> run("partners"))
                .hasMessageContaining("stall-9@1")
                .hasMessageContaining("kept")
                .hasMessageContaining("stall-9.yaml:3:1: ");

        profile("stall-9", "partner: stall-9\nversion: 3\ndefaults: {test_kind: RAPID}\n");
        house.drop("stall-9", "third.csv", rapid("R-3"));
        assertThat(house.receipt("stall-9", "third.csv").path("profile").asText())
                .isEqualTo("stall-9@3");
        assertThat(run("partners")).contains("stall-9@3").doesNotContain("kept");
    }

    @Test
    void aBrokenLimitIsInTheLogWithItsPlaceAndTheRulesBeforeStayInForce() throws Exception {
        Path limits = data.resolve("reference/limits.csv");
        String rules = Files.readString(limits);
        long broken = rules.lines().count() + 1;
        Files.writeString(limits, rules + "CN,lead,leek,maximum,a lot,mg/kg,2030-01-01,,,,,,,x,V,\n");

        AtomicInteger file = new AtomicInteger();
        await().atMost(RunningHouse.PATIENCE).untilAsserted(() -> {
            house.drop(
                    "generic",
                    "limit-" + file.incrementAndGet() + ".csv",
                    "sample_id,product,sampled_at,test_kind,analyte,value\nL-" + file.get()
                            + ",韭菜,2024-02-14,LAB,lead,0.01 mg/kg\n");
            assertThat(data.resolve("logs/batchwatch.log"))
                    .content()
                    .contains("limits.csv:" + broken + " value: “a lot”不是数字 · 'a lot' is no number");
        });
        Files.writeString(limits, rules);
    }

    private static String rapid(String sample) {
        return "sample_id,product,sampled_at,analyte,value\n" + sample + ",韭菜,2024-02-14,lead,0.01 mg/kg\n";
    }

    private static void profile(String partner, String text) throws IOException {
        Path file = data.resolve("reference/partners").resolve(partner + ".yaml");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    private static void awaitResults(String... rows) {
        await().atMost(RunningHouse.PATIENCE).untilAsserted(() -> assertThat(house.query(
                        "select sample_id, analyte, lower(verdict) from results where partner = 'new-lab' order by 1"))
                .containsExactly(rows));
    }

    private static String run(String command, String... more) throws IOException, InterruptedException {
        String[] arguments = new String[more.length + 3];
        arguments[0] = command;
        arguments[1] = "--data";
        arguments[2] = data.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return RunningHouse.run(arguments);
    }
}
