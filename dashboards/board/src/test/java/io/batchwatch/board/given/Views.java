package io.batchwatch.board.given;

import io.batchwatch.contract.TestKind;
import io.batchwatch.views.AlertCause;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchClockView;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchPaper;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.CredibilityReview;
import io.batchwatch.views.FileView;
import io.batchwatch.views.LaboratoriesReview;
import io.batchwatch.views.Origin;
import io.batchwatch.views.PaperFault;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.QualityControlReview;
import io.batchwatch.views.Severity;
import io.batchwatch.views.SourceView;
import io.batchwatch.views.Timeliness;
import io.batchwatch.views.Verdict;
import io.batchwatch.views.VerdictCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Views as analytics would write them, with what a test does not speak of filled in. */
public final class Views {
    public static final Instant NOON = Instant.parse("2026-03-10T04:00:00Z");
    public static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private Views() {}

    public static CellKey key(LocalDate day, String category, String hazard, TestKind kind) {
        return new CellKey(day, "m_dongmen", category, hazard, kind, "lab_county", "", Origin.LOCAL);
    }

    /** A day's rapid tests of one category, whatever they were tested for. */
    public static PassRateCell rapid(LocalDate day, String category, VerdictCounts samples, long version) {
        return new PassRateCell(
                key(day, category, CellKey.ALL_HAZARDS, TestKind.RAPID), samples, samples.plus(samples), version);
    }

    public static VerdictCounts counts(long pass, long fail, long suspect) {
        return new VerdictCounts(pass, fail, suspect, 0, 0);
    }

    public static BatchView batch(String id, BatchState state, Instant changedAt, long version) {
        return batch(id, state, changedAt, List.of(), version);
    }

    public static BatchView batch(
            String id, BatchState state, Instant changedAt, List<BatchClockView> clocks, long version) {
        return batch(id, state, changedAt, clocks, finding("0.05", "mg/kg"), version);
    }

    /** As a method says it that only sees whether it is there. */
    public static BatchView detected(String id, String unit) {
        return batch(id, BatchState.UNSAFE, NOON, List.of(), finding("detected", unit), 1);
    }

    private static BatchFinding finding(String value, String unit) {
        return new BatchFinding(
                "0f".repeat(16),
                "S-1",
                "carbofuran",
                "克百威",
                "pesticide",
                "",
                TestKind.LAB,
                false,
                "lab_county",
                "m_dongmen",
                Verdict.FAIL,
                "limit",
                value,
                unit,
                "0.02 mg/kg",
                "GB 2763-2021",
                NOON,
                NOON,
                "超标。",
                "Above the limit.");
    }

    private static BatchView batch(
            String id,
            BatchState state,
            Instant changedAt,
            List<BatchClockView> clocks,
            BatchFinding finding,
            long version) {
        BatchMoment moment = new BatchMoment(
                NOON, "finding-added", "0f".repeat(16), BatchState.CLEAR, state, "", "", "超标。", "Above the limit.");
        return new BatchView(
                id,
                "cowpea",
                "豇豆",
                "vegetable",
                "合作社",
                "m_dongmen",
                state,
                Severity.MAJOR,
                "pesticide",
                false,
                changedAt,
                changedAt,
                clocks,
                List.of(finding),
                List.of(),
                List.of(moment),
                version);
    }

    public static AlertView alert(String batchId, long version, BatchState to, Instant raisedAt) {
        return new AlertView(
                batchId + "#" + version,
                batchId,
                AlertCause.STATE,
                BatchState.CLEAR,
                to,
                Optional.empty(),
                Severity.MAJOR,
                "pesticide",
                "vegetable",
                "m1",
                raisedAt,
                raisedAt.plusMillis(40),
                "批次不合格。",
                "The batch is unsafe.",
                version);
    }

    /** A duty that was to be done a day after noon. */
    public static BatchClockView duty(BatchClock clock, Optional<Instant> overdueSince) {
        return new BatchClockView(
                clock, clock.kind(), NOON, NOON.plusSeconds(86_400), overdueSince, false, "SAMR Order 15");
    }

