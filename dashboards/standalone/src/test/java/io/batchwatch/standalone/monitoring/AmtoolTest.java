package io.batchwatch.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchwatch.standalone.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alertmanager's own tool on our file. */
class AmtoolTest {
    private static final Path CONFIGURATION = MonitoringFiles.PROMETHEUS.resolve("alertmanager.yml");

    @TempDir
    private Path folder;

    private Program amtool;

    @BeforeEach
    void amtoolIsHere() {
        amtool = Program.required("amtool", "who is told of which alert is not checked", "prometheus-alertmanager");
    }

    @Test
    void theConfigurationIsGood() throws Exception {
        Program.Answer answer = run("check-config", CONFIGURATION.toString());

        assertThat(answer.code()).as(answer.text()).isZero();
    }

    @Test
    void aConfigurationThatTellsNobodyGoesRed() throws Exception {
        String sound = Files.readString(CONFIGURATION);
        Path broken = Files.writeString(folder.resolve("broken.yml"), sound.replace("- name: page", "- name: pager"));

        assertThat(run("check-config", broken.toString()).code()).isNotZero();
    }

    @Test
    void everyAlertReachesWhoItsSeverityIsFor() throws Exception {
        for (JsonNode alert : MonitoringFiles.alerts()) {
            String severity = alert.path("labels").path("severity").asText();
            String name = alert.path("alert").asText();

            Program.Answer answer = route(severity, "severity=" + severity, "alertname=" + name, "job=batchwatch");

            assertThat(answer.code()).as(name + answer.text()).isZero();
        }
    }

    @Test
    void anAlertOfNoKnownSeverityIsStillTold() throws Exception {
        assertThat(route("ticket", "severity=pgae", "alertname=Other").code()).isZero();
    }

    @Test
    void aWrongRouteGoesRed() throws Exception {
        assertThat(route("ticket", "severity=page", "alertname=BatchwatchDown").code())
                .isNotZero();
    }

    /** What silences or is silenced is an alert that there is. */
    @Test
    void inhibitionsNameAlertsThatThereAre() {
        TreeSet<String> alerts = new TreeSet<>();
        MonitoringFiles.alerts().forEach(alert -> alerts.add(alert.path("alert").asText()));

        assertThat(named()).hasSizeGreaterThan(5).isSubsetOf(alerts);
    }

    private static List<String> named() {
        List<String> named = new ArrayList<>();
        for (JsonNode rule : MonitoringFiles.yaml(CONFIGURATION).path("inhibit_rules")) {
            for (String side : List.of("source_matchers", "target_matchers")) {
                rule.path(side).forEach(matcher -> {
                    String[] names = matcher.asText()
                            .replaceAll("^alertname=~?\"|\"$", "")
                            .split("\\|", -1);
                    named.addAll(List.of(names));
                });
            }
        }
        return named;
    }

    @Test
    void thereIsNoSecretInIt() throws IOException {
        assertThat(Files.readString(CONFIGURATION, StandardCharsets.UTF_8))
                .doesNotContainPattern("(?m)^\\s*(?!#)\\S*(password|secret|token|credentials|api_key):");
    }

    private Program.Answer route(String receiver, String... labels) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "config", "routes", "test", "--config.file=" + CONFIGURATION, "--verify.receivers=" + receiver));
        words.addAll(List.of(labels));
        return run(words.toArray(String[]::new));
    }

    private Program.Answer run(String... words) throws Exception {
        return amtool.run(Path.of("."), words);
    }
}
