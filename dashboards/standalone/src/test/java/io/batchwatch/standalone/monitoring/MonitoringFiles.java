package io.batchwatch.standalone.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files of the two rooms beside this one, as they lie there. */
final class MonitoringFiles {
    static final Path PROMETHEUS = Path.of("..", "prometheus");
    static final Path GRAFANA = Path.of("..", "grafana");
    static final Path DASHBOARDS = GRAFANA.resolve("dashboards");
    static final Path OVERVIEW = DASHBOARDS.resolve("overview.json");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private MonitoringFiles() {}

    /** Every rule, recording or alerting. */
    static List<JsonNode> rules() {
        return yamlFiles("rules").stream()
                .map(MonitoringFiles::yaml)
                .flatMap(file -> elements(file.path("groups")))
                .flatMap(group -> elements(group.path("rules")))
                .toList();
    }

    static List<JsonNode> alerts() {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    static KnownSeries knownSeries() {
        return new KnownSeries(rules().stream()
                .filter(rule -> rule.has("record"))
                .map(rule -> rule.path("record").asText())
                .toList());
    }

    /** Every dashboard of the folder that Grafana reads. */
    static List<JsonNode> dashboards() {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            return files.sorted().map(MonitoringFiles::json).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What promtool is told to expect of alerts. */
    static List<JsonNode> alertExpectations() {
        return yamlFiles("tests").stream()
                .map(MonitoringFiles::yaml)
                .flatMap(file -> elements(file.path("tests")))
                .flatMap(test -> elements(test.path("alert_rule_test")))
                .toList();
    }

    /**
     * @param folder under {@link #PROMETHEUS}
     * @return in the order of their names
     */
    static List<Path> yamlFiles(String folder) {
        try (Stream<Path> files = Files.list(PROMETHEUS.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
