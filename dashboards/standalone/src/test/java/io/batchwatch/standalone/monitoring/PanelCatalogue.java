package io.batchwatch.standalone.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes Grafana's dashboards of {@code panels.yaml}: the JSON in the repository is what comes out here, byte by byte. */
final class PanelCatalogue {
    private static final Path FILE = MonitoringFiles.GRAFANA.resolve("panels.yaml");

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PanelCatalogue() {}

    /** Each dashboard's text by its file. */
    static Map<Path, String> dashboards() {
        Map<Path, String> texts = new TreeMap<>();
        MonitoringFiles.yaml(FILE)
                .properties()
                .forEach(entry -> texts.put(
                        MonitoringFiles.DASHBOARDS.resolve(entry.getKey() + ".json"),
                        text(dashboard(entry.getKey(), entry.getValue()))));
        return texts;
    }

    /** Writes the files of {@link #dashboards}: run it after a change of the catalogue. */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<Path, String> dashboard : dashboards().entrySet()) {
            Files.writeString(dashboard.getKey(), dashboard.getValue());
        }
    }

    private static String text(ObjectNode dashboard) {
        try {
            return JSON.writeValueAsString(dashboard) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode dashboard(String name, JsonNode said) {
        ObjectNode dashboard = NODES.objectNode();
        dashboard.put("uid", "batchwatch-" + name);
        dashboard.put("title", "Batchwatch " + said.path("title").asText());
        dashboard.putArray("tags").add("batchwatch");
        dashboard.put("schemaVersion", 39).put("version", 1).put("editable", true);
        dashboard.put("timezone", "browser").put("refresh", "10s").put("graphTooltip", 1);
        dashboard.putObject("time").put("from", said.path("from").asText()).put("to", "now");
        ArrayNode variables = dashboard.putObject("templating").putArray("list");
        variables.add(GrafanaVariables.dataSource());
        said.path("variables").forEach(variable -> variables.add(GrafanaVariables.named(variable.asText())));
        dashboard.putObject("annotations").putArray("list");
        // From each dashboard to its neighbours, with the time that is looked at.
        dashboard
                .putArray("links")
                .addObject()
                .put("type", "dashboards")
                .put("title", "Batchwatch")
                .put("icon", "external link")
                .put("tooltip", "")
                .put("asDropdown", false)
                .put("includeVars", false)
                .put("keepTime", true)
                .put("targetBlank", false)
                .putArray("tags")
                .add("batchwatch");
        ArrayNode panels = dashboard.putArray("panels");
        said.path("panels").forEach(panel -> panels.add(panel(panels.size() + 1, panel)));
        return dashboard;
    }

    private static ObjectNode panel(int id, JsonNode said) {
        ObjectNode panel = NODES.objectNode();
        panel.put("id", id).put("type", said.path("type").asText());
        panel.put("title", said.path("title").asText());
        panel.put("description", said.path("description").asText());
        panel.set("datasource", GrafanaVariables.theDataSource());
        JsonNode at = said.path("at");
        panel.putObject("gridPos")
                .put("x", at.path(0).asInt())
                .put("y", at.path(1).asInt())
                .put("w", at.path(2).asInt())
                .put("h", at.path(3).asInt());
        ArrayNode targets = panel.putArray("targets");
        said.path("queries").forEach(query -> targets.add(target(said, query, targets.size())));
        ObjectNode fields = panel.putObject("fieldConfig");
        fields.set("defaults", defaults(said));
        fields.set("overrides", overrides(said));
        switch (said.path("type").asText()) {
            case "stat" -> panel.set("options", PanelOptions.stat());
            case "timeseries" -> panel.set("options", PanelOptions.timeSeries());
            case "table" -> {
                panel.set("options", PanelOptions.table(said));
                panel.set("transformations", PanelOptions.oneTable(said));
            }
            default -> throw new IllegalArgumentException("no such type of panel: " + said);
        }
        return panel;
    }

    private static ObjectNode target(JsonNode panel, JsonNode query, int index) {
        boolean table = panel.path("type").asText().equals("table");
        ObjectNode target = NODES.objectNode();
        target.set("datasource", GrafanaVariables.theDataSource());
        target.put("refId", refId(index)).put("expr", query.path("expr").asText());
        target.put("editorMode", "code").put("instant", table).put("range", !table);
        if (table) {
            target.put("format", "table");
        } else {
            target.put("legendFormat", query.path("legend").asText());
        }
        return target;
    }

    static String refId(int index) {
        return String.valueOf((char) ('A' + index));
    }

    private static ObjectNode defaults(JsonNode said) {
        ObjectNode defaults = NODES.objectNode();
        defaults.put("unit", said.path("unit").asText());
        defaults.put("noValue", "无数据 no data");
        defaults.put("decimals", said.path("decimals").asInt(0));
        if (said.has("least")) {
            defaults.put("min", said.path("least").asInt());
        }
        if (said.has("most")) {
            defaults.put("max", said.path("most").asInt());
        }
        boolean stepped = said.has("steps");
        defaults.putObject("color").put("mode", stepped ? "thresholds" : "palette-classic");
        defaults.set("thresholds", PanelOptions.steps(said.path("steps")));
        if (said.has("words")) {
            defaults.set("mappings", PanelOptions.words(said.path("words")));
        }
        if (said.path("type").asText().equals("timeseries")) {
            defaults.set("custom", PanelOptions.drawing(said));
        }
        return defaults;
    }

    private static ArrayNode overrides(JsonNode said) {
        ArrayNode overrides = NODES.arrayNode();
        said.path("colours").properties().forEach(colour -> override(overrides, "byRegexp", colour.getKey())
                .addObject()
                .put("id", "color")
                .putObject("value")
                .put("mode", "fixed")
                .put("fixedColor", colour.getValue().asText()));
        if (said.has("dashed")) {
            ArrayNode properties =
                    override(overrides, "byRegexp", said.path("dashed").asText());
            ObjectNode line =
                    properties.addObject().put("id", "custom.lineStyle").putObject("value");
            line.put("fill", "dash").putArray("dash").add(6).add(6);
            properties.addObject().put("id", "custom.lineWidth").put("value", 1);
        }
        said.path("queries").forEach(query -> column(query, overrides));
        return overrides;
    }

    /** What a column of a table has of its own. */
    private static void column(JsonNode query, ArrayNode overrides) {
        List<ObjectNode> own = new ArrayList<>();
        if (query.has("unit")) {
            own.add(NODES.objectNode()
                    .put("id", "unit")
                    .put("value", query.path("unit").asText()));
        }
        if (query.has("decimals")) {
            own.add(NODES.objectNode()
                    .put("id", "decimals")
                    .put("value", query.path("decimals").asInt()));
        }
        if (query.has("steps")) {
            ObjectNode thresholds = NODES.objectNode().put("id", "thresholds");
            thresholds.set("value", PanelOptions.steps(query.path("steps")));
            own.add(thresholds);
            ObjectNode cells = NODES.objectNode().put("id", "custom.cellOptions");
            cells.putObject("value").put("type", "color-text");
            own.add(cells);
            ObjectNode color = NODES.objectNode().put("id", "color");
            color.putObject("value").put("mode", "thresholds");
            own.add(color);
        }
        if (!own.isEmpty()) {
            override(overrides, "byName", query.path("as").asText()).addAll(own);
        }
    }

    private static ArrayNode override(ArrayNode overrides, String how, String whom) {
        ObjectNode override = overrides.addObject();
        override.putObject("matcher").put("id", how).put("options", whom);
        return override.putArray("properties");
    }
}
