package io.batchwatch.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OperatorStreamStateHandle;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenHistoryTest {
    @TempDir
    private Path folder;

    @Test
    void withoutACheckpointNothingIsKnown() throws IOException {
        assertThat(isWhole()).isFalse();
    }

    @Test
    void nobodyWaits() throws IOException {
        checkpoint("history-results", 0);

        assertThat(isWhole()).isTrue();
    }

    @Test
    void rowsThatWaitInTheCheckpointAreNotWritten() throws IOException {
        checkpoint("history-results", 1);

        assertThat(isWhole()).isFalse();
    }

    @Test
    void whatAnotherOperatorKeepsIsNoRowOfTheHistory() throws IOException {
        checkpoint("views", 1);

        assertThat(isWhole()).isTrue();
    }

    @Test
    void aFileThatIsNotAtItsPlaceIsNotSeen() throws IOException {
        checkpoint("history-results", 0);
        Files.createDirectories(HistoryFiles.pending(folder));
        Files.write(HistoryFiles.pending(folder).resolve("a.parquet"), new byte[] {1});

        assertThat(isWhole()).isFalse();
    }

    private boolean isWhole() throws IOException {
        return WrittenHistory.isWhole(folder, folder.resolve("checkpoints"));
    }

    private void checkpoint(String operator, int waiting) throws IOException {
        OperatorStateHandle kept = new OperatorStreamStateHandle(
                Map.of(
                        "writer_raw_states",
                        new OperatorStateHandle.StateMetaInfo(
                                new long[waiting], OperatorStateHandle.Mode.SPLIT_DISTRIBUTE)),
                new ByteStreamStateHandle("kept", new byte[] {1}));
        OperatorState state = new OperatorState(operator, operator, new OperatorID(1, 1), 1, 128);
        state.putState(
                0, OperatorSubtaskState.builder().setManagedOperatorState(kept).build());
        Path directory = Files.createDirectories(folder.resolve("checkpoints/job/chk-1"));
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(directory.resolve("_metadata")))) {
            Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(1, List.of(state), List.of()), out);
        }
    }
}
