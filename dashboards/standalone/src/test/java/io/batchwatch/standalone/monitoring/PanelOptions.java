package io.batchwatch.standalone.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How panels are drawn. */
final class PanelOptions {
    private static final String LATEST = "lastNotNull";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PanelOptions() {}

    static ObjectNode stat() {
        ObjectNode options = NODES.objectNode();
        ObjectNode reduce = options.putObject("reduceOptions");
        reduce.putArray("calcs").add(LATEST);
        reduce.put("fields", "").put("values", false);
        return options.put("colorMode", "value")
                .put("graphMode", "none")
                .put("textMode", "value_and_name")
                .put("justifyMode", "auto")
                .put("orientation", "auto")
                .put("percentChangeColorMode", "standard")
                .put("showPercentChange", false)
                .put("wideLayout", true);
    }

    static ObjectNode timeSeries() {
        ObjectNode options = NODES.objectNode();
        options.putObject("legend")
                .put("displayMode", "table")
                .put("placement", "bottom")
                .put("showLegend", true)
                .putArray("calcs")
                .add(LATEST);
        options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
        return options;
    }

    static ObjectNode table(JsonNode said) {
        ObjectNode options = NODES.objectNode().put("showHeader", true).put("frameIndex", 0);
        JsonNode sort = said.path("sort");
        options.putArray("sortBy")
                .addObject()
                .put("displayName", sort.path("by").asText())
                .put("desc", sort.path("descending").asBoolean());
        return options;
    }

    /** One row for all queries' values of the same labels, with words for labels and columns. */
    static ArrayNode oneTable(JsonNode said) {
        ArrayNode steps = NODES.arrayNode();
        steps.addObject().put("id", "merge").putObject("options");
        ObjectNode options = steps.addObject().put("id", "organize").putObject("options");
        options.putObject("excludeByName").put("Time", true);
        ObjectNode names = options.putObject("renameByName");
        said.path("names")
                .properties()
                .forEach(name -> names.put(name.getKey(), name.getValue().asText()));
        JsonNode queries = said.path("queries");
        for (int i = 0; i < queries.size(); i++) {
            // With one query alone Grafana's column is called Value, whatever its letter.
            String column = queries.size() == 1 ? "Value" : "Value #" + PanelCatalogue.refId(i);
            names.put(column, queries.path(i).path("as").asText());
        }
        return steps;
    }

    /**
     * @param said the colour at the bottom, then pairs of a value and the colour from there on
     */
    static ObjectNode steps(JsonNode said) {
        ObjectNode thresholds = NODES.objectNode().put("mode", "absolute");
        ArrayNode steps = thresholds.putArray("steps");
        ObjectNode first = steps.addObject().put("color", said.path(0).asText("#999999"));
        first.putNull("value");
        for (int i = 1; i < said.size(); i++) {
            JsonNode step = said.path(i);
            steps.addObject().put("color", step.path(1).asText()).set("value", step.path(0));
        }
        return thresholds;
    }

    static ArrayNode words(JsonNode said) {
        ArrayNode mappings = NODES.arrayNode();
        ObjectNode options = mappings.addObject().put("type", "value").putObject("options");
        said.properties().forEach(word -> options.putObject(word.getKey())
                .put("text", word.getValue().asText())
                .put("index", options.size() - 1));
        return mappings;
    }

    static ObjectNode drawing(JsonNode said) {
        ObjectNode custom = NODES.objectNode();
        if (said.path("draw").asText().equals("bars")) {
            custom.put("drawStyle", "bars").put("fillOpacity", 70).put("lineWidth", 0);
            custom.putObject("stacking").put("mode", "normal").put("group", "A");
            return custom;
        }
        return custom.put("drawStyle", "line")
                .put("lineWidth", 2)
                .put("fillOpacity", 0)
                .put("showPoints", said.path("points").asBoolean() ? "auto" : "never")
                .put("spanNulls", false);
    }
}
