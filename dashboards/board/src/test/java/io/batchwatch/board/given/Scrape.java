package io.batchwatch.board.given;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A scrape in Prometheus' text format, read strictly: a line that cannot be read is an error. */
public final class Scrape {
    private static final Pattern SERIES = Pattern.compile("([a-z_:][a-z0-9_:]*)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"\\\\]*)\",?");

    private final List<String> families = new ArrayList<>();
    private final Map<String, Map<String, Double>> values = new TreeMap<>();

    private Scrape() {}

    public static Scrape of(String text) {
        Scrape scrape = new Scrape();
        text.lines().forEach(scrape::read);
        return scrape;
    }

    private void read(String line) {
        if (line.startsWith("# TYPE ")) {
            families.add(line.split(" ", -1)[2]);
        } else if (!line.startsWith("#")) {
            Matcher series = SERIES.matcher(line);
            if (!series.matches()) {
                throw new AssertionError("no series: " + line);
            }
            String labels = series.group(2) == null ? "" : sorted(series.group(2));
            Double earlier = values.computeIfAbsent(series.group(1), name -> new LinkedHashMap<>())
                    .put(labels, Double.valueOf(series.group(3)));
            if (earlier != null) {
                throw new AssertionError("twice: " + line);
            }
        }
    }

    private static String sorted(String labels) {
        Set<String> sorted = new TreeSet<>();
        Matcher label = LABEL.matcher(labels);
        while (label.lookingAt()) {
            sorted.add(label.group(1) + "=" + label.group(2));
            label.region(label.end(), labels.length());
        }
        if (label.regionStart() != labels.length()) {
            throw new AssertionError("no labels: " + labels);
        }
        return String.join(",", sorted);
    }

    /** In the order of the scrape. */
    public List<String> families() {
        return List.copyOf(families);
    }

    /** By name of series and its labels. */
    public Map<String, Map<String, Double>> all() {
        return values;
    }

    public Map<String, Double> series(String series) {
        return values.getOrDefault(series, Map.of());
    }

    /**
     * @param labels sorted, as {@code a=1,b=2}
     */
    public double value(String series, String labels) {
        Double value = series(series).get(labels);
        if (value == null) {
            throw new AssertionError("no " + series + " of " + labels + " among "
                    + series(series).keySet());
        }
        return value;
    }

    public int size() {
        return values.values().stream().mapToInt(Map::size).sum();
    }

    public Set<String> labelNames() {
        return values.values().stream()
                .flatMap(series -> series.keySet().stream())
                .flatMap(labels -> names(labels).stream())
                .collect(Collectors.toSet());
    }

    public Set<String> labelValues() {
        return values.values().stream()
                .flatMap(series -> series.keySet().stream())
                .filter(labels -> !labels.isEmpty())
                .flatMap(labels -> List.of(labels.split(",", -1)).stream())
                .map(label -> label.substring(label.indexOf('=') + 1))
                .collect(Collectors.toSet());
    }

    /** Of the labels of one series. */
    public static List<String> names(String labels) {
        return labels.isEmpty()
                ? List.of()
                : List.of(labels.split(",", -1)).stream()
                        .map(label -> label.substring(0, label.indexOf('=')))
                        .toList();
    }
}
