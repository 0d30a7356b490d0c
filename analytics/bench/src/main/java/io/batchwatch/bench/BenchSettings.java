package io.batchwatch.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What a run is told from outside.
 *
 * @param rows results in a large file
 * @param samples single results whose latency is taken
 * @param seconds of one of JMH's iterations
 * @param steps sizes that {@code growth} goes through; empty for its own
 * @param work emptied at each start and filled with data directories
 * @param root of the repository, with {@code target/batchwatch.jar}
 * @param maven its home: peers have class paths of their own
 * @param houseOptions for the JVM of {@code up}, such as {@code -Xmx3g}
 * @param peers to measure in {@code bulk}; {@code all} and {@code none} say so
 * @param peerRows at most so many results for a peer of {@code bulk} that does the same work
 */
public record BenchSettings(
        long rows,
        int samples,
        int seconds,
        List<Long> steps,
        Path work,
        Path root,
        Path maven,
        List<String> houseOptions,
        List<String> peers,
        long peerRows) {
    public BenchSettings {
        steps = List.copyOf(steps);
        houseOptions = List.copyOf(houseOptions);
        peers = List.copyOf(peers);
        Objects.requireNonNull(work);
        Objects.requireNonNull(root);
        Objects.requireNonNull(maven);
        if (rows < 1000 || peerRows < 1000) {
            throw new IllegalArgumentException(
                    "bench.rows, bench.peers.rows: at least 1000, not " + rows + " and " + peerRows);
        }
    }

    static BenchSettings of(Properties given) {
        return new BenchSettings(
                Long.parseLong(given.getProperty("bench.rows")),
                Integer.parseInt(given.getProperty("bench.samples")),
                Integer.parseInt(given.getProperty("bench.seconds")),
                words(given, "bench.steps").map(Long::valueOf).toList(),
                Path.of(given.getProperty("bench.work")).toAbsolutePath(),
                Path.of(given.getProperty("bench.root")).toAbsolutePath(),
                Path.of(given.getProperty("bench.maven")),
                words(given, "bench.house.options").toList(),
                words(given, "bench.peers").toList(),
                Long.parseLong(given.getProperty("bench.peers.rows")));
    }

    static Stream<String> words(Properties given, String name) {
        return Stream.of(given.getProperty(name, "").split("[, ]+")).filter(word -> !word.isEmpty());
    }

    public Path jar() {
        return root.resolve("target").resolve("batchwatch.jar");
    }

    public boolean wantsPeer(String name) {
        return peers.contains("all") || peers.contains(name);
    }
}
