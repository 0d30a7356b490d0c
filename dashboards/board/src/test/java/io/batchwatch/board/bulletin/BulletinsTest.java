package io.batchwatch.board.bulletin;

import static io.batchwatch.board.bulletin.PublicFacts.MARCH;
import static io.batchwatch.board.bulletin.PublicFacts.NAMES;
import static io.batchwatch.board.bulletin.PublicFacts.NOW;
import static io.batchwatch.board.bulletin.PublicFacts.batch;
import static io.batchwatch.board.bulletin.PublicFacts.cell;
import static io.batchwatch.board.bulletin.PublicFacts.clock;
import static io.batchwatch.board.bulletin.PublicFacts.found;
import static io.batchwatch.board.bulletin.PublicFacts.lab;
import static io.batchwatch.board.bulletin.PublicFacts.passed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.board.bulletin.Bulletin.Row;
import io.batchwatch.board.bulletin.Publishing.Producers;
import io.batchwatch.contract.TestKind;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.Verdict;
import io.batchwatch.views.VerdictCounts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulletinsTest {
    private static final Publishing UNNAMED = new Publishing("", Producers.UNNAMED, 10, Optional.empty());
    private static final Publishing NAMED = new Publishing("", Producers.LEGAL_PERSONS, 10, Optional.empty());

    @Test
    void aMonthSaysHowManyWereInspectedAndHowManyDidNotConform() {
        Bulletin march = march(
                List.of(lab(MARCH, "vegetable", passed(57)), lab(MARCH.plusDays(3), "fruit", passed(40))),
                batch(BatchState.UNSAFE, "vegetable", found("1", MARCH)),
                batch(BatchState.DISPOSED, "vegetable", found("2", MARCH), found("2", MARCH)),
                batch(BatchState.UNSAFE, "vegetable", found("3", MARCH)));

        assertThat(march.total().inspected()).isEqualTo(100);
        assertThat(march.total().nonConforming()).isEqualTo(3);
        assertThat(march.total().rate()).isEqualTo(0.03);
        assertThat(march.total().lower()).isEqualTo(0.010, within(5e-4));
        assertThat(march.categories())
                .extracting(row -> row.zh() + row.figures().inspected() + "/"
                        + row.figures().nonConforming())
                .containsExactly("蔬菜60/3", "水果40/0");
        assertThat(march.findings()).hasSize(4);
        assertThat(march.findings().get(0))
                .isEqualTo(new Bulletin.Finding(
                        "vegetable",
                        "豇豆",
                        "Cowpea",
                        "克百威",
                        "Carbofuran",
                        "0.05 mg/kg",
                        "limit",
                        "0.02 mg/kg",
                        "GB 2763-2021",
                        Optional.empty()));
        assertThat(march.asOf()).isEqualTo("2026-05-10");
    }

    @Test
    void theChangeIsInPercentagePoints() {
        LocalDate february = MARCH.minusMonths(1);
        Bulletin march = march(
                List.of(
                        lab(MARCH, "vegetable", passed(49)),
                        lab(february, "vegetable", passed(19)),
                        lab(MARCH.minusYears(1), "fruit", passed(20))),
                batch(BatchState.UNSAFE, "vegetable", found("1", MARCH)),
                batch(BatchState.UNSAFE, "vegetable", found("2", february)));

        assertThat(march.total().changeOnMonth().orElseThrow()).isEqualTo(2 - 5, within(1e-9));
        assertThat(march.total().changeOnYear().orElseThrow()).isEqualTo(2, within(1e-9));
        Row vegetables = march.categories().get(0);
        assertThat(vegetables.figures().changeOnMonth().orElseThrow()).isEqualTo(-3, within(1e-9));
        assertThat(vegetables.figures().changeOnYear())
                .as("a year ago there were none")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = BatchState.class,
            names = {"CLEAR", "CLEARED"})
    void whatWasTakenBackIsInNoNumber(BatchState state) {
        Bulletin march = march(
                List.of(lab(MARCH, "vegetable", new VerdictCounts(20, 1, 1, 1, 1))),
                batch(state, "vegetable", found("1", MARCH)));

        assertThat(march.total().inspected()).isEqualTo(20);
        assertThat(march.total().nonConforming()).isZero();
        assertThat(march.findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("openCases")
    void aMonthWaitsUntilItsLastCaseIsDecided(BatchView open) {
        LocalDate february = MARCH.minusMonths(1);

        NavigableMap<YearMonth, Bulletin> bulletins =
                of(List.of(lab(MARCH, "vegetable", passed(20)), lab(february, "vegetable", passed(20))), UNNAMED, open);

        assertThat(bulletins).as("else it would read as 0 of 20").containsOnlyKeys(YearMonth.of(2026, 2));
    }

    static Stream<BatchView> openCases() {
        return Stream.concat(
                Stream.of(batch(BatchState.RETEST, "vegetable", found("1", MARCH))),
                Stream.of(
                                clock(BatchClock.OBJECTION, NOW.plusSeconds(1)),
                                clock(BatchClock.RETEST_DELIVERY, NOW.minusSeconds(1)),
                                clock(BatchClock.RETEST_REPORT, NOW.minusSeconds(1)))
                        .map(clock -> batch(BatchState.UNSAFE, "vegetable", "", List.of(clock), found("1", MARCH))));
    }

    @Test
    void onceNobodyCanObjectAnyMoreItIsDecided() {
        BatchView over = batch(
                BatchState.UNSAFE,
                "vegetable",
                "",
                List.of(clock(BatchClock.OBJECTION, NOW), clock(BatchClock.DISPOSAL_CLOSING, NOW.plusSeconds(1))),
                found("1", MARCH));

        assertThat(march(List.of(lab(MARCH, "vegetable", passed(20))), over)
                        .total()
                        .nonConforming())
                .isEqualTo(1);
    }

    @Test
    void rapidTestsAndRetestsAreNoFindingsOfTheirOwn() {
        Bulletin march = march(
                List.of(
                        lab(MARCH, "vegetable", passed(20)),
                        cell(MARCH, "vegetable", "*", TestKind.RAPID, passed(500)),
                        cell(MARCH, "vegetable", "*", TestKind.SELF_CHECK, passed(500)),
                        cell(MARCH, "vegetable", "pesticide", TestKind.LAB, passed(500))),
                batch(
                        BatchState.UNSAFE,
                        "vegetable",
                        found("1", MARCH, TestKind.RAPID, Verdict.SUSPECT, false, "0.05"),
                        found("2", MARCH, TestKind.LAB, Verdict.FAIL, true, "0.05")));

        assertThat(march.total().inspected()).isEqualTo(20);
        assertThat(march.findings()).isEmpty();
        assertThat(march.unlisted()).isZero();
    }

    @Test
    void aMonthIsPublicOnceItsLastDayHasSettled() {
        LocalDate april = LocalDate.of(2026, 4, 2);

        assertThat(of(List.of(lab(april, "vegetable", passed(500)), lab(MARCH, "vegetable", passed(20))), UNNAMED))
                .containsOnlyKeys(YearMonth.of(2026, 3));
    }

    @Test
    void smallCategoriesAreOneRowAndWhatWasFoundInThemIsNotListed() {
        Bulletin march = march(
                List.of(
                        lab(MARCH, "vegetable", passed(50)),
                        lab(MARCH, "fruit", passed(8)),
                        lab(MARCH, "egg", passed(3))),
                batch(BatchState.UNSAFE, "egg", found("1", MARCH)));

        assertThat(march.categories())
                .extracting(row -> row.category() + " " + row.figures().inspected())
                .containsExactly("vegetable 50", "rest 12");
        assertThat(march.findings()).isEmpty();
        assertThat(march.unlisted()).isEqualTo(1);
    }

    @Test
    void whatIsLeftOverIsNotSmallEither() {
        Bulletin march = march(List.of(
                lab(MARCH, "vegetable", passed(50)), lab(MARCH, "fruit", passed(12)), lab(MARCH, "egg", passed(3))));

        assertThat(march.categories())
                .extracting(row -> row.category() + " " + row.figures().inspected())
                .as("else the eggs are the total less the others")
                .containsExactly("vegetable 50", "rest 15");
    }

    @Test
    void whereNothingIsLeftToStandAloneThereIsTheTotalAlone() {
        Bulletin march = march(List.of(lab(MARCH, "vegetable", passed(11)), lab(MARCH, "fruit", passed(3))));

        assertThat(march.categories()).isEmpty();
        assertThat(march.total().inspected()).isEqualTo(14);
    }

    @Test
    void aCategoryThatNobodyNamedIsAmongTheRest() {
        Bulletin march =
                march(List.of(lab(MARCH, "vegetable", passed(50)), lab(MARCH, PublicFacts.SECRET, passed(30))));

        assertThat(march.categories()).extracting(Row::category).containsExactly("vegetable", "rest");
    }

    @Test
    void aSmallMonthHasNoBulletin() {
        assertThat(of(List.of(lab(MARCH, "vegetable", passed(9))), UNNAMED)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Publishing("", Producers.UNNAMED, 4, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"detected", "1.4×10", "王小明", "< 0.01 王小明", "=1+1", "0.05mg"})
    void aValueThatIsNoNumberIsCountedAndNotListed(String value) {
        Bulletin march = march(
                List.of(lab(MARCH, "vegetable", passed(20))),
                batch(BatchState.UNSAFE, "vegetable", found("1", MARCH, TestKind.LAB, Verdict.FAIL, false, value)));

        assertThat(march.total().nonConforming()).isEqualTo(1);
        assertThat(march.findings()).isEmpty();
        assertThat(march.unlisted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"江南食品有限公司", "板桥镇蔬菜专业合作社", "Green Valley Foods Ltd", "Smith & Sons Limited", "Nordfisch GmbH"})
    void aLegalPersonIsNamedIfTheHouseSaysSo(String producer) {
        assertThat(producer(producer, NAMED)).contains(producer);
        assertThat(producer(producer, UNNAMED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王小明",
                "王小明养殖场",
                "小明蔬菜店",
                "东门市场12号摊",
                "本地农户",
                "江南食品有限公司（联系人王小明）",
                "江南食品有限公司 13800000000",
                "江南食品有限公司,王小明",
                "王小明/江南食品有限公司",
                "John Smith",
                "Smith's Farm",
                "Green Valley Ltd, tel 555",
                ""
            })
    void aPersonNeverIs(String producer) {
        assertThat(producer(producer, NAMED)).isEmpty();
    }

    private static Optional<String> producer(String producer, Publishing publishing) {
        return of(
                        List.of(lab(MARCH, "vegetable", passed(20))),
                        publishing,
                        batch(BatchState.UNSAFE, "vegetable", producer, List.of(), found("1", MARCH)))
                .get(YearMonth.of(2026, 3))
                .findings()
                .get(0)
                .producer();
    }

    private static Bulletin march(List<PassRateCell> cells, BatchView... batches) {
        return of(cells, UNNAMED, batches).get(YearMonth.of(2026, 3));
    }

    private static NavigableMap<YearMonth, Bulletin> of(
            List<PassRateCell> cells, Publishing publishing, BatchView... batches) {
        return Bulletins.of(
                new Bulletins.Facts(cells.stream(), Stream.of(batches), PublicFacts.SETTLED_TO, NOW, PublicFacts.ZONE),
                NAMES,
                publishing);
    }
}
