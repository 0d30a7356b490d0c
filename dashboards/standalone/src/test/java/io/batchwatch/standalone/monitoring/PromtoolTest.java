package io.batchwatch.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus' own tool on our files. */
class PromtoolTest {
    private static final String PROMTOOL = "promtool";
    private static final long MOST_MINUTES = 5;

    @TempDir
    private Path folder;

    @BeforeEach
    void promtoolIsHere() {
        if (!isInstalled()) {
            String missing = "promtool is not installed: the rules for Prometheus are not checked here"
                    + " (Debian: apt install prometheus)";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            assumeTrue(false, missing);
        }
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

        Answer answer = promtool(folder, "test", "rules", "tests/batches.yml");

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

    private record Answer(int code, String text) {}

    private static void assertGood(Answer answer) {
        assertThat(answer.code()).as(answer.text()).isZero();
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, PROMTOOL)));
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

    private Answer promtool(Path directory, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROMTOOL));
        command.addAll(Arrays.asList(words));
        Path said = folder.resolve("promtool.txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("promtool ends within %d minutes", MOST_MINUTES).isTrue();
        return new Answer(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    }
}
