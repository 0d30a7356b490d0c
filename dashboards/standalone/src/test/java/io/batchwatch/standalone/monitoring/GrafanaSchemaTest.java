package io.batchwatch.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboards are what Grafana's own types allow: dashboards, the options of their panels, and what a field has of its own. */
class GrafanaSchemaTest {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
    private static final JsonSchema DASHBOARD = schema("dashboard");
    private static final JsonSchema FIELD = schema("timeseries-field");
    private static final Map<String, JsonSchema> OPTIONS = Map.of(
            "stat", schema("stat-options"),
            "timeseries", schema("timeseries-options"),
            "table", schema("table-options"));

    @Test
    void everyDashboardFits() {
        assertThat(MonitoringFiles.dashboards()).isNotEmpty().allSatisfy(dashboard -> assertThat(faults(dashboard))
                .as(dashboard.path("title").asText())
                .isEmpty());
    }

    @Test
    void aPanelWithoutItsPlaceGoesRed() {
        broken(panel -> ((ObjectNode) panel.path("gridPos")).remove("w"), "gridPos");
    }

    @Test
    void aPanelWhosePlaceIsNoNumberGoesRed() {
        broken(panel -> ((ObjectNode) panel.path("gridPos")).put("x", "left"), "gridPos.x");
    }

    @Test
    void anOptionThatGrafanaDoesNotHaveGoesRed() {
        broken(panel -> ((ObjectNode) panel.path("options")).put("textMode", "loud"), "textMode");
    }

    @Test
    void thresholdsWithoutAModeGoRed() {
        broken(panel -> ((ObjectNode) panel.at("/fieldConfig/defaults/thresholds")).remove("mode"), "thresholds");
    }

    private static void broken(Consumer<JsonNode> damage, String place) {
        JsonNode dashboard = MonitoringFiles.json(MonitoringFiles.OVERVIEW);
        damage.accept(dashboard.at("/panels/0"));

        assertThat(faults(dashboard)).isNotEmpty().anySatisfy(fault -> assertThat(fault)
                .contains(place));
    }

    private static List<String> faults(JsonNode dashboard) {
        List<String> faults = new ArrayList<>();
        said(DASHBOARD, dashboard).forEach(faults::add);
        for (JsonNode panel : dashboard.path("panels")) {
            String place = "panel " + panel.path("id").asText() + " ";
            JsonSchema options = OPTIONS.get(panel.path("type").asText());
            if (options == null) {
                faults.add(place + "is of a type that is not checked");
                continue;
            }
            said(options, panel.path("options")).map(place::concat).forEach(faults::add);
            JsonNode field = panel.at("/fieldConfig/defaults/custom");
            if (!field.isMissingNode()) {
                said(FIELD, field).map(place::concat).forEach(faults::add);
            }
        }
        return faults;
    }

    private static Stream<String> said(JsonSchema schema, JsonNode node) {
        return schema.validate(node).stream().map(ValidationMessage::toString);
    }

    private static JsonSchema schema(String name) {
        return SCHEMAS.getSchema(
                MonitoringFiles.json(MonitoringFiles.GRAFANA.resolve("schema").resolve(name + ".schema.json")));
    }
}
