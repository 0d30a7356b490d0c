package io.batchwatch.jobs.flow;

import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.jobs.wire.ViewRecord;
import io.batchwatch.rules.tally.Disagreements;
import io.batchwatch.rules.tally.RowsTally;
import io.batchwatch.rules.tally.SourceLedger;
import io.batchwatch.rules.tally.TallyCodec;
import io.batchwatch.views.ViewTopics;
import java.time.Clock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** The account of one partner. Keyed by partner; receipts must have passed {@link FileFunction}, which knows repeated ones. */
public final class SourceFunction extends KeyedCoProcessFunction<String, RowsTally, ReceiptSummary, ViewRecord> {
    private static final long serialVersionUID = 1;

    private final Clock clock;
    private transient ValueState<byte[]> ledger;

    /**
     * @param clock says when rows are counted
     */
    public SourceFunction(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        ledger = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(
                        StateNames.SOURCE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement1(RowsTally rows, Context context, Collector<ViewRecord> views) throws Exception {
        SourceLedger source = known(context).plus(rows);
        store(source, views);
        Disagreements.alert(source, rows, clock.instant())
                .ifPresent(alert -> views.collect(ViewRecord.of(ViewTopics.ALERTS, alert.alertId(), alert)));
    }

    @Override
    public void processElement2(ReceiptSummary receipt, Context context, Collector<ViewRecord> views) throws Exception {
        store(known(context).plus(receipt), views);
    }

    private SourceLedger known(Context context) throws Exception {
        byte[] before = ledger.value();
        return before == null ? SourceLedger.of(context.getCurrentKey()) : TallyCodec.sourceLedger(before);
    }

    private void store(SourceLedger source, Collector<ViewRecord> views) throws Exception {
        ledger.update(TallyCodec.encode(source));
        views.collect(ViewRecord.of(ViewTopics.SOURCES, source.partner(), source.view()));
    }
}
