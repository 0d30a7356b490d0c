package io.batchwatch.bench.process;

import io.batchwatch.bench.BenchSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that we are measured against. Its class path is its own, so Maven puts it together when it is asked for. */
public final class Peer {
    private Peer() {}

    /**
     * @param name of its directory below {@code analytics/bench/peers}
     */
    public static String classPath(BenchSettings settings, String name) throws IOException, InterruptedException {
        Path project = settings.root().resolve("analytics/bench/peers").resolve(name);
        Path target = project.resolve("target");
        try (WatchedProcess maven = WatchedProcess.start(
                List.of(
                        settings.maven().resolve("bin").resolve("mvn").toString(),
                        "-q",
                        "-f",
                        project.resolve("pom.xml").toString(),
                        "process-classes"),
                settings.work().resolve("peer-" + name + ".out"))) {
            maven.awaitEnd();
        }
        return target.resolve("classes")
                + File.pathSeparator
                + Files.readString(target.resolve("classpath")).strip();
    }
}
