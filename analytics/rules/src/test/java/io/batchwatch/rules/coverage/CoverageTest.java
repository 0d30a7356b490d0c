package io.batchwatch.rules.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.coverage.Coverage.Line;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.Origin;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.VerdictCounts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 31);
    private static final Place HEXI = new Place(
            "v_hexi", "village", Optional.of(new Place.Residents(960, NEW_YEAR)), Optional.of(new Place.Tile(3, 1)));
    private static final Place DONGMEN = new Place("m_dongmen", "market", Optional.empty(), Optional.empty());

    @ParameterizedTest(name = "{2} of {0} with {1} expected: {3}")
    @CsvSource({
        "100, 0, 0, NOT_BEGUN",
        "100, 0, 1, ON_PACE",
        "100, 0, 2, AHEAD",
        "100, 50, 44, BEHIND",
        "100, 50, 45, ON_PACE",
        "100, 50, 55, ON_PACE",
        "100, 50, 56, AHEAD",
        "100, 50, 100, FULFILLED",
        "100, 100, 99, MISSED",
        "100, 100, 101, FULFILLED",
        "2, 1, 0, ON_PACE",
        "4, 2, 0, BEHIND"
    })
    void thePaceAllowsForATenthAndForOneSample(long planned, double expected, long taken, Pace pace) {
        assertThat(Pace.of(planned, expected, taken)).isEqualTo(pace);
    }

    @Test
    void aPlanIsKeptIfItIsKeptEvenly() {
        // 182 of the year's 365 days are over.
        Line line = only(
                List.of(each("m_dongmen", "", NEW_YEAR, LAST_DAY, 365)),
                List.of(taken("m_dongmen", "vegetable", 170), taken("m_dongmen", "fruit", 12)),
                LocalDate.of(2025, 7, 1));

        assertThat(line.planned()).contains(365L);
        assertThat(line.expected().orElseThrow()).isEqualTo(182, within(1e-9));
        assertThat(line.taken()).isEqualTo(new Taken(182, 182, Optional.of(LocalDate.of(2025, 2, 3))));
        assertThat(line.share().orElseThrow()).isEqualTo(182 / 365.0);
        assertThat(line.pace()).isEqualTo(Pace.ON_PACE);
        assertThat(line.sources()).containsExactly("plan of the town");
    }

    @Test
    void aPeriodIsExpectedOnlyWhileItRuns() {
        List<Plan> halves = List.of(
                each("m_dongmen", "", NEW_YEAR, LocalDate.of(2025, 6, 30), 10),
                each("m_dongmen", "", LocalDate.of(2025, 7, 1), LAST_DAY, 30));

        Line line = only(halves, List.of(taken("m_dongmen", "fruit", 10)), LocalDate.of(2025, 6, 30));

        assertThat(line.planned()).contains(40L);
        assertThat(line.expected().orElseThrow()).isEqualTo(10, within(1e-9));
        assertThat(line.pace()).isEqualTo(Pace.ON_PACE);
    }

    @Test
    void residentsAreCountedByTheThousandAndNoSampleIsCutShort() {
        Plan plan = new Plan("village", TestKind.LAB, "", NEW_YEAR, LAST_DAY, 4, Plan.Basis.PER_THOUSAND, "plan");

        assertThat(plan.samplesAt(HEXI)).isEqualTo(4);
        assertThat(new Plan("village", TestKind.LAB, "", NEW_YEAR, LAST_DAY, 25, Plan.Basis.PER_THOUSAND, "plan")
                        .samplesAt(HEXI))
                .isEqualTo(24);
        assertThatIllegalArgumentException().isThrownBy(() -> plan.samplesAt(DONGMEN));
    }

    @Test
    void aSitesOwnPlanTakesThePlaceOfItsKinds() {
        Line line = only(
                List.of(each("market", "", NEW_YEAR, LAST_DAY, 100), each("m_dongmen", "", NEW_YEAR, LAST_DAY, 7)),
                List.of(),
                LAST_DAY);

        assertThat(line.planned()).contains(7L);
        assertThat(line.pace()).isEqualTo(Pace.MISSED);
    }

    @Test
    void whatWasTakenButCouldNotBeJudgedWasTaken() {
        PassRateCell cell = cell(key("m_dongmen", "fruit", TestKind.RAPID, NEW_YEAR), new VerdictCounts(1, 1, 1, 3, 4));

        Line line = only(List.of(), List.of(cell), LAST_DAY);

        assertThat(line.taken()).isEqualTo(new Taken(10, 3, Optional.of(NEW_YEAR)));
        assertThat(line.pace()).isEqualTo(Pace.NO_PLAN);
        assertThat(line.planned()).isEmpty();
    }

    @Test
    void otherKindsYearsAndHazardsAreNotCounted() {
        VerdictCounts one = new VerdictCounts(1, 0, 0, 0, 0);
        CellKey counted = key("m_dongmen", "fruit", TestKind.RAPID, NEW_YEAR);
        CellKey hazard =
                new CellKey(NEW_YEAR, "m_dongmen", "fruit", "pesticide", TestKind.RAPID, "lab", "", Origin.LOCAL);

        Line line = only(
                List.of(),
                List.of(
                        cell(counted, one),
                        cell(hazard, one),
                        cell(key("m_dongmen", "fruit", TestKind.LAB, NEW_YEAR), one),
                        cell(key("m_dongmen", "fruit", TestKind.RAPID, NEW_YEAR.minusDays(1)), one)),
                LAST_DAY);

        assertThat(line.taken().all()).isEqualTo(1);
    }

    @Test
    void tooMuchOfOneKindOfGoodsDoesNotMakeUpForAnother() {
        List<Line> lines = coverage(
                        List.of(
                                each("m_dongmen", "fruit", NEW_YEAR, LAST_DAY, 10),
                                each("m_dongmen", "vegetable", NEW_YEAR, LAST_DAY, 20)),
                        List.of(taken("m_dongmen", "fruit", 40), taken("m_dongmen", "egg", 5)),
                        LAST_DAY)
                .lines();

        assertThat(lines).extracting(Line::category).containsExactly("", "fruit", "vegetable");
        assertThat(lines).extracting(Line::pace).containsExactly(Pace.MISSED, Pace.FULFILLED, Pace.MISSED);
        assertThat(lines.get(0).planned()).contains(30L);
        assertThat(lines.get(0).taken().all()).as("of the planned goods").isEqualTo(40);
    }

    @Test
    void aSiteThatNobodyKnowsIsThereToo() {
        List<Line> lines = coverage(List.of(), List.of(taken("unmapped", "fruit", 3)), LAST_DAY)
                .lines();

        assertThat(lines)
                .extracting(line -> line.place().site() + " " + line.taken().all())
                .containsExactly("m_dongmen 0", "unmapped 3");
    }

    @ParameterizedTest
    @CsvSource({"2025-03-01, 2025-02-28, 5", "2025-11-01, 2026-01-31, 5", "2025-01-01, 2025-12-31, 0"})
    void whatIsNoPlanIsRefused(LocalDate from, LocalDate to, int samples) {
        assertThatIllegalArgumentException().isThrownBy(() -> each("market", "", from, to, samples));
    }

    private static Line only(List<Plan> plans, List<PassRateCell> cells, LocalDate expectedBy) {
        List<Line> lines = coverage(plans, cells, expectedBy).lines();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static Coverage coverage(List<Plan> plans, List<PassRateCell> cells, LocalDate expectedBy) {
        return Coverage.of(
                new Plans(plans, Map.of("m_dongmen", DONGMEN)),
                Stream.concat(cells.stream(), Stream.of()),
                new Coverage.Question(2025, TestKind.RAPID, expectedBy));
    }

    private static Plan each(String place, String category, LocalDate from, LocalDate to, int samples) {
        return new Plan(place, TestKind.RAPID, category, from, to, samples, Plan.Basis.EACH, "plan of the town");
    }

    private static PassRateCell taken(String site, String category, int samples) {
        return cell(
                key(site, category, TestKind.RAPID, LocalDate.of(2025, 2, 3)), new VerdictCounts(samples, 0, 0, 0, 0));
    }

    private static PassRateCell cell(CellKey key, VerdictCounts samples) {
        return new PassRateCell(key, samples, samples, 1);
    }

    private static CellKey key(String site, String category, TestKind kind, LocalDate day) {
        return new CellKey(day, site, category, CellKey.ALL_HAZARDS, kind, "lab", "", Origin.LOCAL);
    }
}
