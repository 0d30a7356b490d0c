package io.batchwatch.jobs.flow;

import io.batchwatch.jobs.wire.ViewRecord;
import io.batchwatch.jobs.wire.WireType;
import io.batchwatch.rules.ledger.CellDelta;
import io.batchwatch.views.ViewTopics;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Adds up all changes of one cell. Keyed by {@link io.batchwatch.views.CellKey#text}. */
public final class CellFunction extends KeyedProcessFunction<String, CellDelta, ViewRecord> {
    private static final long serialVersionUID = 1;

    private transient ValueState<CellDelta> sum;

    @Override
    public void open(OpenContext context) {
        sum = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(StateNames.CELL, WireType.CELL_DELTA.information()));
    }

    @Override
    public void processElement(CellDelta change, Context context, Collector<ViewRecord> views) throws Exception {
        CellDelta before = sum.value();
        CellDelta after = before == null ? change : before.plus(change);
        sum.update(after);
        views.collect(ViewRecord.of(ViewTopics.PASS_RATES, context.getCurrentKey(), after.asCell()));
    }
}
