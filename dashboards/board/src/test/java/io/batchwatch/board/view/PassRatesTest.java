package io.batchwatch.board.view;

import static io.batchwatch.board.given.Views.DAY;
import static io.batchwatch.board.given.Views.counts;
import static io.batchwatch.board.given.Views.key;
import static io.batchwatch.board.given.Views.rapid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.board.view.PassRates.Question;
import io.batchwatch.board.view.PassRates.Row;
import io.batchwatch.contract.TestKind;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.VerdictCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassRatesTest {
    private static final List<PassRateCell> CELLS = List.of(
            rapid(DAY, "vegetable", counts(8, 0, 2), 1),
            rapid(DAY.plusDays(1), "vegetable", counts(10, 0, 0), 1),
            rapid(DAY, "fruit", counts(5, 0, 0), 1),
            new PassRateCell(
                    key(DAY, "vegetable", CellKey.ALL_HAZARDS, TestKind.LAB), counts(3, 1, 0), counts(30, 1, 0), 1),
            new PassRateCell(key(DAY, "vegetable", "pesticide", TestKind.LAB), counts(4, 0, 0), counts(20, 0, 0), 1),
            new PassRateCell(key(DAY, "vegetable", "contaminant", TestKind.LAB), counts(3, 1, 0), counts(10, 1, 0), 1));

    @Test
    void kindsOfTestAreNeverPooled() {
        assertThat(rows(List.of(), Set.of(), Map.of()))
                .extracting(Row::testKind, Row::samples)
                .containsExactly(tuple(TestKind.RAPID, counts(23, 0, 2)), tuple(TestKind.LAB, counts(3, 1, 0)));
    }

    @Test
    void eachSampleCountsOnceUnlessHazardsAreAskedFor() {
        assertThat(rows(List.of(Dimension.CATEGORY), Set.of(TestKind.LAB), Map.of()))
                .containsExactly(
                        new Row(Map.of("category", "vegetable"), TestKind.LAB, counts(3, 1, 0), counts(30, 1, 0)));
        assertThat(rows(List.of(Dimension.HAZARD), Set.of(TestKind.LAB), Map.of()))
                .extracting(Row::key)
                .containsExactly(Map.of("hazard", "contaminant"), Map.of("hazard", "pesticide"));
        assertThat(rows(List.of(), Set.of(), Map.of(Dimension.HAZARD, Set.of("pesticide"))))
                .extracting(Row::samples)
                .containsExactly(counts(4, 0, 0));
    }

    @Test
    void severalHazardsInOneRowAreRefused() {
        Map<Dimension, Set<String>> two = Map.of(Dimension.HAZARD, Set.of("pesticide", "contaminant"));

        assertThatThrownBy(() -> new Question(List.of(Dimension.SITE), Set.of(), two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than once");
        assertThat(rows(List.of(Dimension.HAZARD), Set.of(), two)).hasSize(2);
    }

    @Test
    void rowsAreNarrowedAndGroupedByEveryDimension() {
        for (Dimension dimension : Dimension.values()) {
            assertThat(rows(List.of(dimension), Set.of(), Map.of()))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.key()).containsOnlyKeys(dimension.code()));
        }
        assertThat(rows(List.of(Dimension.DAY), Set.of(), Map.of(Dimension.CATEGORY, Set.of("fruit"))))
                .extracting(Row::key)
                .containsExactly(Map.of("day", "2026-03-10"));
        assertThat(rows(List.of(Dimension.MONTH, Dimension.SITE), Set.of(TestKind.RAPID), Map.of()))
                .extracting(row -> List.copyOf(row.key().entrySet()).toString())
                .containsExactly("[month=2026-03, site=m_dongmen]");
        assertThat(rows(List.of(), Set.of(), Map.of(Dimension.SITE, Set.of("elsewhere"))))
                .isEmpty();
    }

    @Test
    void theOrderOfTheCellsDoesNotMatter() {
        List<PassRateCell> shuffled = new ArrayList<>(CELLS);
        Question question = new Question(List.of(Dimension.CATEGORY, Dimension.DAY), Set.of(), Map.of());
        List<Row> expected = PassRates.rows(CELLS.stream(), question);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(PassRates.rows(shuffled.stream(), question)).isEqualTo(expected);
        }
        assertThat(expected)
                .extracting(row -> String.join(" ", row.key().values()) + " " + row.testKind())
                .containsExactly(
                        "fruit 2026-03-10 RAPID",
                        "vegetable 2026-03-10 RAPID",
                        "vegetable 2026-03-10 LAB",
                        "vegetable 2026-03-11 RAPID");
    }

    @Test
    void whatWasTakenBackLeavesNoRow() {
        assertThat(PassRates.rows(
                        List.of(rapid(DAY, "vegetable", VerdictCounts.NONE, 2)).stream(),
                        new Question(List.of(), Set.of(), Map.of())))
                .isEmpty();
    }

    /** R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3, and the interval of 1 in 1. */
    @ParameterizedTest
    @CsvSource({
        "81,263,0.2553,0.3662",
        "15,148,0.0624,0.1605",
        "0,20,0.0,0.1611",
        "1,29,0.0061,0.1718",
        "1,1,0.2065,1.0"
    })
    void aRateHasWilsonsInterval(long passed, long judged, double lower, double upper) {
        PassRate rate = PassRate.of(counts(passed, judged - passed, 0));

        assertThat(rate.rate()).contains((double) passed / judged);
        assertThat(rate.lower().orElseThrow()).isEqualTo(lower, within(0.00005));
        assertThat(rate.upper().orElseThrow()).isEqualTo(upper, within(0.00005));
    }

    @Test
    void whereNothingWasJudgedThereIsNoRate() {
        PassRate rate = PassRate.of(new VerdictCounts(0, 0, 0, 7, 9));

        assertThat(rate.judged()).isZero();
        assertThat(rate.rate()).isEmpty();
        assertThat(rate.lower()).isEmpty();
        assertThat(rate.upper()).isEmpty();
    }

    @Test
    void suspectSamplesAreJudgedAndHaveNotPassed() {
        PassRate rate = PassRate.of(new VerdictCounts(1, 1, 2, 5, 5));

        assertThat(rate.judged()).isEqualTo(4);
        assertThat(rate.rate()).contains(0.25);
    }

    private static List<Row> rows(List<Dimension> by, Set<TestKind> kinds, Map<Dimension, Set<String>> only) {
        return PassRates.rows(CELLS.stream(), new Question(by, kinds, only));
    }
}
