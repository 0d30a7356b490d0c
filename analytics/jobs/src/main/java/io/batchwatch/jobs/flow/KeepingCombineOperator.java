package io.batchwatch.jobs.flow;

import io.batchwatch.jobs.wire.WireType;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;

/**
 * Adds up changes for longer than from one checkpoint to the next: what it has is in the checkpoint, and waits on. A file of
 * ten years changes ten thousand cells a second, each a few times; what tells, stores and reads a change costs more than it.
 */
public final class KeepingCombineOperator<T> extends CombineOperator<T> {
    private static final long serialVersionUID = 1;

    private final WireType<T> type;
    private transient ListState<T> held;

    /**
     * @param sum of two with the same key, the earlier first
     */
    public KeepingCombineOperator(
            SerializableFunction<T, Object> keyOf, SerializableSum<T> sum, Patience patience, WireType<T> type) {
        super(keyOf, sum, patience);
        this.type = type;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        held = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>(StateNames.CHANGES, type.information()));
    }

    @Override
    public void open() throws Exception {
        super.open();
        held.get().forEach(this::keep);
    }

    /** Nothing need go out: it is in the state. */
    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {}

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        held.update(List.copyOf(kept()));
    }
}
