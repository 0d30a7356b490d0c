package io.batchwatch.standalone.command;

import picocli.CommandLine.Option;

/** How much of the machine the job takes. */
final class ParallelismOption {
    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "2",
            description = {"Tasks of a kind side by side (default: ${DEFAULT-VALUE}).", "并行任务数。"})
    private int tasks = 2;

    int tasks() {
        return tasks;
    }
}
