package io.batchwatch.jobs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.TestKind;
import io.batchwatch.jobs.wire.WireType;
import io.batchwatch.rules.ledger.CellDelta;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.Origin;
import io.batchwatch.views.Verdict;
import io.batchwatch.views.VerdictCounts;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeepingCombineOperatorTest {
    private static final Patience PATIENCE = Patience.always(Duration.ofSeconds(5));

    private final List<OneInputStreamOperatorTestHarness<CellDelta, CellDelta>> harnesses = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (OneInputStreamOperatorTestHarness<CellDelta, CellDelta> harness : harnesses) {
            harness.close();
        }
    }

    @Test
    void aCheckpointSendsNothingOut() throws Exception {
        OneInputStreamOperatorTestHarness<CellDelta, CellDelta> harness = harness();
        harness.open();
        harness.processElement(pass("m1"), 0);
        checkpoint(harness, 1);
        harness.processElement(pass("m1"), 0);
        assertThat(harness.extractOutputValues()).isEmpty();

        harness.setProcessingTime(5000);

        assertThat(harness.extractOutputValues()).containsExactly(pass("m1").plus(pass("m1")));
    }

    @Test
    void whatWaitedInACheckpointWaitsOnAfterACrash() throws Exception {
        OneInputStreamOperatorTestHarness<CellDelta, CellDelta> crashed = harness();
        crashed.open();
        crashed.processElement(pass("m1"), 0);
        crashed.processElement(pass("m2"), 0);
        OperatorSubtaskState state = checkpoint(crashed, 1);
        // The checkpoint is complete; this is read again after the crash.
        crashed.processElement(pass("m1"), 0);

        OneInputStreamOperatorTestHarness<CellDelta, CellDelta> next = harness();
        next.initializeState(state);
        next.open();
        next.processElement(pass("m1"), 0);
        next.setProcessingTime(5000);

        assertThat(next.extractOutputValues())
                .containsExactlyInAnyOrder(pass("m1").plus(pass("m1")), pass("m2"));
    }

    @Test
    void whatWentOutIsNoLongerInTheState() throws Exception {
        OneInputStreamOperatorTestHarness<CellDelta, CellDelta> crashed = harness();
        crashed.open();
        crashed.processElement(pass("m1"), 0);
        checkpoint(crashed, 1);
        crashed.setProcessingTime(5000);
        OperatorSubtaskState state = checkpoint(crashed, 2);

        OneInputStreamOperatorTestHarness<CellDelta, CellDelta> next = harness();
        next.initializeState(state);
        next.open();
        next.setProcessingTime(10_000);

        assertThat(next.extractOutputValues()).isEmpty();
    }

    private OneInputStreamOperatorTestHarness<CellDelta, CellDelta> harness() throws Exception {
        OneInputStreamOperatorTestHarness<CellDelta, CellDelta> harness = new OneInputStreamOperatorTestHarness<>(
                new KeepingCombineOperator<>(CellDelta::key, CellDelta::plus, PATIENCE, WireType.CELL_DELTA));
        harness.setup(WireType.CELL_DELTA
                .information()
                .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        harnesses.add(harness);
        return harness;
    }

    private static OperatorSubtaskState checkpoint(
            OneInputStreamOperatorTestHarness<CellDelta, CellDelta> harness, long id) throws Exception {
        harness.prepareSnapshotPreBarrier(id);
        return harness.snapshot(id, 0);
    }

    private static CellDelta pass(String site) {
        CellKey key = new CellKey(
                LocalDate.of(2026, 3, 1), site, "egg", CellKey.ALL_HAZARDS, TestKind.LAB, "", "", Origin.LOCAL);
        return new CellDelta(key, VerdictCounts.one(Verdict.PASS), VerdictCounts.one(Verdict.PASS), 1);
    }
}
