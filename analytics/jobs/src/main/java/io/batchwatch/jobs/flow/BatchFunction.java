package io.batchwatch.jobs.flow;

import io.batchwatch.jobs.history.BatchesTable;
import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.jobs.wire.ViewRecord;
import io.batchwatch.jobs.wire.WireType;
import io.batchwatch.rules.batch.BatchCodec;
import io.batchwatch.rules.batch.BatchEvidence;
import io.batchwatch.rules.batch.BatchLedger;
import io.batchwatch.rules.batch.BatchStep;
import io.batchwatch.views.ViewTopics;
import java.time.Clock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Moves a batch as {@link BatchLedger} says, and tells of it at once: nothing is gathered here, a flag must not wait. Keyed
 * by batch key.
 */
public final class BatchFunction extends KeyedProcessFunction<String, BatchEvidence, ViewRecord> {
    private static final long serialVersionUID = 1;

    /** Each change of a batch's state. */
    public static final OutputTag<HistoryRow> HISTORY =
            new OutputTag<>("batch-history", WireType.HISTORY_ROW.information());

    private final Clock clock;
    private transient ValueState<byte[]> ledger;

    /**
     * @param clock says when a batch is moved
     */
    public BatchFunction(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        ledger = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(
                        StateNames.BATCH, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(BatchEvidence evidence, Context context, Collector<ViewRecord> views) throws Exception {
        byte[] before = ledger.value();
        BatchLedger known = before == null ? BatchLedger.EMPTY : BatchCodec.batchLedger(before);
        BatchStep step = known.apply(evidence, clock.instant());
        ledger.update(BatchCodec.encode(step.next()));
        step.view().ifPresent(view -> views.collect(ViewRecord.of(ViewTopics.BATCHES, view.batchId(), view)));
        step.alert().ifPresent(alert -> {
            views.collect(ViewRecord.of(ViewTopics.ALERTS, alert.alertId(), alert));
            step.view().ifPresent(view -> context.output(HISTORY, BatchesTable.row(view)));
        });
    }
}
