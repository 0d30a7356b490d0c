package io.batchwatch.jobs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.ActId;
import io.batchwatch.contract.ActKind;
import io.batchwatch.contract.BatchAct;
import io.batchwatch.contract.TestKind;
import io.batchwatch.jobs.ReferenceDirectory;
import io.batchwatch.jobs.wire.BatchNews;
import io.batchwatch.jobs.wire.ViewRecord;
import io.batchwatch.rules.batch.BatchDescription;
import io.batchwatch.rules.batch.BatchEvidence;
import io.batchwatch.rules.batch.Speech;
import io.batchwatch.rules.reference.ReferenceFiles;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchClockView;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.Verdict;
import io.batchwatch.views.ViewCodec;
import io.batchwatch.views.ViewTopics;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Timers of one operator, with time in the test's hands. */
class BatchFunctionTest {
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    @TempDir
    private Path reference;

    private KeyedTwoInputStreamOperatorTestHarness<String, BatchNews, BatchAct, ViewRecord> harness;

    @BeforeEach
    void open() throws Exception {
        ReferenceFiles.seed(reference);
        harness = harness();
        harness.open();
        time(NOON);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void overdueIsToldWhenItsTimeIsOverAndNotBefore() throws Exception {
        harness.processElement1(fail("r1", NOON), 0);
        assertThat(alerts()).extracting(AlertView::to).containsExactly(BatchState.UNSAFE);

        time(NOON.plus(Duration.ofHours(24)).minusMillis(1));
        assertThat(overdue()).isEmpty();

        time(NOON.plus(Duration.ofHours(24)));
        assertThat(overdue()).containsExactly(BatchClock.DISPOSAL_OPENING);
        assertThat(lastView().clocks())
                .filteredOn(clock -> clock.clock() == BatchClock.DISPOSAL_OPENING)
                .extracting(BatchClockView::overdueSince)
                .containsExactly(Optional.of(NOON.plus(Duration.ofHours(24))));
        assertThat(alerts()).last().satisfies(alert -> {
            assertThat(alert.raisedAt()).isEqualTo(NOON.plus(Duration.ofHours(24)));
            assertThat(alert.from()).isEqualTo(alert.to());
        });
    }

    @Test
    void whatIsDoneInTimeIsNeverOverdue() throws Exception {
        harness.processElement1(fail("r1", NOON), 0);
        harness.processElement2(act(ActKind.DISPOSAL_OPENED, NOON.plusSeconds(60)), 0);
        harness.processElement2(act(ActKind.DISPOSAL_CLOSED, NOON.plusSeconds(120)), 0);

        time(NOON.plus(Duration.ofDays(400)));

        assertThat(overdue()).isEmpty();
        assertThat(lastView().state()).isEqualTo(BatchState.DISPOSED);
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    @Test
    void correctionTakesItsTimerAlong() throws Exception {
        harness.processElement1(fail("r1", NOON), 0);
        assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);

        harness.processElement1(takenBack("r1", NOON.plusSeconds(60)), 0);

        assertThat(harness.numProcessingTimeTimers()).isZero();
        assertThat(lastView().state()).isEqualTo(BatchState.CLEAR);
    }

    @Test
    void timerSurvivesARestartAndRingsAtOnceIfItsTimePassedMeanwhile() throws Exception {
        harness.processElement1(fail("r1", NOON), 0);
        OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
        harness.close();

        harness = harness();
        Hand.TIME.set(NOON.plus(Duration.ofHours(30)).toEpochMilli());
        harness.setProcessingTime(Hand.TIME.get());
        harness.initializeState(checkpoint);
        harness.open();
        assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);
        time(NOON.plus(Duration.ofHours(30)).plusMillis(1));

        assertThat(overdue()).containsExactly(BatchClock.DISPOSAL_OPENING);
        assertThat(harness.numProcessingTimeTimers())
                .as("the time to object still runs")
                .isEqualTo(1);
    }

    @Test
    void everyMomentGoesIntoTheHistoryAndEachChangeOfState() throws Exception {
        harness.processElement1(fail("r1", NOON), 0);
        harness.processElement2(act(ActKind.NOTE, NOON.plusSeconds(60)), 0);
        time(NOON.plus(Duration.ofHours(24)));

        assertThat(harness.getSideOutput(BatchFunction.STORY)).hasSize(3);
        assertThat(harness.getSideOutput(BatchFunction.HISTORY)).hasSize(1);
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, BatchNews, BatchAct, ViewRecord> harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(
                        new BatchFunction(new ReferenceDirectory(reference, ZoneId.of("Asia/Shanghai")), new Hand())),
                BatchNews::batchKey,
                BatchAct::batchId,
                Types.STRING);
    }

    /** Both clocks: the function's and that of its timers. */
    private void time(Instant now) throws Exception {
        Hand.TIME.set(now.toEpochMilli());
        harness.setProcessingTime(now.toEpochMilli());
    }

    private List<ViewRecord> written(String topic) {
        return harness.extractOutputValues().stream()
                .filter(view -> view.topic().equals(topic))
                .toList();
    }

    private List<AlertView> alerts() {
        return written(ViewTopics.ALERTS).stream()
                .map(view -> ViewCodec.decode(view.value(), AlertView.class))
                .toList();
    }

    private List<BatchClock> overdue() {
        return alerts().stream().map(AlertView::clock).flatMap(Optional::stream).toList();
    }

    private BatchView lastView() {
        List<ViewRecord> views = written(ViewTopics.BATCHES);
        return ViewCodec.decode(views.get(views.size() - 1).value(), BatchView.class);
    }

    private static BatchNews fail(String resultId, Instant at) {
        BatchFinding finding = new BatchFinding(
                resultId,
                "S-1",
                "carbofuran",
                "克百威",
                "pesticide",
                "",
                TestKind.LAB,
                false,
                "lab1",
                "m1",
                Verdict.FAIL,
                "limit",
                "0.5",
                "mg/kg",
                "0.02 mg/kg",
                "GB 2763-2021",
                at.minusSeconds(3_600),
                at,
                "超标。",
                "Above the limit.");
        return BatchNews.of(new BatchEvidence(
                about(),
                resultId,
                "克百威",
                Optional.empty(),
                Optional.of(speech()),
                Optional.of(finding),
                Optional.empty(),
                at));
    }

    private static BatchNews takenBack(String resultId, Instant at) {
        return BatchNews.of(new BatchEvidence(
                about(),
                resultId,
                "克百威",
                Optional.of(speech()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                at));
    }

    private static BatchAct act(ActKind kind, Instant at) {
        return new BatchAct(
                ActId.of("B-1", kind, at, "张三", ""),
                "B-1",
                kind,
                at,
                "张三",
                "",
                "",
                Optional.empty(),
                "",
                "",
                false,
                at,
                "");
    }

    private static BatchDescription about() {
        return new BatchDescription("B-1", "cowpea", "豇豆", "vegetable", "", "m1");
    }

    private static Speech speech() {
        return new Speech("B-1", "carbofuran", "pesticide", Verdict.FAIL);
    }

    /** The harness copies the function by its bytes, so the hands of the clock are not in it. */
    private static final class Hand extends Clock implements Serializable {
        private static final long serialVersionUID = 1;
        private static final AtomicLong TIME = new AtomicLong();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(TIME.get());
        }
    }
}
