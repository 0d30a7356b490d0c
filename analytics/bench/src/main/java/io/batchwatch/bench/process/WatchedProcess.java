package io.batchwatch.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process whose processor time and memory are looked at ten times a second, together with those of its children. What it
 * uses between the last look and its end is not seen.
 */
public final class WatchedProcess implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration GOODBYE = Duration.ofMinutes(1);
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Process process;
    private final Path output;
    private final Map<Long, Duration> processor = new HashMap<>();
    private final Thread watcher = new Thread(this::watch, "watcher");
    private long peakBytes;

    private WatchedProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
        watcher.setDaemon(true);
    }

    /**
     * @param output where it writes what it says
     */
    public static WatchedProcess start(List<String> command, Path output) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(output.toAbsolutePath().getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        WatchedProcess watched = new WatchedProcess(process, output);
        watched.watcher.start();
        return watched;
    }

    /** The Java that runs this. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The command by which a class of ours runs in a process of its own. */
    public static List<String> own(Class<?> main, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    public long pid() {
        return process.pid();
    }

    public synchronized Usage usage() {
        look();
        return new Usage(processor.values().stream().reduce(Duration.ZERO, Duration::plus), peakBytes);
    }

    /** Forgets the peak, so that the next one is that of the work that follows. */
    public synchronized void newPeak() {
        peakBytes = 0;
    }

    /** The one that it started to do its work; itself, if there is none. What that one starts in turn comes and goes. */
    public long workingPid() {
        return process.children().map(ProcessHandle::pid).findFirst().orElse(process.pid());
    }

    private synchronized void look() {
        long resident = 0;
        try (Stream<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())) {
            for (ProcessHandle one : all.toList()) {
                one.info().totalCpuDuration().ifPresent(used -> processor.put(one.pid(), used));
                resident += residentBytes(one.pid());
            }
        }
        peakBytes = Math.max(peakBytes, resident);
    }

    private static long residentBytes(long pid) {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
            return resident.find() ? Long.parseLong(resident.group(1)) << 10 : 0;
        } catch (IOException e) {
            // It has ended, or this system has no /proc.
            return 0;
        }
    }

    private void watch() {
        try {
            while (process.isAlive()) {
                look();
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until it says a line in which the pattern is found.
     *
     * @throws IllegalStateException if it ends before, or does not say it in time
     */
    public Matcher awaitLine(Pattern pattern, Duration patience) throws InterruptedException {
        return Waiting.until("says " + pattern, patience, () -> {
            Matcher said = pattern.matcher(output());
            if (said.find()) {
                return Optional.of(said);
            }
            requireAlive();
            return Optional.empty();
        });
    }

    /**
     * @throws IllegalStateException with what it said, if it has ended
     */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("ended by itself with " + process.exitValue() + ": " + output());
        }
    }

    /**
     * Waits for its end.
     *
     * @return what it said
     * @throws IllegalStateException if it does not end well
     */
    public String awaitEnd() throws InterruptedException {
        if (process.waitFor() != 0) {
            throw new IllegalStateException("ended with " + process.exitValue() + ": " + output());
        }
        return output();
    }

    public String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + output, e);
        }
    }

    /** As {@code kill -9}; returns when it is dead. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        watcher.join();
    }

    /** Tells it to stop, and waits. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(GOODBYE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                children.forEach(ProcessHandle::destroyForcibly);
                process.waitFor();
            }
            watcher.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
