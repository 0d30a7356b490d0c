package io.batchwatch.jobs.flow;

import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.jobs.ReferenceSource;
import io.batchwatch.jobs.history.ResultsTable;
import io.batchwatch.jobs.wire.ArrivedRow;
import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.jobs.wire.WireType;
import io.batchwatch.rules.batch.BatchEvidence;
import io.batchwatch.rules.ledger.CellDelta;
import io.batchwatch.rules.ledger.Ledger;
import io.batchwatch.rules.ledger.LedgerCodec;
import io.batchwatch.rules.ledger.ResultLedger;
import io.batchwatch.rules.ledger.SampleLedger;
import io.batchwatch.rules.ledger.Step;
import io.batchwatch.rules.ledger.SumLedger;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.tally.RowsTally;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the ledgers of a row's sample and of its result id, lets {@link Ledger#apply} say what the row changes, stores them
 * and tells the others. It decides nothing itself. Keyed by sample id; the main output is the history.
 */
public final class LedgerFunction extends KeyedProcessFunction<String, ArrivedRow, HistoryRow> {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(LedgerFunction.class);

    public static final OutputTag<CellDelta> CELLS = new OutputTag<>("cells", WireType.CELL_DELTA.information());
    public static final OutputTag<BatchEvidence> EVIDENCE =
            new OutputTag<>("evidence", WireType.BATCH_EVIDENCE.information());
    public static final OutputTag<RowsTally> TALLIES = new OutputTag<>("tallies", WireType.ROWS_TALLY.information());

    private final ReferenceSource referenceSource;
    private final Clock clock;
    private transient Supplier<ReferenceData> reference;
    private transient TestResultCodec codec;
    private transient ValueState<byte[]> sample;
    private transient MapState<ResultId, byte[]> results;
    private transient ValueState<byte[]> sums;
    private transient Counter unreadable;

    /**
     * @param clock says when a row is judged
     */
    public LedgerFunction(ReferenceSource referenceSource, Clock clock) {
        this.referenceSource = referenceSource;
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        reference = referenceSource.open();
        codec = new TestResultCodec();
        sample = getRuntimeContext().getState(new ValueStateDescriptor<>(StateNames.SAMPLE, bytes()));
        results = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(StateNames.RESULTS, WireType.RESULT_ID.information(), bytes()));
        sums = getRuntimeContext().getState(new ValueStateDescriptor<>(StateNames.SUMS, bytes()));
        unreadable = getRuntimeContext().getMetricGroup().counter("unreadableResults");
    }

    @Override
    public void processElement(ArrivedRow arrived, Context context, Collector<HistoryRow> history) throws Exception {
        Optional<TestResult> read = read(arrived);
        if (read.isEmpty()) {
            return;
        }
        TestResult row = read.get();
        byte[] sampleBefore = sample.value();
        // A sample that nothing is known of has no results: most rows of a new file need not be looked for.
        byte[] resultBefore = sampleBefore == null ? null : results.get(row.id());
        ReferenceData rules = reference.get();
        SumLedger knownSums = knownSums(row, rules);
        Step step = Ledger.apply(
                sampleBefore == null ? SampleLedger.EMPTY : LedgerCodec.sampleLedger(sampleBefore),
                resultBefore == null
                        ? Optional.<ResultLedger>empty()
                        : Optional.of(LedgerCodec.resultLedger(resultBefore)),
                knownSums,
                row,
                rules,
                codec,
                clock.instant());
        store(row.id(), sampleBefore, step);
        if (step.sums() != knownSums) {
            sums.update(LedgerCodec.encode(step.sums(), codec));
        }
        tell(row, arrived.content(), step, context, history);
    }

    /** The gateway writes nothing unreadable; should someone else, one bad record must not stop every result behind it. */
    private Optional<TestResult> read(ArrivedRow arrived) {
        try {
            return Optional.of(codec.decode(arrived.content()));
        } catch (IllegalArgumentException e) {
            unreadable.inc();
            LOG.error("passed over a record of sample {} that is not a result", arrived.sampleId(), e);
            return Optional.empty();
        }
    }

    /** Few rows go into a sum: the others do not look into its state. */
    private SumLedger knownSums(TestResult row, ReferenceData rules) throws IOException {
        byte[] known = rules.isComponent(row.item().analyte()) ? sums.value() : null;
        return known == null ? SumLedger.EMPTY : LedgerCodec.sumLedger(known, codec);
    }

    private void store(ResultId id, byte[] sampleBefore, Step step) throws Exception {
        switch (step.outcome()) {
            case ACCEPTED, CORRECTED -> {
                results.put(id, LedgerCodec.encode(step.result()));
                if (sampleBefore == null || !step.cells().isEmpty()) {
                    sample.update(LedgerCodec.encode(step.sample()));
                }
            }
            case DUPLICATE -> results.put(id, LedgerCodec.encode(step.result()));
            case REDELIVERED -> {}
        }
    }

    private void tell(TestResult row, byte[] asItCame, Step step, Context context, Collector<HistoryRow> history) {
        step.evidence().forEach(evidence -> context.output(EVIDENCE, evidence));
        step.cells().forEach(cell -> context.output(CELLS, cell));
        RowsTally tally = RowsTally.of(row, step);
        if (tally.rows() > 0) {
            context.output(TALLIES, tally);
        }
        step.history().ifPresent(judged -> history.collect(ResultsTable.row(judged, asItCame)));
        step.summed().forEach(sum -> history.collect(ResultsTable.row(sum, codec.encode(sum.result()))));
    }

    private static PrimitiveArrayTypeInfo<byte[]> bytes() {
        return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    }
}
