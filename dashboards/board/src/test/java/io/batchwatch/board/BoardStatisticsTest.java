package io.batchwatch.board;

import static io.batchwatch.board.given.Views.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.board.given.Json;
import io.batchwatch.contract.TestKind;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.Origin;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.VerdictCounts;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardStatisticsTest {
    /** Of the board, see {@link BoardHouse}: in the first quarter, so the baseline is the year 2025. */
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 11);

    /** NIST's wafers, once more: defective among fifty. */
    private static final int[] WAFERS = {
        12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6
    };

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
    void theChartIsTheHandbooksSeenFromThePasses() {
        LocalDate first = LocalDate.of(2025, 11, 1);
        for (int i = 0; i < WAFERS.length; i++) {
            rapid(first.plusDays(i), "m_dongmen", "vegetable", counts(50 - WAFERS[i], WAFERS[i], 0));
        }
        rapid(TODAY.minusDays(9), "m_dongmen", "vegetable", counts(39, 11, 0));
        rapid(TODAY.minusDays(8), "m_dongmen", "vegetable", counts(20, 28, 2));

        Json answer = json("/api/v1/chart?kind=RAPID&method=laney&from=2026-03-01");

        assertThat(answer.at("/baseline/from").text()).isEqualTo("2025-01-01");
        assertThat(answer.at("/baseline/to").text()).isEqualTo("2025-12-31");
        assertThat(answer.at("/baseline/judged").number()).isEqualTo(1_500);
        assertThat(answer.at("/baseline/left_out").number()).isZero();
        assertThat(answer.at("/baseline/centre").fraction()).isCloseTo(1 - 0.231333, within(5e-7));
        assertThat(answer.at("/baseline/dispersion").fraction()).isCloseTo(1.660867, within(5e-7));
        Json usual = answer.at("/points/0");
        assertThat(usual.at("/start").text()).isEqualTo("2026-03-02");
        assertThat(usual.at("/rate").fraction()).isEqualTo(0.78);
        assertThat(usual.at("/lower_limit").fraction()).isCloseTo(1 - 0.528472, within(5e-7));
        assertThat(usual.at("/upper_limit").fraction()).isEqualTo(1);
        assertThat(usual.at("/signal").text()).isEqualTo("none");
        assertThat(usual.at("/rate").fraction())
                .isGreaterThanOrEqualTo(usual.at("/exact_lower_limit").fraction());
        assertThat(answer.at("/points/1/rate").fraction())
                .isLessThan(answer.at("/points/1/exact_lower_limit").fraction());
        assertThat(answer.at("/points/1/signal").text()).isEqualTo("worse");
        assertThat(answer.at("/points/1/passed").number()).isEqualTo(20);
        assertThat(answer.at("/points/1/cusum/signal")).hasToString("true");
        assertThat(answer.at("/points/1/ewma/average").fraction()).isLessThan(0.77);
    }

    @Test
    void theNewestDaysAreProvisional() {
        rapid(TODAY, "m_dongmen", "vegetable", counts(9, 0, 0));
        rapid(TODAY.minusDays(3), "m_dongmen", "vegetable", counts(40, 0, 0));

        Json answer = json("/api/v1/chart?kind=RAPID");

        assertThat(answer.at("/provisional_days").number()).isEqualTo(3);
        assertThat(answer.at("/points"))
                .extracting(point -> point.at("/provisional").toString() + point.at("/small"))
                .containsExactly("falsefalse", "truetrue");
        assertThat(answer.at("/baseline").isNull()).isTrue();
        assertThat(answer.at("/points/0/lower_limit").isNull()).isTrue();
        assertThat(answer.at("/points/0/signal").isNull()).isTrue();
    }

    @Test
    void weeksBeginOnMonday() {
        rapid(LocalDate.of(2026, 3, 2), "m_dongmen", "vegetable", counts(9, 0, 0));
        rapid(LocalDate.of(2026, 3, 8), "m_dongmen", "vegetable", counts(9, 1, 0));

        Json answer = json("/api/v1/chart?kind=RAPID&by=week");

        assertThat(answer.at("/points")).hasSize(1);
        assertThat(answer.at("/points/0/start").text()).isEqualTo("2026-03-02");
        assertThat(answer.at("/points/0/judged").number()).isEqualTo(19);
    }

    @Test
    void aBadMarketStandsOutOfTheFunnelAndASmallOneDoesNot() {
        for (int market = 1; market <= 8; market++) {
            rapid(TODAY, "m_" + market, "vegetable", counts(990, 10, 0));
        }
        rapid(TODAY, "m_bad", "vegetable", counts(940, 60, 0));
        rapid(TODAY, "m_small", "vegetable", counts(9, 1, 0));

        Json answer = json("/api/v1/funnel?kind=RAPID&by=site");

        Json bad = unit(answer, "m_bad");
        assertThat(bad.at("/signal")).hasToString("true");
        assertThat(bad.at("/beyond").text()).isEqualTo("99.8");
        assertThat(bad.at("/direction").text()).isEqualTo("worse");
        assertThat(bad.at("/z").fraction()).isNegative();
        Json small = unit(answer, "m_small");
        assertThat(small.at("/rate").fraction()).isEqualTo(0.9);
        assertThat(small.at("/small")).hasToString("true");
        assertThat(small.at("/signal")).hasToString("false");
        assertThat(small.at("/shrunken_rate").fraction())
                .isBetween(0.95, answer.at("/centre").fraction());
        assertThat(answer.at("/curves")).isNotEmpty();
        for (Json curve : answer.at("/curves")) {
            assertThat(curve.at("/lower998").fraction())
                    .isLessThanOrEqualTo(curve.at("/lower95").fraction());
        }
    }

    @Test
    void aCategoryThatGotWorseIsASignalAndTheOthersAreNot() {
        for (int day = 1; day <= 200; day++) {
            for (String category : List.of("vegetable", "fruit", "egg")) {
                rapid(
                        LocalDate.of(2025, 5, 1).plusDays(day),
                        "m_dongmen",
                        category,
                        counts(20, day % 10 == 0 ? 1 : 0, 0));
            }
        }
        rapid(TODAY, "m_dongmen", "vegetable", counts(90, 10, 0));
        rapid(TODAY, "m_dongmen", "fruit", counts(99, 1, 0));
        rapid(TODAY, "m_dongmen", "egg", counts(50, 0, 0));

        Json answer = json("/api/v1/signals");

        assertThat(answer.at("/signals").number()).isEqualTo(1);
        assertThat(answer.at("/categories")).hasSize(3);
        assertThat(answer.at("/categories/0/category").text()).isEqualTo("vegetable");
        assertThat(answer.at("/categories/0/signal")).hasToString("true");
        assertThat(answer.at("/categories/0/usual_rate").fraction()).isCloseTo(1 - 20.0 / 4_020, within(1e-9));
        assertThat(answer.at("/categories/1/signal")).hasToString("false");
    }

    @Test
    void aHazardThatRisesIsAnOutbreakWithItsSeasonKnown() {
        for (int week = 1; week <= 120; week++) {
            hazard(TODAY.minusDays(7L * week), "aquatic", "veterinary_drug", counts(59, week % 4 == 0 ? 1 : 0, 0));
            hazard(TODAY.minusDays(7L * week), "vegetable", "pesticide", counts(59, week % 4 == 0 ? 1 : 0, 0));
        }
        hazard(TODAY, "aquatic", "veterinary_drug", counts(52, 8, 0));
        hazard(TODAY, "vegetable", "pesticide", counts(59, 1, 0));

        Json answer = json("/api/v1/signals");

        assertThat(answer.at("/alarms").number()).isEqualTo(1);
        Json alarm = answer.at("/outbreaks/0");
        assertThat(alarm.at("/hazard").text() + alarm.at("/category").text()).isEqualTo("veterinary_drugaquatic");
        assertThat(alarm.at("/found").number()).isEqualTo(8);
        assertThat(alarm.at("/method").text()).isEqualTo("farrington");
        assertThat(alarm.at("/expected").fraction()).isBetween(0.1, 0.5);
        assertThat(answer.at("/outbreaks/1/alarm")).hasToString("false");
    }

    @Test
    void aNewHouseLooksAtTheWeeksBefore() {
        for (int week = 1; week <= 12; week++) {
            hazard(TODAY.minusDays(7L * week), "aquatic", "veterinary_drug", counts(60, 0, 0));
        }
        hazard(TODAY, "aquatic", "veterinary_drug", counts(56, 4, 0));

        Json alarm = json("/api/v1/signals").at("/outbreaks/0");

        assertThat(alarm.at("/method").text()).isEqualTo("weeks_before");
        assertThat(alarm.at("/alarm")).hasToString("true");
    }

    /** The reference data's campaign against two bans and one excess in livestock, from the first of March on. */
    @Test
    void aCampaignIsComparedWithinMarketsAndWithoutItsOwnSamples() {
        LocalDate before = LocalDate.of(2026, 2, 23);
        LocalDate during = LocalDate.of(2026, 3, 5);
        // As good as before in either market; but now most is sampled in the worse one.
        livestock(before, "m_good", "", counts(990, 10, 0));
        livestock(before, "m_bad", "", counts(90, 10, 0));
        livestock(during, "m_good", "", counts(99, 1, 0));
        livestock(during, "m_bad", "", counts(900, 100, 0));
        livestock(during, "m_bad", "two_bans_one_excess", counts(10, 30, 0));

        Json line = json("/api/v1/campaigns?kind=LAB").at("/campaigns/0");

        assertThat(line.at("/code").text()).isEqualTo("two_bans_one_excess");
        assertThat(line.at("/own/judged").number()).isEqualTo(40);
        assertThat(line.at("/during/judged").number()).isEqualTo(1_100);
        Json versus = line.at("/before");
        assertThat(versus.at("/from").text()).isEqualTo("2026-02-18");
        assertThat(versus.at("/then/judged").number()).isEqualTo(1_100);
        assertThat(versus.at("/difference").fraction()).isCloseTo((999 - 1080) / 1100.0, within(1e-9));
        assertThat(versus.at("/difference_upper").fraction()).isNegative();
        assertThat(versus.at("/probability").fraction()).isLessThan(1e-6);
        assertThat(versus.at("/odds_ratio").fraction()).isCloseTo(1, within(0.01));
        assertThat(versus.at("/odds_probability").fraction()).isGreaterThan(0.5);
        assertThat(versus.at("/verdict").text()).isEqualTo("no_difference_shown");
        assertThat(line.at("/year_before/then/judged").number()).isZero();
        assertThat(line.at("/year_before/difference").isNull()).isTrue();
    }

    @Test
    void aCampaignThatHelpedIsSeen() {
        livestock(LocalDate.of(2026, 2, 23), "m_bad", "", counts(900, 100, 0));
        livestock(LocalDate.of(2026, 3, 5), "m_bad", "", counts(980, 20, 0));

        Json versus = json("/api/v1/campaigns").at("/campaigns/0/before");

        assertThat(versus.at("/verdict").text()).isEqualTo("better");
        assertThat(versus.at("/odds_lower").fraction()).isGreaterThan(1);
    }

    @Test
    void passRatesOfSmallPlacesAreDrawnTowardsTheUsual() {
        rapid(TODAY, "m_one", "vegetable", counts(990, 10, 0));
        rapid(TODAY, "m_two", "vegetable", counts(980, 20, 0));
        rapid(TODAY, "m_small", "vegetable", counts(9, 1, 0));

        Json rows = json("/api/v1/pass-rates?by=site").at("/rows");

        assertThat(rows)
                .filteredOn(row -> row.at("/small").toString().equals("true"))
                .hasSize(1);
        for (Json row : rows) {
            assertThat(row.at("/shrunken/rate").fraction()).isBetween(0.97, 0.995);
            assertThat(row.at("/shrunken/lower").fraction())
                    .isLessThan(row.at("/shrunken/rate").fraction());
        }
        assertThat(json("/api/v1/pass-rates?by=day").at("/rows/0/shrunken").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/chart",
                "/api/v1/chart?kind=RAPID,LAB",
                "/api/v1/chart?kind=RAPID&by=fortnight",
                "/api/v1/chart?kind=RAPID&hazard=pesticide,microbe",
                "/api/v1/chart?kind=RAPID&baseline_from=2026-02-01&baseline_to=2026-01-01",
                "/api/v1/chart?kind=RAPID&from=2026-02-01&to=2026-01-01",
                "/api/v1/funnel?kind=RAPID&by=day",
                "/api/v1/funnel?kind=RAPID&by=site,lab",
                "/api/v1/signals?days=0",
                "/api/v1/campaigns?by=day"
            })
    void whatCannotBeReadIsRefused(String path) {
        HttpResponse<String> answer = house.get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.of(answer.body()).at("/detail_zh").text()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/chart?kind=LAB", "/api/v1/funnel?kind=LAB", "/api/v1/signals", "/api/v1/campaigns"})
    void anEmptyHouseAnswers(String path) {
        assertThat(house.get(path).statusCode()).isEqualTo(200);
    }

    private void rapid(LocalDate day, String site, String category, VerdictCounts counts) {
        cell(
                new CellKey(day, site, category, CellKey.ALL_HAZARDS, TestKind.RAPID, "lab_town", "", Origin.LOCAL),
                counts);
    }

    private void hazard(LocalDate day, String category, String hazard, VerdictCounts counts) {
        cell(new CellKey(day, "m_dongmen", category, hazard, TestKind.LAB, "lab_county", "", Origin.LOCAL), counts);
    }

    private void livestock(LocalDate day, String site, String campaign, VerdictCounts counts) {
        cell(
                new CellKey(
                        day, site, "livestock", "banned_substance", TestKind.LAB, "lab_county", campaign, Origin.LOCAL),
                counts);
    }

    private void cell(CellKey key, VerdictCounts counts) {
        house.views().accept(new PassRateCell(key, counts, counts, 1));
    }

    private static Json unit(Json answer, String code) {
        List<Json> found = new ArrayList<>();
        answer.at("/units").forEach(unit -> {
            if (unit.at("/key").text().equals(code)) {
                found.add(unit);
            }
        });
        return found.get(0);
    }

    private Json json(String path) {
        HttpResponse<String> answer = house.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.of(answer.body());
    }
}
