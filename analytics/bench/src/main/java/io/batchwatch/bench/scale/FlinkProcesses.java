package io.batchwatch.bench.scale;

import io.batchwatch.bench.process.Directories;
import io.batchwatch.bench.process.Usage;
import io.batchwatch.bench.process.Waiting;
import io.batchwatch.bench.process.WatchedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cluster as on many machines: one process for the job manager, and one for each task manager, of one slot. */
final class FlinkProcesses implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final String JOB_MANAGER = "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
    private static final String CLIENT = "org.apache.flink.client.cli.CliFrontend";

    /** Some libraries reach into the platform; the jar's manifest says the same. */
    private static final List<String> OPENED = List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED");

    private final Path work;
    private final WatchedProcess jobManager;
    private final JobManager said;
    private final List<WatchedProcess> taskManagers = new ArrayList<>();
    private Usage ofKilled = Usage.NONE;

    private FlinkProcesses(Path work, WatchedProcess jobManager, JobManager said) {
        this.work = work;
        this.jobManager = jobManager;
        this.said = said;
    }

    /**
     * Returns when every task manager is known.
     *
     * @param work an empty directory
     */
    static FlinkProcesses start(Path work, int taskManagers) throws IOException, InterruptedException {
        int restPort = freePort();
        writeConfiguration(work, freePort(), restPort, taskManagers);
        WatchedProcess jobManager =
                WatchedProcess.start(command(JOB_MANAGER, List.of("-Xmx512m"), work), work.resolve("job-manager.out"));
        FlinkProcesses cluster = new FlinkProcesses(work, jobManager, new JobManager(restPort));
        try {
            for (int i = 0; i < taskManagers; i++) {
                cluster.addTaskManager();
            }
            cluster.awaitTaskManagers();
            return cluster;
        } catch (IOException | IllegalStateException | InterruptedException e) {
            cluster.close();
            throw e;
        }
    }

    private static List<String> command(String main, List<String> options, Path work) {
        List<String> command = new ArrayList<>(List.of(WatchedProcess.java()));
        command.addAll(options);
        command.addAll(OPENED);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of("--configDir", work.toString()));
        return command;
    }

    private static void writeConfiguration(Path work, int rpcPort, int restPort, int tasks) throws IOException {
        Files.writeString(
                work.resolve("config.yaml"),
                """
                jobmanager.rpc.address: localhost
                jobmanager.rpc.port: %d
                jobmanager.bind-host: localhost
                rest.address: localhost
                rest.bind-address: localhost
                rest.port: %d
                rest.bind-port: %d
                taskmanager.host: localhost
                taskmanager.bind-host: localhost
                taskmanager.numberOfTaskSlots: 1
                taskmanager.cpu.cores: 1
                taskmanager.memory.framework.heap.size: 128m
                taskmanager.memory.framework.off-heap.size: 64m
                taskmanager.memory.task.heap.size: 640m
                taskmanager.memory.task.off-heap.size: 0m
                taskmanager.memory.managed.size: 256m
                taskmanager.memory.network.min: 64m
                taskmanager.memory.network.max: 64m
                taskmanager.memory.jvm-metaspace.size: 256m
                taskmanager.memory.jvm-overhead.min: 128m
                taskmanager.memory.jvm-overhead.max: 128m
                parallelism.default: %d
                classloader.resolve-order: parent-first
                io.tmp.dirs: %s
                execution.checkpointing.dir: %s
                restart-strategy.type: exponential-delay
                restart-strategy.exponential-delay.initial-backoff: 200ms
                """.formatted(
                                rpcPort,
                                restPort,
                                restPort,
                                tasks,
                                Files.createDirectories(work.resolve("tmp")),
                                Directories.empty(work.resolve("checkpoints")).toUri()),
                StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    void addTaskManager() throws IOException {
        taskManagers.add(WatchedProcess.start(
                command(TASK_MANAGER, List.of("-Xmx768m", "-XX:MaxDirectMemorySize=128m"), work),
                work.resolve("task-manager-" + taskManagers.size() + ".out")));
    }

    void awaitTaskManagers() throws InterruptedException {
        Waiting.until("every task manager is known", START, () -> {
            requireAlive();
            return said.slots() >= taskManagers.size() ? Optional.of(true) : Optional.empty();
        });
    }

    /** The job as a cluster gets it: its jar, its main class, and its three arguments. */
    void submit(Path jar, String bootstrapServers, Path history, Path reference)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("env", "FLINK_CONF_DIR=" + work, WatchedProcess.java()));
        command.addAll(OPENED);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CLIENT, "run", "-d"));
        command.addAll(List.of("-c", "io.batchwatch.jobs.Main", jar.toString()));
        command.addAll(List.of("--bootstrap", bootstrapServers));
        command.addAll(List.of("--history", history.toString(), "--reference", reference.toString()));
        try (WatchedProcess client = WatchedProcess.start(command, work.resolve("client.out"))) {
            client.awaitEnd();
        }
    }

    void awaitJob() throws InterruptedException {
        awaitJob("runs", true);
    }

    void awaitJobBroken() throws InterruptedException {
        awaitJob("is seen to be broken", false);
    }

    private void awaitJob(String what, boolean runs) throws InterruptedException {
        Waiting.until("the job " + what, START, () -> said.jobRuns() == runs ? Optional.of(true) : Optional.empty());
    }

    /** The youngest, as {@code kill -9}. */
    void killTaskManager() throws InterruptedException {
        WatchedProcess killed = taskManagers.remove(taskManagers.size() - 1);
        ofKilled = ofKilled.plus(killed.usage());
        killed.kill();
    }

    void requireAlive() {
        jobManager.requireAlive();
        taskManagers.forEach(WatchedProcess::requireAlive);
    }

    Usage usage() {
        return taskManagers.stream()
                .map(WatchedProcess::usage)
                .reduce(jobManager.usage().plus(ofKilled), Usage::plus);
    }

    @Override
    public void close() {
        taskManagers.forEach(WatchedProcess::close);
        jobManager.close();
    }
}
