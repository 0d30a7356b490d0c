package io.batchwatch.board;

import static io.batchwatch.board.given.Views.NOON;
import static io.batchwatch.board.given.Views.alert;
import static io.batchwatch.board.given.Views.batch;
import static io.batchwatch.board.given.Views.counts;
import static io.batchwatch.board.given.Views.credibility;
import static io.batchwatch.board.given.Views.duty;
import static io.batchwatch.board.given.Views.key;
import static io.batchwatch.board.given.Views.laboratories;
import static io.batchwatch.board.given.Views.overdue;
import static io.batchwatch.board.given.Views.qualityControl;
import static io.batchwatch.board.given.Views.rapid;
import static io.batchwatch.board.given.Views.source;
import static io.batchwatch.board.given.Views.withPapers;
import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.board.given.Json;
import io.batchwatch.board.given.Scrape;
import io.batchwatch.board.metrics.MetricCatalog;
import io.batchwatch.board.metrics.WebhookNumbers;
import io.batchwatch.contract.TestKind;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchClockView;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.Origin;
import io.batchwatch.views.PaperFault;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.SourceView;
import io.batchwatch.views.Timeliness;
import io.batchwatch.views.Verdict;
import io.batchwatch.views.ViewTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardMetricsTest {
    /** By the house's clock and zone. */
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 11);

    private static final Set<String> BOUNDED_LABELS = Set.of(
            "test_kind",
            "category",
            "outcome",
            "timeliness",
            "partner",
            "reason",
            "kind",
            "hazard",
            "severity",
            "state",
            "clock",
            "window",
            "stage",
            "topic",
            "review",
            "fault",
            "subscriber",
            "version",
            "le");

    @TempDir
    private Path directory;

    private BoardHouse house;

    @BeforeEach
    void openHouse() {
        house = new BoardHouse(directory);
    }

    @AfterEach
    void closeHouse() {
        house.close();
    }

    @Test
    void resultsAreThoseOfAllSourcesAndUnknownCategoriesAreOther() {
        house.views().accept(source("county", NOON, 7, 1));
        house.views().accept(source("town", NOON, 2, 1));

        Scrape scrape = scrape();

        assertThat(scrape.value(
                        "batchwatch_results_total", "category=vegetable,outcome=fail,test_kind=lab,timeliness=on_time"))
                .isEqualTo(9);
        assertThat(scrape.value(
                        "batchwatch_results_total", "category=other,outcome=pass,test_kind=rapid,timeliness=late"))
                .isEqualTo(10);
        assertThat(scrape.value("batchwatch_source_results_total", "outcome=accepted,partner=county"))
                .isEqualTo(10);
        assertThat(scrape.value("batchwatch_source_results_total", "outcome=rejected,partner=county"))
                .isEqualTo(4);
        assertThat(scrape.value("batchwatch_rejects_total", "partner=town,reason=not-a-number"))
                .isEqualTo(3);
        assertThat(scrape.value("batchwatch_source_disagreements_total", "partner=town"))
                .isEqualTo(6);
        assertThat(scrape.value("batchwatch_corrections_total", "kind=corrected"))
                .isEqualTo(4);
        assertThat(scrape.value("batchwatch_corrections_total", "kind=withdrawn"))
                .isEqualTo(2);
        assertThat(scrape.value("batchwatch_source_last_result_timestamp_seconds", "partner=town"))
                .isEqualTo((double) NOON.getEpochSecond());
        assertThat(scrape.value("batchwatch_source_expected_interval_seconds", "partner=town"))
                .isEqualTo(3600);
    }

    @Test
    void theWatermarkIsTheLatestSampleOfAnySource() {
        house.views().accept(source("county", NOON, 7, 1));
        house.views().accept(source("town", NOON.minusSeconds(60), 2, 1));

        assertThat(scrape().value("batchwatch_watermark_timestamp_seconds", ""))
                .isEqualTo((double) NOON.minusSeconds(3600).getEpochSecond());
    }

    @Test
    void howFarTheJobIsBehindIsSaidOnlyWhereItIsKnown() {
        assertThat(scrape().series("batchwatch_job_records_behind")).isEmpty();

        house.recordsBehind.put("lab.results", 12L);

        assertThat(scrape().value("batchwatch_job_records_behind", "topic=lab.results"))
                .isEqualTo(12);
    }

    @Test
    void whatHasNotHappenedYetIsZeroAndNotMissing() {
        Scrape scrape = scrape();

        int categories = Json.of(house.get("/api/v1/names").body())
                .at("/category")
                .names()
                .size();
        assertThat(scrape.series("batchwatch_results_total"))
                .hasSize(TestKind.values().length * categories * Verdict.values().length * Timeliness.values().length)
                .allSatisfy((labels, value) -> assertThat(value).isZero());
        assertThat(scrape.series("batchwatch_batches_flagged_total")).hasSize(8 * 3);
        assertThat(scrape.series("batchwatch_batches_open")).hasSize(3 * 3);
        assertThat(scrape.value("batchwatch_corrections_total", "kind=withdrawn"))
                .isZero();
        assertThat(scrape.value("batchwatch_latency_seconds_count", "stage=visible"))
                .isZero();
        assertThat(scrape.series("batchwatch_batches_oldest_open_timestamp_seconds"))
                .isEmpty();
    }

    @Test
    void windowsAreDaysOfSamplingThatEndToday() {
        house.views().accept(rapid(TODAY, "vegetable", counts(3, 1, 0), 1));
        house.views().accept(rapid(TODAY.minusDays(1), "vegetable", counts(10, 0, 0), 1));
        house.views().accept(rapid(TODAY.minusDays(6), "vegetable", counts(10, 0, 0), 1));
        house.views().accept(rapid(TODAY.minusDays(7), "vegetable", counts(100, 0, 0), 1));
        house.views().accept(rapid(TODAY.minusDays(30), "vegetable", counts(1000, 0, 0), 1));
        house.views().accept(rapid(TODAY.plusDays(1), "vegetable", counts(5000, 0, 0), 1));
        house.views()
                .accept(new PassRateCell(
                        key(TODAY, "vegetable", "pesticide", TestKind.RAPID), counts(9, 9, 9), counts(9, 9, 9), 1));

        Scrape scrape = scrape();

        assertThat(window(scrape, "samples", "1d")).isEqualTo(4);
        assertThat(window(scrape, "samples_passed", "1d")).isEqualTo(3);
        assertThat(window(scrape, "pass_ratio", "1d")).isEqualTo(0.75);
        assertThat(window(scrape, "samples", "7d")).isEqualTo(24);
        assertThat(window(scrape, "samples", "30d")).isEqualTo(124);
        assertThat(window(scrape, "samples_passed", "30d")).isEqualTo(123);
        assertThat(scrape.series("batchwatch_window_pass_ratio")).hasSize(3);
    }

    /** Of a year at one fail in a hundred: five of ninety are no signal yet, six would be one time in a thousand. */
    @Test
    void theLowerControlLimitIsOfAYearThatEndedBeforeTheQuarter() {
        usualYear();
        house.views().accept(rapid(TODAY, "vegetable", counts(84, 4, 2), 1));
        house.views().accept(rapid(TODAY, "fruit", counts(9, 0, 0), 1));

        Scrape scrape = scrape();

        double limit = window(scrape, "lower_control_limit_ratio", "1d");
        assertThat(limit).isEqualTo(85.0 / 90);
        assertThat(window(scrape, "pass_ratio", "1d")).isLessThan(limit);
        assertThat(scrape.series("batchwatch_window_lower_control_limit_ratio").keySet())
                .noneMatch(labels -> labels.contains("fruit"));
    }

    @Test
    void whatGoesWrongThisQuarterDoesNotBecomeUsual() {
        usualYear();
        house.views().accept(rapid(TODAY, "vegetable", counts(90, 0, 0), 1));
        double before = window(scrape(), "lower_control_limit_ratio", "1d");
        for (int day = 1; day < 60; day++) {
            house.views().accept(rapid(TODAY.minusDays(day), "vegetable", counts(10, 10, 0), 1));
        }
        house.clock.step(Duration.ofMinutes(6));

        assertThat(window(scrape(), "lower_control_limit_ratio", "1d")).isEqualTo(before);
    }

    private void usualYear() {
        for (int day = 0; day < 100; day++) {
            house.views().accept(rapid(LocalDate.of(2025, 6, 1).plusDays(day), "vegetable", counts(99, 1, 0), 1));
        }
    }

    @Test
    void theCampaignWindowIsThatOfTheCampaignsThatRunToday() {
        house.views().accept(campaignCell(LocalDate.of(2026, 2, 28), "two_bans_one_excess", 50));
        house.views().accept(campaignCell(LocalDate.of(2026, 3, 1), "two_bans_one_excess", 7));
        house.views().accept(campaignCell(TODAY, "two_bans_one_excess", 2));
        house.views().accept(campaignCell(TODAY, "aquatic_drugs", 1));
        house.views().accept(rapid(TODAY, "livestock", counts(4, 0, 0), 1));

        assertThat(scrape().value("batchwatch_window_samples", "category=livestock,test_kind=rapid,window=campaign"))
                .isEqualTo(9);

        house.clock.step(Duration.ofDays(400));
        assertThat(scrape().series("batchwatch_window_samples").keySet())
                .noneMatch(labels -> labels.contains("campaign"));
    }

    @Test
    void openBatchesAndFlagsAreCountedByGravity() {
        house.views().accept(batch("B-1", BatchState.UNSAFE, NOON, 1));
        house.views().accept(batch("B-2", BatchState.UNSAFE, NOON.plusSeconds(60), 1));
        house.views().accept(batch("B-3", BatchState.CLEARED, NOON.minusSeconds(60), 1));
        house.views().accept(alert("B-1", 1, BatchState.UNSAFE, NOON));
        house.views().accept(alert("B-1", 1, BatchState.UNSAFE, NOON));
        house.views().accept(alert("B-3", 2, BatchState.CLEARED, NOON));

        Scrape scrape = scrape();

        assertThat(scrape.value("batchwatch_batches_open", "severity=major,state=unsafe"))
                .isEqualTo(2);
        assertThat(scrape.value("batchwatch_batches_oldest_open_timestamp_seconds", "severity=major"))
                .isEqualTo((double) NOON.getEpochSecond());
        assertThat(scrape.value("batchwatch_batches_flagged_total", "hazard=pesticide,severity=major"))
                .isEqualTo(1);
    }

    @Test
    void batchThatIsOverdueIsCountedByWhatForWhateverItsState() {
        BatchClockView late = duty(BatchClock.DISPOSAL_OPENING, Optional.of(NOON));
        BatchClockView referral = duty(BatchClock.CRIMINAL_REFERRAL, Optional.of(NOON));
        house.views().accept(batch("B-1", BatchState.UNSAFE, NOON, List.of(late, referral), 2));
        house.views().accept(batch("B-2", BatchState.UNSAFE, NOON, List.of(late), 2));
        house.views().accept(batch("B-3", BatchState.DISPOSED, NOON, List.of(referral), 2));
        BatchClockView inTime = duty(BatchClock.RETEST_REPORT, Optional.empty());
        house.views().accept(batch("B-4", BatchState.RETEST, NOON, List.of(inTime), 2));

        Scrape scrape = scrape();

        assertThat(scrape.value("batchwatch_batches_overdue", "clock=disposal_opening"))
                .isEqualTo(2);
        assertThat(scrape.value("batchwatch_batches_overdue", "clock=criminal_referral"))
                .isEqualTo(2);
        assertThat(scrape.value("batchwatch_batches_overdue", "clock=retest_report"))
                .isZero();
        assertThat(scrape.series("batchwatch_batches_overdue")).hasSize(7);
    }

    @Test
    void reviewsAreCountedOnceTheyAreMade() {
        assertThat(scrape().series("batchwatch_counters_to_look_at")).isEmpty();

        house.views().accept(qualityControl(NOON, 2));
        house.views().accept(credibility(NOON, 3));
        house.views().accept(laboratories(NOON, 1));
        house.views().accept(credibility(NOON.minusSeconds(60), 9));

        Scrape scrape = scrape();
        assertThat(scrape.value("batchwatch_instruments_out_of_control", "")).isEqualTo(2);
        assertThat(scrape.value("batchwatch_results_in_doubt", "")).isEqualTo(14);
        assertThat(scrape.value("batchwatch_counters_to_look_at", "")).isEqualTo(3);
        assertThat(scrape.value("batchwatch_laboratories_to_look_at", "")).isEqualTo(1);
        assertThat(scrape.value("batchwatch_review_timestamp_seconds", "review=credibility"))
                .isEqualTo((double) NOON.getEpochSecond());
    }

    @Test
    void papersAtFaultAreCountedUntilSomebodyHasDealtWithThem() {
        house.views().accept(withPapers("B-1", PaperFault.MISSING, false, 1));
        house.views().accept(withPapers("B-2", PaperFault.EXPIRED, false, 1));
        house.views().accept(withPapers("B-3", PaperFault.EXPIRED, false, 1));
        house.views().accept(withPapers("B-3", PaperFault.EXPIRED, true, 2));

        Scrape scrape = scrape();

        assertThat(scrape.series("batchwatch_batches_papers_at_fault")).hasSize(3 * 6);
        assertThat(scrape.value("batchwatch_batches_papers_at_fault", "fault=missing,kind=quarantine"))
                .isEqualTo(1);
        assertThat(scrape.value("batchwatch_batches_papers_at_fault", "fault=expired,kind=quarantine"))
                .isEqualTo(1);
        assertThat(scrape.series("batchwatch_batches_open").values()).allMatch(count -> count == 0);
    }

    @Test
    void batchThatIsOverdueIsNoNewFlagAndHasNoLatency() {
        house.views().caughtUp();
        house.views().accept(alert("B-1", 1, BatchState.UNSAFE, NOON));
        house.views().accept(overdue("B-1", 2, BatchClock.DISPOSAL_OPENING, NOON.plusSeconds(86_400)));

        Scrape scrape = scrape();

        assertThat(scrape.value("batchwatch_batches_flagged_total", "hazard=pesticide,severity=major"))
                .isEqualTo(1);
        assertThat(scrape.value("batchwatch_latency_seconds_count", "stage=visible"))
                .isEqualTo(1);
    }

    @Test
    void onlyNewsHasALatency() {
        house.views().accept(alert("B-1", 1, BatchState.UNSAFE, BoardHouse.NOW.minusMillis(120)));
        house.views().caughtUp();
        house.views().accept(alert("B-2", 1, BatchState.UNSAFE, BoardHouse.NOW.minusMillis(120)));
        house.views().accept(alert("B-2", 1, BatchState.UNSAFE, BoardHouse.NOW.minusMillis(120)));

        Scrape scrape = scrape();

        assertThat(scrape.value("batchwatch_latency_seconds_count", "stage=visible"))
                .isEqualTo(1);
        assertThat(scrape.value("batchwatch_latency_seconds_sum", "stage=visible"))
                .isEqualTo(0.12);
        assertThat(scrape.value("batchwatch_latency_seconds_bucket", "le=0.15,stage=visible"))
                .isEqualTo(1);
        assertThat(scrape.value("batchwatch_latency_seconds_bucket", "le=0.1,stage=visible"))
                .isZero();
        assertThat(scrape.value("batchwatch_latency_seconds_sum", "stage=judged"))
                .isEqualTo(0.04);
    }

    @Test
    void totalsAreTheSameAfterARestart(@TempDir Path otherDirectory) {
        house.views().accept(source("county", NOON, 7, 1));
        house.views().accept(alert("B-1", 1, BatchState.UNSAFE, NOON));
        try (BoardHouse restarted = new BoardHouse(otherDirectory)) {
            restarted.views().accept(source("county", NOON, 7, 1));
            restarted.views().accept(alert("B-1", 1, BatchState.UNSAFE, NOON));
            restarted.views().caughtUp();

            assertThat(Scrape.of(restarted.get("/metrics").body()).all()).isEqualTo(scrape().all());
        }
    }

    @Test
    void noLabelNamesABatchASampleAProductOrAnAnalyteAndHostilePartnersStayBounded() {
        for (int partner = 0; partner < 300; partner++) {
            Map<String, Long> reasons = new HashMap<>();
            for (int reason = 0; reason < 60; reason++) {
                reasons.put("reason-" + (partner % 3 * 60 + reason), 1L);
            }
            house.views().accept(hostile((partner % 2 == 0 ? "partner-" : "伙伴-") + partner, reasons));
        }
        house.views().accept(batch("B-1", BatchState.UNSAFE, NOON, 1));
        house.views().accept(alert("B-1", 1, BatchState.UNSAFE, NOON));
        house.views().accept(rapid(TODAY, "never heard of", counts(1, 0, 0), 1));

        Scrape scrape = scrape();

        assertThat(scrape.labelNames()).isSubsetOf(BOUNDED_LABELS);
        assertThat(scrape.labelValues()).allMatch(value -> value.matches("\\p{ASCII}*"));
        assertThat(scrape.labelValues()).noneMatch(value -> value.contains("B-1") || value.contains("cowpea"));
        assertThat(scrape.size()).isLessThan(5_000);
        // Bounded, and nothing lost: what has no label of its own is counted as other.
        assertThat(scrape.series("batchwatch_rejects_total").values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(300 * 60);
        assertThat(scrape.value("batchwatch_source_results_total", "outcome=accepted,partner=other"))
                .isEqualTo(200);
        assertThat(scrape.value("batchwatch_window_samples", "category=other,test_kind=rapid,window=1d"))
                .isEqualTo(1);
    }

    @Test
    void theCatalogueNamesEveryMetricWithItsLabels() {
        house.views().accept(source("county", NOON, 1, 1));
        house.views().accept(batch("B-1", BatchState.UNSAFE, NOON, 1));
        house.views().accept(rapid(TODAY, "vegetable", counts(1, 0, 0), 1));
        usualYear();
        house.views().accept(qualityControl(NOON, 1));
        house.views().accept(credibility(NOON, 1));
        house.views().accept(laboratories(NOON, 1));
        house.recordsBehind.put("lab.results", 0L);
        house.webhooks.put("county", new WebhookNumbers(0, 0, 0, 1, Optional.of(NOON), 0));

        Scrape scrape = scrape();

        Set<String> families = new HashSet<>(scrape.families());
        for (MetricCatalog metric : MetricCatalog.values()) {
            assertThat(families).as("the scrape").contains(metric.metricName());
            String series = metric.kind() == MetricCatalog.Kind.HISTOGRAM
                    ? metric.metricName() + "_count"
                    : metric.metricName();
            assertThat(scrape.series(series).keySet()).as(series).isNotEmpty().allSatisfy(labels -> assertThat(
                            Scrape.names(labels))
                    .containsExactlyInAnyOrderElementsOf(metric.labels()));
        }
        assertThat(families)
                .as("nothing that the catalogue does not know")
                .isEqualTo(new HashSet<>(Arrays.stream(MetricCatalog.values())
                        .map(MetricCatalog::metricName)
                        .toList()));
    }

    @Test
    void aSubscribersMessagesAreCountedByWhatCameOfThem() {
        house.webhooks.put("county", new WebhookNumbers(7, 3, 2, 1, Optional.of(NOON), 4));
        house.webhooks.put("town", new WebhookNumbers(0, 0, 0, 0, Optional.empty(), 0));

        Scrape scrape = scrape();

        assertThat(scrape.value("batchwatch_webhook_deliveries_total", "outcome=delivered,subscriber=county"))
                .isEqualTo(7);
        assertThat(scrape.value("batchwatch_webhook_deliveries_total", "outcome=retried,subscriber=county"))
                .isEqualTo(3);
        assertThat(scrape.value("batchwatch_webhook_deliveries_total", "outcome=given_up,subscriber=county"))
                .isEqualTo(2);
        assertThat(scrape.value("batchwatch_webhook_deliveries_total", "outcome=given_up,subscriber=town"))
                .as("so that the first is an increase")
                .isZero();
        assertThat(scrape.value("batchwatch_webhook_dead_letters", "subscriber=county"))
                .isEqualTo(4);
        assertThat(scrape.series("batchwatch_webhook_oldest_pending_timestamp_seconds")
                        .values())
                .containsExactly((double) NOON.getEpochSecond());
    }

    @Test
    void recordsThatAreNoViewsAndViewersAreCounted() {
        house.unreadable.count(ViewTopics.BATCHES);

        assertThat(scrape().value("batchwatch_board_unreadable_views_total", "topic=lab.batches"))
                .isEqualTo(1);
        assertThat(scrape().value("batchwatch_board_unreadable_views_total", "topic=lab.files"))
                .isZero();
        assertThat(scrape().value("batchwatch_board_viewers", "")).isZero();
    }

    @Test
    void openMetricsAreSpokenToWhoeverAsksForThem() {
        house.views().caughtUp();
        assertThat(house.get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0")
                        .body())
                .endsWith("# EOF\n");
        assertThat(house.get("/metrics").headers().firstValue("content-type").orElse(""))
                .startsWith("text/plain; version=0.0.4");
    }

    private Scrape scrape() {
        house.views().caughtUp();
        return Scrape.of(house.get("/metrics").body());
    }

    private static double window(Scrape scrape, String what, String window) {
        return scrape.value("batchwatch_window_" + what, "category=vegetable,test_kind=rapid,window=" + window);
    }

    private static PassRateCell campaignCell(LocalDate day, String campaign, long passed) {
        CellKey key = new CellKey(
                day,
                "m_dongmen",
                "livestock",
                CellKey.ALL_HAZARDS,
                TestKind.RAPID,
                "lab_county",
                campaign,
                Origin.LOCAL);
        return new PassRateCell(key, counts(passed, 0, 0), counts(passed, 0, 0), 1);
    }

    private static SourceView hostile(String partner, Map<String, Long> reasons) {
        return new SourceView(
                partner,
                Optional.of(NOON),
                Optional.empty(),
                Optional.empty(),
                1,
                0,
                0,
                60,
                reasons,
                Map.of("novel", 1L),
                List.of(new SourceView.ResultCount(TestKind.LAB, partner, Verdict.PASS, Timeliness.LATE, 1)),
                0,
                1);
    }
}
