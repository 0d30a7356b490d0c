package io.batchwatch.board.given;

import static io.batchwatch.board.given.Views.counts;

import io.batchwatch.board.live.LiveViews;
import io.batchwatch.contract.TestKind;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.Origin;
import io.batchwatch.views.PaperFault;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Fourteen months of a small town without any chance in them: vegetables are as usual until five days before the end, when
 * one market's go wrong; eggs are tested too rarely to say anything; one source is silent; nobody checks himself.
 */
public final class YearOfViews {
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 11);
    public static final Instant NOW = Instant.parse("2026-03-10T16:30:00Z");

    /** Its id has slashes in it, as partners' ids do. */
    public static final String UNSAFE_BATCH = "QS/2026/0309-7";

    public static final String CLEARED_BATCH = "B-CLEARED";
    public static final String UNPAPERED_BATCH = "B-PAPERS";

    private static final int DAYS = 430;
    private static final int OFF_DAYS = 5;
    private static final int OFF_SITE = 3;
    private static final List<String> SITES = List.of("m_dongmen", "m_ximen", "m_nanhu", "m_xinqu");
    private static final List<String> ROOMS = List.of("lab_town", "lab_county");

    private YearOfViews() {}

    public static void tell(LiveViews views) {
        for (int day = 0; day < DAYS; day++) {
            tellDay(views, day);
        }
        tellBatches(views);
        views.accept(Views.source("counter", NOW.minus(Duration.ofMinutes(10)), 1, 1));
        views.accept(Views.source("lab", NOW.minus(Duration.ofHours(5)), 1, 1));
        views.accept(Views.file("ab".repeat(32), "counter", NOW.minus(Duration.ofMinutes(10)), 1));
        views.accept(Views.qualityControl(NOW, 1));
        views.accept(Views.credibility(NOW, 1));
        views.caughtUp();
    }

    private static void tellDay(LiveViews views, int daysAgo) {
        LocalDate day = TODAY.minusDays(daysAgo);
        for (int site = 0; site < SITES.size(); site++) {
            boolean off = site == OFF_SITE && daysAgo < OFF_DAYS;
            int suspects = off ? 4 : (daysAgo * 7 + site * 3) % 23 == 0 ? 1 : 0;
            rapid(views, day, site, "vegetable", "pesticide", 12, suspects);
            rapid(views, day, site, "aquatic", "veterinary_drug", 5, (daysAgo + site) % 61 == 0 ? 1 : 0);
        }
        if (daysAgo % 20 == 0) {
            rapid(views, day, 0, "egg", "veterinary_drug", 1, 0);
        }
        cell(
                views,
                day,
                SITES.get(daysAgo % 4),
                "vegetable",
                "pesticide",
                TestKind.LAB,
                "lab_county",
                1,
                daysAgo % 29 == 0 ? 1 : 0);
    }

    private static void rapid(
            LiveViews views, LocalDate day, int site, String category, String hazard, int tested, int suspects) {
        cell(views, day, SITES.get(site), category, hazard, TestKind.RAPID, ROOMS.get(site % 2), tested, suspects);
    }

    private static void cell(
            LiveViews views,
            LocalDate day,
            String site,
            String category,
            String hazard,
            TestKind kind,
            String lab,
            int tested,
            int bad) {
        boolean rapid = kind == TestKind.RAPID;
        for (String of : List.of(CellKey.ALL_HAZARDS, hazard)) {
            views.accept(new PassRateCell(
                    new CellKey(day, site, category, of, kind, lab, "", Origin.LOCAL),
                    counts(tested - bad, rapid ? 0 : bad, rapid ? bad : 0),
                    counts(tested - bad, rapid ? 0 : bad, rapid ? bad : 0),
                    1));
        }
    }

    private static void tellBatches(LiveViews views) {
        views.accept(Views.batch(
                UNSAFE_BATCH,
                BatchState.UNSAFE,
                NOW.minus(Duration.ofDays(2)),
                List.of(Views.duty(BatchClock.DISPOSAL_OPENING, Optional.of(NOW.minus(Duration.ofHours(3))))),
                1));
        views.accept(Views.batch("B-UNSAFE-2", BatchState.UNSAFE, NOW.minus(Duration.ofHours(7)), 1));
        views.accept(Views.batch("B-SUSPECT", BatchState.SUSPECT, NOW.minus(Duration.ofHours(1)), 1));
        views.accept(cleared());
        views.accept(Views.withPapers(UNPAPERED_BATCH, PaperFault.EXPIRED, false, 1));
    }

    /** A correction took back what stood against it. */
    private static BatchView cleared() {
        return new BatchView(
                CLEARED_BATCH,
                "cowpea",
                "豇豆",
                "vegetable",
                "合作社",
                "m_dongmen",
                BatchState.CLEARED,
                Severity.MINOR,
                "",
                false,
                NOW.minus(Duration.ofHours(2)),
                NOW.minus(Duration.ofHours(2)),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        moment("finding-added", BatchState.CLEAR, BatchState.UNSAFE, 30, "超标。", "Above the limit."),
                        moment(
                                "finding-changed",
                                BatchState.UNSAFE,
                                BatchState.CLEARED,
                                2,
                                "结果已更正。",
                                "The result was corrected.")),
                2);
    }

    private static BatchMoment moment(
            String event, BatchState from, BatchState to, int hoursAgo, String sentenceZh, String sentenceEn) {
        return new BatchMoment(
                NOW.minus(Duration.ofHours(hoursAgo)),
                event,
                "0f".repeat(16),
                from,
                to,
                "",
                "",
                sentenceZh,
                sentenceEn);
    }
}
