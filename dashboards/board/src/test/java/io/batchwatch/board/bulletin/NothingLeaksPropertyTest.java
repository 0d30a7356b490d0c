package io.batchwatch.board.bulletin;

import static io.batchwatch.board.bulletin.PublicFacts.NAMES;
import static io.batchwatch.board.bulletin.PublicFacts.NOW;
import static io.batchwatch.board.bulletin.PublicFacts.SECRET;
import static io.batchwatch.board.bulletin.PublicFacts.batch;
import static io.batchwatch.board.bulletin.PublicFacts.cell;
import static io.batchwatch.board.bulletin.PublicFacts.clock;
import static io.batchwatch.board.bulletin.PublicFacts.found;
import static io.batchwatch.board.bulletin.PublicFacts.lab;
import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.board.bulletin.Publishing.Producers;
import io.batchwatch.contract.TestKind;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.Verdict;
import io.batchwatch.views.VerdictCounts;
import io.batchwatch.views.ViewCodec;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is not public changes nothing that is, and no word of a sender's comes through. */
class NothingLeaksPropertyTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final List<String> CATEGORIES = List.of("vegetable", "fruit", "egg", SECRET);

    @Property(tries = 500)
    void whatIsNotPublicChangesNothing(
            @ForAll("publicCells") List<PassRateCell> cells,
            @ForAll("confirmed") List<BatchView> confirmed,
            @ForAll("secretCells") List<PassRateCell> secretCells,
            @ForAll("noCases") List<BatchView> noCases,
            @ForAll("publishing") Publishing publishing) {
        assertThat(of(joined(cells, secretCells), joined(confirmed, noCases), publishing))
                .isEqualTo(of(cells, confirmed, publishing));
    }

    @Property(tries = 500)
    void anOpenCaseMakesItsMonthWaitAndChangesNoOther(
            @ForAll("publicCells") List<PassRateCell> cells,
            @ForAll("confirmed") List<BatchView> confirmed,
            @ForAll("open") List<BatchView> open,
            @ForAll("publishing") Publishing publishing) {
        NavigableMap<YearMonth, Bulletin> without = of(cells, confirmed, publishing);
        Set<YearMonth> undecided = open.stream()
                .map(batch -> YearMonth.from(batch.findings().get(0).sampledAt().atZone(PublicFacts.ZONE)))
                .collect(Collectors.toSet());

        NavigableMap<YearMonth, Bulletin> with = of(cells, joined(confirmed, open), publishing);

        Set<YearMonth> expected = new HashSet<>(without.keySet());
        expected.removeAll(undecided);
        assertThat(with.keySet()).isEqualTo(expected);
        with.forEach((month, bulletin) ->
                assertThat(withoutChanges(bulletin)).isEqualTo(withoutChanges(without.get(month))));
    }

    /** What it says of its own month. */
    private static List<Object> withoutChanges(Bulletin bulletin) {
        return List.of(
                bulletin.total().inspected(),
                bulletin.total().nonConforming(),
                bulletin.categories().stream()
                        .map(row -> row.category() + row.figures().inspected() + "/"
                                + row.figures().nonConforming())
                        .toList(),
                bulletin.findings(),
                bulletin.unlisted());
    }

    @Property(tries = 500)
    void noWordOfASenderComesThrough(
            @ForAll("publicCells") List<PassRateCell> cells,
            @ForAll("confirmed") List<BatchView> confirmed,
            @ForAll("noCases") List<BatchView> noCases,
            @ForAll("open") List<BatchView> open,
            @ForAll("publishing") Publishing publishing) {
        of(cells, joined(confirmed, joined(noCases, open)), publishing).values().forEach(bulletin -> assertThat(
                        new String(ViewCodec.encode(bulletin), StandardCharsets.UTF_8))
                .doesNotContain(SECRET));
    }

    @Property(tries = 500)
    void noNumberIsSmallEnoughToPointAtSomebody(
            @ForAll("publicCells") List<PassRateCell> cells,
            @ForAll("confirmed") List<BatchView> confirmed,
            @ForAll("publishing") Publishing publishing) {
        for (Bulletin bulletin : of(cells, confirmed, publishing).values()) {
            assertThat(bulletin.total().inspected()).isGreaterThanOrEqualTo(publishing.leastInspected());
            assertThat(bulletin.categories())
                    .allSatisfy(row ->
                            assertThat(row.figures().inspected()).isGreaterThanOrEqualTo(publishing.leastInspected()));
            if (!bulletin.categories().isEmpty()) {
                assertThat(bulletin.categories().stream()
                                .mapToLong(row -> row.figures().inspected())
                                .sum())
                        .as("nothing is left over to be told from the total")
                        .isEqualTo(bulletin.total().inspected());
            }
            List<String> shown =
                    bulletin.categories().stream().map(Bulletin.Row::category).toList();
            assertThat(bulletin.findings())
                    .allSatisfy(finding -> assertThat(shown).contains(finding.category()));
        }
    }

    @Property(tries = 300)
    void everyListedFindingIsConfirmed(
            @ForAll("confirmed") List<BatchView> confirmed, @ForAll("publishing") Publishing publishing) {
        List<PassRateCell> many = CATEGORIES.stream()
                .flatMap(category -> Stream.iterate(FIRST, day -> day.plusMonths(1))
                        .limit(15)
                        .map(day -> lab(day, category, PublicFacts.passed(100))))
                .toList();
        NavigableMap<YearMonth, Bulletin> all = of(many, confirmed, publishing);

        long told = all.values().stream()
                .mapToLong(bulletin -> bulletin.findings().size() + bulletin.unlisted())
                .sum();
        long complete = confirmed.stream()
                .flatMap(batch -> batch.findings().stream())
                .filter(finding ->
                        all.containsKey(YearMonth.from(finding.sampledAt().atZone(PublicFacts.ZONE))))
                .count();
        assertThat(told).isEqualTo(complete);
    }

    @Provide
    Arbitrary<List<PassRateCell>> publicCells() {
        return Combinators.combine(
                        settledDays(), categories(), Arbitraries.longs().between(0, 30))
                .as((day, category, passed) -> lab(day, category, PublicFacts.passed(passed)))
                .list()
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<PassRateCell>> secretCells() {
        Arbitrary<VerdictCounts> counts =
                Combinators.combine(small(), small(), small(), small(), small()).as(VerdictCounts::new);
        Arbitrary<PassRateCell> otherKinds = Combinators.combine(
                        days(), categories(), Arbitraries.of(TestKind.RAPID, TestKind.SELF_CHECK), counts)
                .as((day, category, kind, samples) -> cell(day, category, "*", kind, samples));
        Arbitrary<PassRateCell> hazards = Combinators.combine(days(), categories(), counts)
                .as((day, category, samples) -> cell(day, category, "pesticide", TestKind.LAB, samples));
        Arbitrary<PassRateCell> provisional = Combinators.combine(
                        Arbitraries.integers().between(1, 60), categories(), counts)
                .as((after, category, samples) -> lab(LocalDate.of(2026, 3, 31).plusDays(after), category, samples));
        Arbitrary<PassRateCell> notPassed = Combinators.combine(
                        days(), categories(), small(), small(), small(), small())
                .as((day, category, fail, suspect, inconclusive, notJudged) ->
                        lab(day, category, new VerdictCounts(0, fail, suspect, inconclusive, notJudged)));
        return Arbitraries.oneOf(otherKinds, hazards, provisional, notPassed)
                .list()
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<BatchView>> confirmed() {
        Arbitrary<String> producers =
                Arbitraries.of("", SECRET, SECRET + "养殖场", "江南食品有限公司（联系人" + SECRET + "）", "摊主" + SECRET);
        Arbitrary<String> values = Arbitraries.of("0.05", "> 3", SECRET, "0.05 " + SECRET, "detected");
        return Combinators.combine(
                        Arbitraries.of(BatchState.UNSAFE, BatchState.DISPOSED),
                        categories(),
                        producers,
                        values,
                        days(),
                        Arbitraries.integers())
                .as((state, category, producer, value, day, number) -> batch(
                        state,
                        category,
                        producer,
                        List.of(),
                        found("P" + number, day, TestKind.LAB, Verdict.FAIL, false, value)))
                .list()
                .ofMaxSize(8);
    }

    /** Batches that nothing of a laboratory's stands against. */
    @Provide
    Arbitrary<List<BatchView>> noCases() {
        Arbitrary<BatchView> takenBack = Combinators.combine(
                        Arbitraries.of(BatchState.CLEAR, BatchState.CLEARED),
                        categories(),
                        days(),
                        Arbitraries.integers())
                .as((state, category, day, number) -> batch(state, category, found("S" + number, day)));
        Arbitrary<BatchView> otherEvidence = Combinators.combine(
                        Arbitraries.of(BatchState.SUSPECT, BatchState.UNSAFE, BatchState.DISPOSED),
                        Arbitraries.of(TestKind.RAPID, TestKind.SELF_CHECK),
                        categories(),
                        days(),
                        Arbitraries.integers())
                .as((state, kind, category, day, number) -> batch(
                        state,
                        category,
                        found("S" + number, day, kind, Verdict.FAIL, false, "0.05"),
                        found("S" + number, day, TestKind.LAB, Verdict.SUSPECT, false, "0.05"),
                        found("S" + number, day, TestKind.LAB, Verdict.FAIL, true, "0.05")));
        return Arbitraries.oneOf(takenBack, otherEvidence).list().ofMaxSize(8);
    }

    /** Those that may still turn out to be innocent. */
    @Provide
    Arbitrary<List<BatchView>> open() {
        return Combinators.combine(
                        Arbitraries.of(BatchClock.OBJECTION, BatchClock.RETEST_DELIVERY, BatchClock.RETEST_REPORT),
                        Arbitraries.of(BatchState.UNSAFE, BatchState.RETEST, BatchState.DISPOSED),
                        categories(),
                        days(),
                        Arbitraries.integers())
                .as((waiting, state, category, day, number) -> batch(
                        state, category, SECRET, List.of(clock(waiting, NOW.plusSeconds(1))), found("S" + number, day)))
                .list()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<Publishing> publishing() {
        return Combinators.combine(
                        Arbitraries.of(Producers.class), Arbitraries.integers().between(Publishing.LEAST_OF_ALL, 40))
                .as((producers, least) -> new Publishing("", producers, least, Optional.empty()));
    }

    private static Arbitrary<LocalDate> settledDays() {
        return Arbitraries.integers().between(0, 454).map(FIRST::plusDays);
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 500).map(FIRST::plusDays);
    }

    private static Arbitrary<String> categories() {
        return Arbitraries.of(CATEGORIES);
    }

    private static Arbitrary<Long> small() {
        return Arbitraries.longs().between(0, 9);
    }

    private static NavigableMap<YearMonth, Bulletin> of(
            List<PassRateCell> cells, List<BatchView> batches, Publishing publishing) {
        return Bulletins.of(
                new Bulletins.Facts(cells.stream(), batches.stream(), PublicFacts.SETTLED_TO, NOW, PublicFacts.ZONE),
                NAMES,
                publishing);
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
