package io.batchwatch.jobs.history;

import io.batchwatch.jobs.LatestCheckpoint;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.state.OperatorStateHandle;

/** Whether all that the job has judged lies in files that readers see. */
public final class WrittenHistory {
    /** Flink's name for what a writer keeps; a promise of its savepoints. */
    private static final String WAITING_ROWS = "writer_raw_states";

    private static final Set<String> WRITERS =
            Arrays.stream(TableFormat.values()).map(TableFormat::operatorId).collect(Collectors.toUnmodifiableSet());

    private WrittenHistory() {}

    /**
     * True if no row waits in the latest checkpoint, and every file has come to its place. What the job reads after that
     * checkpoint is not meant.
     *
     * @param history directory of all tables
     * @param checkpoints of the one running job
     */
    public static boolean isWhole(Path history, Path checkpoints) throws IOException {
        try {
            Optional<Path> latest = LatestCheckpoint.in(checkpoints);
            return latest.isPresent() && !holdsRows(latest.get()) && isEmpty(HistoryFiles.pending(history));
        } catch (NoSuchFileException | UncheckedIOException e) {
            // A newer checkpoint has taken its place meanwhile.
            return false;
        }
    }

    static boolean holdsRows(Path checkpoint) throws IOException {
        Path metadata = checkpoint.resolve("_metadata");
        try (DataInputStream in = new DataInputStream(Files.newInputStream(metadata))) {
            return Checkpoints.loadCheckpointMetadata(in, WrittenHistory.class.getClassLoader(), checkpoint.toString())
                    .getOperatorStates()
                    .stream()
                    .filter(WrittenHistory::isWriter)
                    .flatMap(writer -> writer.getStates().stream())
                    .flatMap(task -> task.getManagedOperatorState().stream())
                    .anyMatch(WrittenHistory::holdsRows);
        }
    }

    private static boolean isWriter(OperatorState operator) {
        return operator.getOperatorUid().filter(WRITERS::contains).isPresent();
    }

    private static boolean holdsRows(OperatorStateHandle state) {
        return Optional.ofNullable(state.getStateNameToPartitionOffsets().get(WAITING_ROWS))
                .filter(waiting -> waiting.getOffsets().length > 0)
                .isPresent();
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return true;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
