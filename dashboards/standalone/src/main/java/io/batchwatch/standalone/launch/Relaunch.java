package io.batchwatch.standalone.launch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The same command line once more, as a child process with the JVM options that it needs.
 *
 * <p>A jar cannot say how much heap it wants. The child shares our terminal, gets our signals, gives us its exit code and
 * dies with us, also of a {@code kill -9}: see {@link ParentWatch}.
 */
public final class Relaunch {
    /** What {@code up} lives in unless the user gives {@code -Xmx}. */
    static final String HEAP = "-Xmx1536m";

    /** Commands that run the job. */
    private static final Set<String> LONG_RUNS = Set.of("up", "backfill");

    /**
     * Takes the least of two cores. It stops all threads to collect, but briefly: what lives long, lives in RocksDB and not on
     * the heap.
     */
    static final String COLLECTOR = "-XX:+UseParallelGC";

    private static final List<String> LONG_RUN_OPTIONS = List.of(
            "-XX:+ExitOnOutOfMemoryError",
            // Thousands of methods are warm for a minute, and few are hot for good: only those are worth the second
            // compiler, which otherwise takes a quarter of the first million results.
            "-XX:Tier4InvocationThreshold=20000",
            "-XX:Tier4MinInvocationThreshold=5000",
            "-XX:Tier4CompileThreshold=40000",
            "-XX:Tier4BackEdgeThreshold=200000",
            // All of its classes take 140 MB. From 20 MB on each step towards them would be a full collection.
            "-XX:MetaspaceSize=192m",
            // Some libraries reach into the platform; java -jar reads the same from the manifest.
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED");

    private final List<String> options;
    private final List<String> arguments;

    private Relaunch(List<String> options, List<String> arguments) {
        this.options = options;
        this.arguments = arguments;
    }

    /** True in a child. */
    public static boolean isChild() {
        return OwnCommand.isChild();
    }

    /** The relaunch that these arguments need, if any. */
    public static Optional<Relaunch> neededFor(List<String> arguments) {
        return neededFor(arguments, ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    static Optional<Relaunch> neededFor(List<String> arguments, List<String> ownOptions) {
        boolean longRun =
                !arguments.isEmpty() && LONG_RUNS.contains(arguments.get(0)) && !ClassArchive.isWrittenBy(ownOptions);
        List<String> options = longRun ? ofALongRun(ownOptions) : ownOptions;
        // Partners name their files in Chinese: a house that cannot name them cannot take them.
        boolean needsNames = !GivenArguments.namesAreUtf8()
                && !isWindows()
                && (longRun || !arguments.stream().allMatch(GivenArguments::isAscii));
        return longRun || needsNames ? Optional.of(new Relaunch(options, arguments)) : Optional.empty();
    }

    /** Ours, unless something else was given for it. */
    static List<String> ofALongRun(List<String> given) {
        List<String> options = new ArrayList<>(LONG_RUN_OPTIONS);
        if (given.stream().noneMatch(Relaunch::setsHeap)) {
            options.add(HEAP);
        }
        if (given.stream().noneMatch(Relaunch::choosesCollector)) {
            options.add(COLLECTOR);
        }
        options.addAll(ClassArchive.options());
        options.addAll(given);
        return options;
    }

    /**
     * Runs the child to its end.
     *
     * @return its exit code
     */
    public int run() throws IOException, InterruptedException {
        Process child = start();
        // On Ctrl-C a terminal signals the child as well; a plain kill reaches only us. Not child.destroy(): that would
        // close its standard input, which tells it that we are gone.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            child.toHandle().destroy();
                            child.onExit().join();
                        },
                        "forward-signal"));
        return child.waitFor();
    }

    private Process start() throws IOException {
        List<String> given =
                arguments.stream().allMatch(GivenArguments::isAscii) ? arguments : List.of("@" + argumentFile());
        ProcessBuilder builder = OwnCommand.with(options, given)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        if (!GivenArguments.namesAreUtf8() && !isWindows()) {
            builder.environment().put("LC_ALL", "C.UTF-8");
        }
        return builder.start();
    }

    /** We may not be able to say the arguments to another process; the Java launcher can read them from a file. */
    private Path argumentFile() throws IOException {
        Path file = Files.createTempFile("batchwatch", ".arguments");
        file.toFile().deleteOnExit();
        return Files.writeString(
                file,
                arguments.stream().map(Relaunch::quoted).collect(Collectors.joining("\n")),
                StandardCharsets.UTF_8);
    }

    static String quoted(String argument) {
        return '"'
                + argument.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + '"';
    }

    private static boolean setsHeap(String option) {
        return option.startsWith("-Xmx")
                || option.startsWith("-XX:MaxHeapSize=")
                || option.startsWith("-XX:MaxRAMPercentage=");
    }

    private static boolean choosesCollector(String option) {
        return option.startsWith("-XX:+Use") && option.endsWith("GC");
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }
}
