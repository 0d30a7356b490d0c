package io.batchwatch.standalone.command;

import picocli.CommandLine.Option;

/** How much of the machine the job takes. */
final class ParallelismOption {
    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = {"Tasks of a kind side by side (default: half of the cores).", "并行任务数（默认为处理器核数的一半）。"})
    private int tasks = usual();

    /** The broker, the doors and the board want the other half; where there are more tasks than cores, all wait for each other. */
    private static int usual() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    int tasks() {
        return tasks;
    }
}
