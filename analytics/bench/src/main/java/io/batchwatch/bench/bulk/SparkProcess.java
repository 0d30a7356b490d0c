package io.batchwatch.bench.bulk;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.process.Peer;
import io.batchwatch.bench.process.WatchedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Spark, driver and workers in one process. */
final class SparkProcess {
    /** What its start script opens on Java 17. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    private SparkProcess() {}

    static WatchedProcess start(BenchSettings settings, Path work, String main, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(WatchedProcess.java(), "-Xmx1536m"));
        OPENED.forEach(opened -> command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
        command.addAll(
                List.of("-Djdk.reflect.useDirectMethodHandle=false", "-cp", Peer.classPath(settings, "spark"), main));
        command.addAll(arguments);
        return WatchedProcess.start(command, work.resolve("spark.out"));
    }
}