    /** A batch stays as it is, but somebody is late. */
    public static AlertView overdue(String batchId, long version, BatchClock clock, Instant since) {
        return new AlertView(
                batchId + "#" + version + "#" + clock,
                batchId,
                AlertCause.OVERDUE,
                BatchState.UNSAFE,
                BatchState.UNSAFE,
                Optional.of(clock),
                Severity.MAJOR,
                "pesticide",
                "vegetable",
                "m1",
                since,
                since.plusMillis(3),
                "逾期。",
                "Overdue.",
                version);
    }

    public static SourceView source(String partner, Instant lastReceivedAt, long fails, long version) {
        return new SourceView(
                partner,
                Optional.of(lastReceivedAt),
                Optional.of(lastReceivedAt.minusSeconds(3600)),
                Optional.of(3600L),
                10,
                2,
                3,
                4,
                Map.of("not-a-number", 3L, "unknown-unit", 1L),
                Map.of("corrected", 2L, "withdrawn", 1L),
                List.of(
                        new SourceView.ResultCount(TestKind.LAB, "vegetable", Verdict.FAIL, Timeliness.ON_TIME, fails),
                        new SourceView.ResultCount(TestKind.RAPID, "cakes", Verdict.PASS, Timeliness.LATE, 5)),
                6,
                version);
    }

    public static FileView file(String contentHash, String partner, Instant receivedAt, long version) {
        return new FileView(contentHash, partner, "结果.csv", receivedAt, 10, 4, 3, 2, 1, 1, counts(5, 1, 0), version);
    }

    /**
     * @param outOfControl instruments, with seven results in doubt each
     */
    public static QualityControlReview qualityControl(Instant at, int outOfControl) {
        QualityControlReview.Point point = new QualityControlReview.Point(at, 3.2, true, List.of("1-2s", "1-3s"));
        QualityControlReview.Log log = new QualityControlReview.Log(
                "lab1", "ICP-1", "cadmium", "质控样", true, at, 30, 1, 7, List.of(point), "请看一看。", "Look.");
        return new QualityControlReview(
                Optional.of(at),
                30L * outOfControl,
                outOfControl,
                0.2,
                outOfControl,
                outOfControl,
                7L * outOfControl,
                Collections.nCopies(outOfControl, log),
                at.toEpochMilli());
    }

    public static CredibilityReview credibility(Instant at, int counters) {
        CredibilityReview.CounterFinding finding = new CredibilityReview.CounterFinding(
                "m1", "last_digits", "末位", "Last digits", 9, 1, 70, 1e-9, 1e-7, "请看一看。", "Look.");
        return new CredibilityReview(
                Optional.of(at),
                Optional.of(DAY),
                Optional.of(DAY),
                700,
                6,
                42,
                0.01,
                counters,
                Collections.nCopies(counters, finding),
                at.toEpochMilli());
    }

    public static LaboratoriesReview laboratories(Instant at, int toLookAt) {
        return new LaboratoriesReview(
                Optional.of(at), Optional.of(DAY), Optional.of(DAY), 3, 3, toLookAt, List.of(), at.toEpochMilli());
    }

    /** Nothing stands against the food, but its quarantine certificate. */
    public static BatchView withPapers(String batchId, PaperFault fault, boolean settled, long version) {
        BatchView batch = batch(batchId, BatchState.CLEAR, NOON, version);
        BatchPaper paper = new BatchPaper(
                fault,
                "quarantine",
                "Q-1",
                Severity.MAJOR,
                1,
                "S-1",
                DAY,
                settled,
                "Animal Epidemic Prevention Law art. 51",
                "证件已到期。",
                "It ended.");
        return new BatchView(
                batchId,
                "pork",
                "猪肉",
                "livestock",
                "",
                "m_dongmen",
                BatchState.CLEAR,
                Severity.MINOR,
                "",
                false,
                NOON,
                NOON,
                List.of(),
                List.of(),
                List.of(paper),
                batch.story(),
                version);
    }
}
