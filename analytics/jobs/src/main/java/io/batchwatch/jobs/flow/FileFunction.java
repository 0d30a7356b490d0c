package io.batchwatch.jobs.flow;

import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.jobs.wire.ViewRecord;
import io.batchwatch.jobs.wire.WireType;
import io.batchwatch.rules.tally.FileLedger;
import io.batchwatch.rules.tally.RowsTally;
import io.batchwatch.rules.tally.TallyCodec;
import io.batchwatch.views.ViewTopics;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** The account of one file: what the door said, and what came of each row. Keyed by content hash. */
public final class FileFunction extends KeyedCoProcessFunction<String, RowsTally, ReceiptSummary, ViewRecord> {
    private static final long serialVersionUID = 1;

    /** Receipts that were not counted before. */
    public static final OutputTag<ReceiptSummary> NEW_RECEIPTS =
            new OutputTag<>("new-receipts", WireType.RECEIPT.information());

    private transient ValueState<byte[]> ledger;

    @Override
    public void open(OpenContext context) {
        ledger = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(
                        StateNames.FILE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement1(RowsTally rows, Context context, Collector<ViewRecord> views) throws Exception {
        byte[] before = ledger.value();
        store((before == null ? FileLedger.of(rows) : TallyCodec.fileLedger(before)).plus(rows), views);
    }

    @Override
    public void processElement2(ReceiptSummary receipt, Context context, Collector<ViewRecord> views) throws Exception {
        byte[] before = ledger.value();
        FileLedger known = before == null ? FileLedger.of(receipt) : TallyCodec.fileLedger(before);
        if (!known.knows(receipt)) {
            store(known.plus(receipt), views);
            context.output(NEW_RECEIPTS, receipt);
        }
    }

    private void store(FileLedger file, Collector<ViewRecord> views) throws Exception {
        ledger.update(TallyCodec.encode(file));
        views.collect(ViewRecord.of(ViewTopics.FILES, file.contentHash(), file.view()));
    }
}
