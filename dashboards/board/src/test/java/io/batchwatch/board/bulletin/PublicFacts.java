package io.batchwatch.board.bulletin;

import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.reference.Names;
import io.batchwatch.rules.reference.Names.Name;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchClockView;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.Origin;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.Severity;
import io.batchwatch.views.Verdict;
import io.batchwatch.views.VerdictCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Views whose every text of a sender's holds {@link #SECRET}. */
final class PublicFacts {
    static final String SECRET = "王小明";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Instant NOW = Instant.parse("2026-05-10T04:00:00Z");
    static final LocalDate SETTLED_TO = LocalDate.of(2026, 4, 10);
    static final LocalDate MARCH = LocalDate.of(2026, 3, 9);

    static final Names NAMES = new Names(Map.of(
            "category",
                    Map.of(
                            "vegetable", new Name("蔬菜", "Vegetables"),
                            "fruit", new Name("水果", "Fruit"),
                            "egg", new Name("禽蛋", "Eggs")),
            "product", Map.of("cowpea", new Name("豇豆", "Cowpea")),
            "analyte", Map.of("carbofuran", new Name("克百威", "Carbofuran"))));

    private PublicFacts() {}

    static PassRateCell lab(LocalDate day, String category, VerdictCounts samples) {
        return cell(day, category, CellKey.ALL_HAZARDS, TestKind.LAB, samples);
    }

    static PassRateCell cell(LocalDate day, String category, String hazard, TestKind kind, VerdictCounts samples) {
        return new PassRateCell(
                new CellKey(day, "stall of " + SECRET, category, hazard, kind, SECRET, "", Origin.LOCAL),
                samples,
                samples,
                1);
    }

    static VerdictCounts passed(long samples) {
        return new VerdictCounts(samples, 0, 0, 0, 0);
    }

    static BatchFinding found(String sample, LocalDate day) {
        return found(sample, day, TestKind.LAB, Verdict.FAIL, false, "0.05");
    }

    static BatchFinding found(
            String sample, LocalDate day, TestKind kind, Verdict verdict, boolean retest, String value) {
        return new BatchFinding(
                "0f".repeat(16),
                SECRET + sample,
                "carbofuran",
                SECRET,
                "pesticide",
                "",
                kind,
                retest,
                SECRET,
                SECRET,
                verdict,
                "limit",
                value,
                "mg/kg",
                "0.02 mg/kg",
                "GB 2763-2021",
                day.atTime(12, 0).atZone(ZONE).toInstant(),
                NOW,
                SECRET,
                SECRET);
    }

    static BatchView batch(BatchState state, String category, BatchFinding... findings) {
        return batch(state, category, "摊主" + SECRET, List.of(), findings);
    }

    static BatchView batch(
            BatchState state, String category, String producer, List<BatchClockView> clocks, BatchFinding... findings) {
        return new BatchView(
                SECRET + findings[0].sampleId(),
                "cowpea",
                SECRET + "家的豇豆",
                category,
                producer,
                SECRET,
                state,
                Severity.MAJOR,
                "pesticide",
                false,
                NOW,
                NOW,
                clocks,
                List.of(findings),
                List.of(),
                List.of(),
                1);
    }

    static BatchClockView clock(BatchClock clock, Instant dueAt) {
        return new BatchClockView(
                clock,
                clock.kind(),
                NOW.minusSeconds(86_400),
                dueAt,
                Optional.empty(),
                false,
                "Food Safety Law art. 88");
    }
}
