package io.batchwatch.jobs.flow;

import io.batchwatch.contract.BatchAct;
import io.batchwatch.jobs.ReferenceSource;
import io.batchwatch.jobs.history.BatchStoryTable;
import io.batchwatch.jobs.history.BatchesTable;
import io.batchwatch.jobs.wire.BatchNews;
import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.jobs.wire.ViewRecord;
import io.batchwatch.jobs.wire.WireType;
import io.batchwatch.rules.batch.BatchCodec;
import io.batchwatch.rules.batch.BatchLedger;
import io.batchwatch.rules.batch.BatchStep;
import io.batchwatch.rules.reference.BatchLaw;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.ViewTopics;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Moves a batch as {@link BatchLedger} says, and tells of it at once: nothing is gathered here, a flag must not wait. A
 * timer stands at the end of the clock that runs out next, or an hour on where papers are at fault. Keyed by batch key.
 */
public final class BatchFunction extends KeyedCoProcessFunction<String, BatchNews, BatchAct, ViewRecord> {
    private static final long serialVersionUID = 2;

    /** Each change of a batch's state. */
    public static final OutputTag<HistoryRow> HISTORY =
            new OutputTag<>("batch-history", WireType.HISTORY_ROW.information());

    /** Each moment of a batch's story. */
    public static final OutputTag<HistoryRow> STORY =
            new OutputTag<>("batch-story", WireType.HISTORY_ROW.information());

    private final ReferenceSource referenceSource;
    private final Clock clock;
    private transient Supplier<ReferenceData> reference;
    private transient ValueState<byte[]> ledger;
    private transient ValueState<Long> timer;

    /**
     * @param referenceSource says how long a batch may wait, and which papers it needs
     * @param clock says when a batch is moved
     */
    public BatchFunction(ReferenceSource referenceSource, Clock clock) {
        this.referenceSource = referenceSource;
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        reference = referenceSource.open();
        ledger = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(
                        StateNames.BATCH, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        timer = getRuntimeContext().getState(new ValueStateDescriptor<>(StateNames.BATCH_TIMER, Types.LONG));
    }

    @Override
    public void processElement1(BatchNews news, Context context, Collector<ViewRecord> views) throws Exception {
        BatchLedger before = known();
        store(before, before.apply(news.evidence(), law(), clock.instant()), context, views);
    }

    @Override
    public void processElement2(BatchAct act, Context context, Collector<ViewRecord> views) throws Exception {
        BatchLedger before = known();
        store(before, List.of(before.apply(act, law(), clock.instant())), context, views);
    }

    /** The timer's own clock may be a little ahead of ours. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ViewRecord> views) throws Exception {
        Instant fired = Instant.ofEpochMilli(timestamp);
        Instant now = clock.instant();
        timer.clear();
        BatchLedger before = known();
        store(before, List.of(before.at(law(), now.isBefore(fired) ? fired : now)), context, views);
    }

    private BatchLaw law() {
        return reference.get().law();
    }

    private BatchLedger known() throws Exception {
        byte[] before = ledger.value();
        return before == null ? BatchLedger.EMPTY : BatchCodec.batchLedger(before);
    }

    /** Each step is told of; of the views, which take each other's place, the last. */
    private void store(BatchLedger before, List<BatchStep> steps, Context context, Collector<ViewRecord> views)
            throws Exception {
        BatchStep last = steps.get(steps.size() - 1);
        if (last.next().version() != before.version()) {
            ledger.update(BatchCodec.encode(last.next()));
        }
        // A quiet batch has no timer: nearly all news leaves a batch quiet, and its timer is not looked for.
        if (!before.isQuiet() || last.nextEnd().isPresent()) {
            wakeAt(last.nextEnd(), context.timerService());
        }
        Optional<BatchView> shown = Optional.empty();
        for (BatchStep step : steps) {
            if (step.view().isPresent()) {
                shown = step.view();
                remember(step, shown.get(), context);
            }
        }
        shown.ifPresent(view -> views.collect(ViewRecord.of(ViewTopics.BATCHES, view.batchId(), view)));
        for (BatchStep step : steps) {
            for (AlertView alert : step.alerts()) {
                views.collect(ViewRecord.of(ViewTopics.ALERTS, alert.alertId(), alert));
            }
        }
    }

    private static void remember(BatchStep step, BatchView view, Context context) {
        step.moments().forEach(moment -> context.output(STORY, BatchStoryTable.row(view, moment)));
        if (step.movesState()) {
            context.output(HISTORY, BatchesTable.row(view, step.moments().get(0)));
        }
    }

    private void wakeAt(Optional<Instant> next, TimerService timers) throws Exception {
        Long set = timer.value();
        Optional<Long> wanted = next.map(Instant::toEpochMilli);
        if (Optional.ofNullable(set).equals(wanted)) {
            return;
        }
        if (set != null) {
            timers.deleteProcessingTimeTimer(set);
            timer.clear();
        }
        if (wanted.isPresent()) {
            timers.registerProcessingTimeTimer(wanted.get());
            timer.update(wanted.get());
        }
    }
}
