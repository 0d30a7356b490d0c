package io.batchwatch.jobs.flow;

import io.batchwatch.contract.ArrivedResult;
import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.jobs.ReferenceSource;
import io.batchwatch.jobs.history.ResultsTable;
import io.batchwatch.jobs.wire.BatchNews;
import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.jobs.wire.SampleRows;
import io.batchwatch.jobs.wire.WireType;
import io.batchwatch.rules.batch.BatchEvidence;
import io.batchwatch.rules.ledger.CellDelta;
import io.batchwatch.rules.ledger.KnownSample;
import io.batchwatch.rules.ledger.Ledger;
import io.batchwatch.rules.ledger.LedgerCodec;
import io.batchwatch.rules.ledger.ResultLedger;
import io.batchwatch.rules.ledger.RowOutcome;
import io.batchwatch.rules.ledger.SampleLedger;
import io.batchwatch.rules.ledger.Step;
import io.batchwatch.rules.ledger.SumLedger;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.tally.RowsTally;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
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
 * Loads the ledgers of a sample and of the result ids of its rows, lets {@link Ledger#apply} say what each row changes, stores
 * them and tells the others. It decides nothing itself. Keyed by sample id; the main output is the history.
 */
public final class LedgerFunction extends KeyedProcessFunction<String, SampleRows, HistoryRow> {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(LedgerFunction.class);

    public static final OutputTag<CellDelta> CELLS = new OutputTag<>("cells", WireType.CELL_DELTA.information());
    public static final OutputTag<BatchNews> NEWS = new OutputTag<>("news", WireType.BATCH_NEWS.information());
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
    public void processElement(SampleRows arrived, Context context, Collector<HistoryRow> history) throws Exception {
        ReferenceData rules = reference.get();
        Known known = new Known();
        Told told = new Told();
        for (byte[] content : arrived.contents()) {
            Optional<ArrivedResult> read = read(arrived.sampleId(), content);
            if (read.isPresent()) {
                TestResult row = read.get().result();
                Step step = Ledger.apply(
                        known.votes(),
                        known.result(row.id()),
                        known.sums(row, rules),
                        read.get(),
                        rules,
                        clock.instant());
                known.learn(row.id(), step);
                told.add(row, step);
                keep(content, step, history);
            }
        }
        known.store();
        told.send(context);
    }

    /** The gateway writes nothing unreadable; should someone else, one bad record must not stop every result behind it. */
    private Optional<ArrivedResult> read(String sampleId, byte[] content) {
        try {
            return Optional.of(codec.arrived(content));
        } catch (IllegalArgumentException e) {
            unreadable.inc();
            LOG.error("passed over a record of sample {} that is not a result", sampleId, e);
            return Optional.empty();
        }
    }

    /** What is known of the sample of the current key: read once, however many of its rows came together, and stored once. */
    private final class Known {
        private final KnownSample before;
        private final Map<ResultId, ResultLedger> learnt = new LinkedHashMap<>();
        private SampleLedger votes;
        private Optional<SumLedger> sumsBefore = Optional.empty();
        private Optional<SumLedger> sumLedger = Optional.empty();

        Known() throws IOException {
            byte[] bytes = sample.value();
            before = bytes == null ? KnownSample.NOTHING : LedgerCodec.knownSample(bytes);
            votes = before.votes();
        }

        SampleLedger votes() {
            return votes;
        }

        Optional<ResultLedger> result(ResultId id) throws Exception {
            ResultLedger justLearnt = learnt.get(id);
            if (justLearnt != null) {
                return Optional.of(justLearnt);
            }
            Optional<ResultLedger> here = before.result(id);
            return here.isPresent() || !before.isMoreElsewhere() ? here : elsewhere(id);
        }

        private Optional<ResultLedger> elsewhere(ResultId id) throws Exception {
            return Optional.ofNullable(results.get(id)).map(LedgerCodec::resultLedger);
        }

        /** Few rows go into a sum: where there is none, its state is not looked into. */
        SumLedger sums(TestResult row, ReferenceData rules) throws IOException {
            if (sumLedger.isEmpty() && rules.isComponent(row.item().analyte())) {
                byte[] bytes = before == KnownSample.NOTHING ? null : sums.value();
                sumsBefore = Optional.of(bytes == null ? SumLedger.EMPTY : LedgerCodec.sumLedger(bytes, codec));
                sumLedger = sumsBefore;
            }
            return sumLedger.orElse(SumLedger.EMPTY);
        }

        void learn(ResultId id, Step step) {
            if (step.outcome() != RowOutcome.REDELIVERED) {
                learnt.put(id, step.result());
            }
            votes = step.sample();
            if (sumLedger.isPresent()) {
                sumLedger = Optional.of(step.sums());
            }
        }

        void store() throws Exception {
            if (!learnt.isEmpty()) {
                KnownSample next = before.with(votes, learnt);
                sample.update(LedgerCodec.encode(next));
                if (next.isMoreElsewhere()) {
                    storeElsewhere(next);
                }
            }
            if (sumLedger.isPresent() && sumLedger.get() != sumsBefore.get()) {
                sums.update(LedgerCodec.encode(sumLedger.get(), codec));
            }
        }

        private void storeElsewhere(KnownSample here) throws Exception {
            for (Map.Entry<ResultId, ResultLedger> result : learnt.entrySet()) {
                if (here.result(result.getKey()).isEmpty()) {
                    results.put(result.getKey(), LedgerCodec.encode(result.getValue()));
                }
            }
        }
    }

    private void keep(byte[] asItCame, Step step, Collector<HistoryRow> history) {
        step.history().ifPresent(judged -> history.collect(ResultsTable.row(judged, asItCame)));
        step.summed().forEach(sum -> history.collect(ResultsTable.row(sum, codec.encode(sum.result()))));
    }

    /** What others hear of the rows of one sample: mostly the same cells, batch and file, which are told once for all of them. */
    private final class Told {
        private final List<CellDelta> cells = new ArrayList<>();
        private final List<BatchNews> news = new ArrayList<>();
        private final List<RowsTally> tallies = new ArrayList<>();

        void add(TestResult row, Step step) {
            for (CellDelta cell : step.cells()) {
                add(cells, cell, CellDelta::key, CellDelta::plus);
            }
            for (BatchEvidence evidence : step.evidence()) {
                add(news, BatchNews.of(evidence), BatchNews::batchKey, BatchNews::plus);
            }
            RowsTally tally = RowsTally.of(row, step);
            if (tally.rows() > 0) {
                add(tallies, tally, RowsTally::group, RowsTally::plus);
            }
        }

        /** They are few: to look through them takes less than to make a table of them. */
        private static <T> void add(List<T> told, T more, Function<T, Object> keyOf, BinaryOperator<T> sum) {
            Object key = keyOf.apply(more);
            for (int place = 0; place < told.size(); place++) {
                if (keyOf.apply(told.get(place)).equals(key)) {
                    told.set(place, sum.apply(told.get(place), more));
                    return;
                }
            }
            told.add(more);
        }

        void send(Context context) {
            news.forEach(one -> context.output(NEWS, one));
            cells.forEach(one -> context.output(CELLS, one));
            tallies.forEach(one -> context.output(TALLIES, one));
        }
    }

    private static PrimitiveArrayTypeInfo<byte[]> bytes() {
        return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    }
}
