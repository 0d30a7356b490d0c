package io.batchwatch.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.batchwatch.standalone.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus' own tool on our files. */
class PromtoolTest {
    @TempDir
    private Path folder;

    private Program promtool;

    @BeforeEach
    void promtoolIsHere() {
        promtool = Program.required("promtool", "the rules for Prometheus are not checked", "prometheus");
    }

    @Test
    void theConfigurationIsGood() throws Exception {
        assertGood(promtool(
                MonitoringFiles.PROMETHEUS, "check", "config", "--lint=all", "--lint-fatal", "prometheus.yml"));
    }

    @Test
    void theRulesAreGood() throws Exception {
        assertGood(promtool(
                MonitoringFiles.PROMETHEUS, onFiles(List.of("check", "rules", "--lint=all", "--lint-fatal"), "rules")));
    }

    @Test
    void aConfigurationThatNamesNoRulesGoesRed() throws Exception {
        String sound = Files.readString(MonitoringFiles.PROMETHEUS.resolve("prometheus.yml"));
        Files.writeString(folder.resolve("prometheus.yml"), sound.replace("rules/*.yml", "rules/none.yml"));

        assertThat(promtool(folder, "check", "config", "prometheus.yml").code()).isNotZero();
    }

    @Test
    void aRuleThatStandsThereTwiceGoesRed() throws Exception {
        copyOf("rules");
        String one = """
                groups:
                  - name: twice
                    rules:
                      - {record: "batchwatch:one", expr: up}
                      - {record: "batchwatch:one", expr: up}
                """;
        Files.writeString(folder.resolve("rules/twice.yml"), one);

        assertThat(promtool(folder, "check", "rules", "--lint=all", "--lint-fatal", "rules/twice.yml")
                        .code())
                .isNotZero();
    }

    @Test
    void theAlertsRingWhenTheyShouldAndOnlyThen() throws Exception {
        assertGood(promtool(MonitoringFiles.PROMETHEUS, onFiles(List.of("test", "rules"), "tests")));
    }

    @Test
    void anAlertThatNoLongerRingsGoesRed() throws Exception {
        copyOf("rules");
        copyOf("tests");
        Path alerts = folder.resolve("rules").resolve("alerts.yml");
        String sound = Files.readString(alerts);
        String deaf = sound.replace("{severity=\"critical\"}[15m]", "{severity=\"grave\"}[15m]");
        assertThat(deaf).isNotEqualTo(sound);
        Files.writeString(alerts, deaf);

        Program.Answer answer = promtool(folder, "test", "rules", "tests/batches.yml");

        assertThat(answer.code()).isNotZero();
        assertThat(answer.text()).contains("FAILED", "BatchwatchCriticalBatchFlagged");
    }

    @Test
    void anAlertThatRingsForTooLittleGoesRed() throws Exception {
        copyOf("rules");
        copyOf("tests");
        Path alerts = folder.resolve("rules").resolve("alerts.yml");
        String sound = Files.readString(alerts);
        String nervous = sound.replace("{severity=\"critical\"}[15m]", "[15m]");
        assertThat(nervous).isNotEqualTo(sound);
        Files.writeString(alerts, nervous);

        Program.Answer answer = promtool(folder, "test", "rules", "tests/batches.yml");

        assertThat(answer.code()).isNotZero();
        assertThat(answer.text()).contains("FAILED", "BatchwatchCriticalBatchFlagged");
    }

    @Test
    void prometheusCanParseWhatTheDashboardsAsk() throws Exception {
        List<String> questions = MonitoringFiles.dashboards().stream()
                .flatMap(dashboard -> DashboardLint.expressions(dashboard).stream())
                .toList();
        assertThat(questions).hasSizeGreaterThan(10);

        assertGood(promtool(folder, "check", "rules", asRules(questions)));
    }

    @Test
    void aQuestionThatCannotBeParsedGoesRed() throws Exception {
        assertThat(promtool(folder, "check", "rules", asRules(List.of("sum(up[$__rate_interval]))")))
                        .code())
                .isNotZero();
    }

    private static void assertGood(Program.Answer answer) {
        assertThat(answer.code()).as(answer.text()).isZero();
    }

    /** As recording rules, since that is what promtool parses; variables as Grafana might fill them in. */
    private String asRules(List<String> questions) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        ObjectNode file = yaml.createObjectNode();
        ObjectNode group = file.putArray("groups").addObject().put("name", "questions");
        ArrayNode rules = group.putArray("rules");
        for (int i = 0; i < questions.size(); i++) {
            rules.addObject()
                    .put("record", "question:" + i)
                    .put(
                            "expr",
                            questions.get(i).replace("$__rate_interval", "20s").replace("$__range", "1d"));
        }
        Path written = folder.resolve("questions.yml");
        yaml.writeValue(written.toFile(), file);
        return written.getFileName().toString();
    }

    private void copyOf(String name) throws IOException {
        Path copies = Files.createDirectory(folder.resolve(name));
        for (Path file : MonitoringFiles.yamlFiles(name)) {
            Files.copy(file, copies.resolve(file.getFileName()));
        }
    }

    private static String[] onFiles(List<String> command, String name) {
        List<String> words = new ArrayList<>(command);
        MonitoringFiles.yamlFiles(name)
                .forEach(file ->
                        words.add(MonitoringFiles.PROMETHEUS.relativize(file).toString()));
        return words.toArray(String[]::new);
    }

    private Program.Answer promtool(Path directory, String... words) throws IOException, InterruptedException {
        return promtool.run(directory, words);
    }
}
