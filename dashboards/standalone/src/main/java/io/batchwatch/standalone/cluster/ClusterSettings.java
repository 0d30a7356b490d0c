package io.batchwatch.standalone.cluster;

import java.nio.file.Path;

/**
 * @param parallelism how many tasks of a kind work side by side, at least 1
 * @param checkpoints where the job's progress is kept
 * @param temporary for what need not outlive the process
 */
public record ClusterSettings(int parallelism, Path checkpoints, Path temporary) {
    public ClusterSettings {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism is at least 1, not " + parallelism);
        }
    }
}
