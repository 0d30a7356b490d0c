package io.batchwatch.standalone.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Our rules for a Grafana dashboard. */
final class DashboardLint {
    private static final String DATA_SOURCE = "${datasource}";
    private static final Pattern FIXED_RANGE =
            Pattern.compile("(?:rate|increase)\\([^\\[]*\\[(?!\\$__rate_interval]|\\$__range])");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((\\w+),\\s*(\\w+)\\)");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{3}");
    private static final int COLUMNS = 24;

    private final KnownSeries known;

    DashboardLint(KnownSeries known) {
        this.known = known;
    }

    /** One line for each fault, beginning with the place of it. */
    List<String> faults(JsonNode dashboard) {
        List<String> faults = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        bilingual(dashboard, "dashboard", faults);
        JsonNode variables = dashboard.path("templating").path("list");
        if (MonitoringFiles.elements(variables)
                .noneMatch(variable -> "datasource".equals(variable.path("type").asText())
                        && "datasource".equals(variable.path("name").asText()))) {
            faults.add("dashboard: no variable for the data source");
        }
        variables.forEach(variable -> variable(variable, faults));
        if (dashboard.path("panels").isEmpty()) {
            faults.add("dashboard: no panels");
        }
        for (JsonNode panel : dashboard.path("panels")) {
            if (!ids.add(panel.path("id").asInt(-1))) {
                faults.add(place(panel) + ": its id is another's too");
            }
            panel(panel, faults);
        }
        return faults;
    }

    /** The expressions of all panels. */
    static List<String> expressions(JsonNode dashboard) {
        return MonitoringFiles.elements(dashboard.path("panels"))
                .flatMap(panel -> MonitoringFiles.elements(panel.path("targets")))
                .map(target -> target.path("expr").asText())
                .toList();
    }

    private void variable(JsonNode variable, List<String> faults) {
        if (!"query".equals(variable.path("type").asText())) {
            return;
        }
        String place = "variable " + variable.path("name").asText();
        dataSource(variable, place, faults);
        Matcher query =
                LABEL_VALUES.matcher(variable.path("query").path("query").asText());
        if (query.matches()) {
            known.faults("%s{%s=\"\"}".formatted(query.group(1), query.group(2)))
                    .forEach(fault -> faults.add(place + ": " + fault));
        } else {
            faults.add(place + ": asks for no label's values");
        }
    }

    private void panel(JsonNode panel, List<String> faults) {
        String place = place(panel);
        bilingual(panel, place, faults);
        dataSource(panel, place, faults);
        if (panel.path("fieldConfig").path("defaults").path("unit").asText().isEmpty()) {
            faults.add(place + ": no unit");
        }
        JsonNode where = panel.path("gridPos");
        if (where.path("w").asInt() < 1
                || where.path("h").asInt() < 1
                || where.path("x").asInt(COLUMNS) + where.path("w").asInt() > COLUMNS) {
            faults.add(place + ": lies outside the grid");
        }
        if (panel.path("targets").isEmpty()) {
            faults.add(place + ": asks for nothing");
        }
        panel.path("targets").forEach(target -> target(target, place, faults));
    }

    private void target(JsonNode target, String place, List<String> faults) {
        dataSource(target, place, faults);
        String expression = target.path("expr").asText();
        known.faults(expression).forEach(fault -> faults.add(place + ": " + fault));
        known.bareCounters(expression).forEach(fault -> faults.add(place + ": " + fault));
        if (FIXED_RANGE.matcher(expression).find()) {
            faults.add(place + ": a range other than $__rate_interval and $__range");
        }
    }

    private static void dataSource(JsonNode holder, String place, List<String> faults) {
        if (!DATA_SOURCE.equals(holder.path("datasource").path("uid").asText())) {
            faults.add(place + ": not from the data source variable");
        }
    }

    private static void bilingual(JsonNode titled, String place, List<String> faults) {
        String title = titled.path("title").asText();
        if (!CHINESE.matcher(title).find() || !ENGLISH.matcher(title).find()) {
            faults.add(place + ": no title in zh and en");
        }
    }

    private static String place(JsonNode panel) {
        return "panel " + panel.path("id").asText("?");
    }
}
