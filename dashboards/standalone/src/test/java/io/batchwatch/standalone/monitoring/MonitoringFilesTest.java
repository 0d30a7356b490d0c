package io.batchwatch.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules and dashboards ask for what the board really measures, and say what they have to say in both languages. */
class MonitoringFilesTest {
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final KnownSeries known = MonitoringFiles.knownSeries();
    private final DashboardLint lint = new DashboardLint(known);

    @Test
    void everyRuleAsksForMetricsAndLabelsThatThereAre() {
        assertThat(MonitoringFiles.rules()).hasSizeGreaterThan(20).allSatisfy(rule -> assertThat(
                        known.faults(rule.path("expr").asText()))
                .as(rule.path("expr").asText())
                .isEmpty());
    }

    @Test
    void everyAlertSpeaksBothLanguagesAndHasItsPlaceInTheRunbook() throws IOException {
        Set<String> chapters = Files.readAllLines(MonitoringFiles.PROMETHEUS.resolve("RUNBOOK.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> "RUNBOOK.md#" + line.substring(3).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());

        assertThat(MonitoringFiles.alerts()).hasSizeGreaterThan(5).allSatisfy(alert -> {
            JsonNode texts = alert.path("annotations");
            assertThat(texts.path("summary_zh").asText()).containsPattern(CHINESE);
            assertThat(texts.path("description_zh").asText()).containsPattern(CHINESE);
            assertThat(texts.path("summary_en").asText()).isNotBlank().doesNotContainPattern(CHINESE);
            assertThat(texts.path("description_en").asText()).isNotBlank().doesNotContainPattern(CHINESE);
            assertThat(alert.path("labels").path("severity").asText()).isIn("page", "ticket");
            assertThat(texts.path("runbook").asText()).isIn(chapters);
        });
        assertThat(chapters).hasSameSizeAs(MonitoringFiles.alerts());
    }

    @Test
    void everyAlertIsTestedBesideItsNegativeControl() {
        List<JsonNode> expectations = MonitoringFiles.alertExpectations();

        assertThat(MonitoringFiles.alerts())
                .extracting(alert -> alert.path("alert").asText())
                .isNotEmpty()
                .allSatisfy(alert -> {
                    List<JsonNode> own = expectations.stream()
                            .filter(expectation ->
                                    alert.equals(expectation.path("alertname").asText()))
                            .toList();
                    assertThat(own).anyMatch(one -> !one.path("exp_alerts").isEmpty());
                    assertThat(own).anyMatch(one -> one.path("exp_alerts").isEmpty());
                });
    }

    @Test
    void everyDashboardIsSound() {
        assertThat(MonitoringFiles.dashboards()).hasSize(5).allSatisfy(dashboard -> assertThat(lint.faults(dashboard))
                .as(dashboard.path("title").asText())
                .isEmpty());
    }

    /** If not, run {@link PanelCatalogue#main} and look at what changed. */
    @Test
    void theDashboardsAreWhatTheCatalogueMakesOfThem() throws IOException {
        for (Map.Entry<Path, String> made : PanelCatalogue.dashboards().entrySet()) {
            assertThat(made.getKey()).hasContent(made.getValue());
        }
        try (Stream<Path> files = Files.list(MonitoringFiles.DASHBOARDS)) {
            assertThat(files).hasSameSizeAs(PanelCatalogue.dashboards().keySet());
        }
    }

    @Test
    void grafanaKnowsTheDataSourceAndTheFolder() {
        JsonNode source = MonitoringFiles.yaml(
                        MonitoringFiles.GRAFANA.resolve("provisioning/datasources/prometheus.yaml"))
                .at("/datasources/0");
        JsonNode scraping = MonitoringFiles.yaml(MonitoringFiles.PROMETHEUS.resolve("prometheus.yml"));
        JsonNode provider = MonitoringFiles.yaml(
                        MonitoringFiles.GRAFANA.resolve("provisioning/dashboards/batchwatch.yaml"))
                .at("/providers/0");

        assertThat(source.path("type").asText()).isEqualTo("prometheus");
        assertThat(source.at("/jsonData/timeInterval").asText())
                .isEqualTo(scraping.at("/global/scrape_interval").asText());
        assertThat(provider.at("/options/path").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(rate(batchwatch_result_total[5m]))",
                "batchwatch_batches_open{gravity=\"critical\"}",
                "sum by (reasn) (increase(batchwatch_rejects_total[5m]))",
                "batchwatch_latency_seconds",
                "batchwatch:results_failed:ratio2h > 0",
                "1 + 1"
            })
    void anExpressionThatAsksInVainIsFound(String expression) {
        assertThat(known.faults(expression)).hasSize(1);
    }

    @Test
    void whatAnExpressionReadsIsSeenThroughFunctionsGroupsAndMatchers() {
        PromQl.Reading reading = PromQl.read("60 * sum by (le, stage) (rate(batchwatch_latency_seconds_bucket{"
                + "stage=~\"a{b}\", job!='x'}[$__rate_interval] offset 1h)) > bool 2e3 and on (job) (up == 1)");

        assertThat(reading.groupingLabels()).containsExactly("le", "stage", "job");
        assertThat(reading.selectors())
                .containsExactly(
                        new PromQl.Selector("batchwatch_latency_seconds_bucket", List.of("stage", "job"), "rate"),
                        new PromQl.Selector("up", List.of(), ""));
    }

    @Test
    void aPanelThatShowsABareCounterGoesRed() {
        broken(target -> target.put("expr", "sum(batchwatch_corrections_total)"), "outside rate and increase");
    }

    @Test
    void aPanelThatAsksForNoMetricOfOursGoesRed() {
        broken(target -> target.put("expr", "sum(rate(node_cpu_seconds_total[$__rate_interval]))"), "no such metric");
    }

    @Test
    void aPanelThatAsksNothingGoesRed() {
        broken(target -> target.put("expr", ""), "reads nothing");
        ObjectNode dashboard = overview();
        ((ObjectNode) dashboard.at("/panels/0")).putArray("targets");
        assertThat(lint.faults(dashboard)).containsExactly("panel 1: asks for nothing");
    }

    @Test
    void aPanelThatChoosesByALabelThatIsNotThereGoesRed() {
        broken(target -> target.put("expr", "batchwatch_batches_open{batch=\"LOT-1\"}"), "has no label batch");
    }

    @Test
    void aDashboardThatWasEditedByHandGoesRed() throws IOException {
        for (Map.Entry<Path, String> made : PanelCatalogue.dashboards().entrySet()) {
            assertThat(Files.readString(made.getKey()).replaceFirst("\"h\" : \\d+", "\"h\" : 99"))
                    .isNotEqualTo(made.getValue());
        }
    }

    @Test
    void aPanelThatFixesItsRangeGoesRed() {
        broken(
                target -> target.put("expr", "rate(batchwatch_corrections_total[5m])"),
                "a range other than $__rate_interval and $__range");
    }

    @Test
    void aPanelThatNamesItsOwnDataSourceGoesRed() {
        broken(target -> target.putObject("datasource").put("uid", "mine"), "not from the data source variable");
    }

    @Test
    void aDashboardWithoutTitleUnitOrVariableGoesRed() {
        ObjectNode dashboard = overview();
        ObjectNode panel = (ObjectNode) dashboard.at("/panels/0");
        panel.put("title", "Only English");
        ((ObjectNode) panel.at("/fieldConfig/defaults")).remove("unit");
        ((ObjectNode) panel.at("/gridPos")).put("x", 23);
        ((ObjectNode) dashboard.at("/templating/list/0")).put("name", "source");

        assertThat(lint.faults(dashboard))
                .containsExactly(
                        "dashboard: no variable for the data source",
                        "panel 1: no title in zh and en",
                        "panel 1: no unit",
                        "panel 1: lies outside the grid");
    }

    private void broken(Consumer<ObjectNode> damage, String fault) {
        ObjectNode dashboard = overview();
        damage.accept((ObjectNode) dashboard.at("/panels/0/targets/0"));

        assertThat(lint.faults(dashboard)).singleElement().asString().contains("panel 1", fault);
    }

    private static ObjectNode overview() {
        return (ObjectNode) MonitoringFiles.json(MonitoringFiles.OVERVIEW);
    }
}
