package io.batchwatch.standalone.monitoring;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a viewer can choose at the top of a dashboard. */
final class GrafanaVariables {
    private static final List<String> WINDOWS = List.of("1d", "7d", "30d", "campaign");
    private static final String USUAL_WINDOW = "7d";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GrafanaVariables() {}

    /** The Prometheus that the viewer chose. */
    static ObjectNode theDataSource() {
        return NODES.objectNode().put("type", "prometheus").put("uid", "${datasource}");
    }

    static ObjectNode dataSource() {
        ObjectNode variable = variable("datasource", "数据源 Data source", "datasource");
        variable.put("query", "prometheus").put("refresh", 1).put("includeAll", false);
        // Whichever Prometheus is the default one.
        variable.putObject("current").put("text", "default").put("value", "default");
        return variable;
    }

    static ObjectNode named(String name) {
        return switch (name) {
            case "window" -> window();
            case "test_kind" -> labelValues(name, "检测方式 Kind of test");
            case "category" -> labelValues(name, "类别 Category");
            default -> throw new IllegalArgumentException("no such variable: " + name);
        };
    }

    private static ObjectNode window() {
        ObjectNode variable = variable("window", "采样日窗口 Window", "custom");
        variable.put("query", String.join(",", WINDOWS)).put("includeAll", false);
        variable.set("current", choice(USUAL_WINDOW));
        ArrayNode options = variable.putArray("options");
        WINDOWS.forEach(window -> options.add(choice(window)));
        return variable;
    }

    private static ObjectNode choice(String window) {
        return NODES.objectNode()
                .put("selected", window.equals(USUAL_WINDOW))
                .put("text", window)
                .put("value", window);
    }

    private static ObjectNode labelValues(String label, String called) {
        String query = "label_values(batchwatch_results_total, " + label + ")";
        ObjectNode variable = variable(label, called, "query");
        variable.put("multi", true);
        variable.set("datasource", theDataSource());
        variable.putObject("query").put("query", query).put("refId", label);
        variable.put("definition", query).put("refresh", 2).put("sort", 1);
        variable.put("includeAll", true).put("allValue", ".*");
        ObjectNode current = variable.putObject("current").put("selected", true);
        current.putArray("text").add("All");
        current.putArray("value").add("$__all");
        return variable;
    }

    private static ObjectNode variable(String name, String called, String type) {
        return NODES.objectNode()
                .put("name", name)
                .put("label", called)
                .put("type", type)
                .put("multi", false);
    }
}
