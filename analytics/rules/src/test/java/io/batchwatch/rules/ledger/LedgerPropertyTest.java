package io.batchwatch.rules.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.Bench;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.VerdictCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rows may come in any order, and more than once: what holds in the end must not depend on it. */
class LedgerPropertyTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final List<String> DAYS = List.of("2026-03-01", "2026-03-02");

    /** Revisions of a few results of two samples; each says something that no other says. */
    @Provide
    Arbitrary<List<TestResult>> revisions() {
        return row().list().ofMinSize(1).ofMaxSize(12).map(LedgerPropertyTest::numbered);
    }

    private static Arbitrary<Row> row() {
        return Combinators.combine(
                        Arbitraries.of("S-1", "S-2"),
                        Arbitraries.of("carbofuran", "lead", "chloramphenicol", "unmapped"),
                        Arbitraries.of("B-1", "B-2", ""),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(Status.class),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("0.005", "0.05", "0.5", "<0.01", "<9", "ND", ">1"),
                        Arbitraries.of(DAYS))
                .as(Row::new);
    }

    private record Row(
            String sample,
            String analyte,
            String batch,
            int revision,
            Status status,
            int minute,
            String found,
            String day) {}

    /** The line makes each row a row of its own; the limit of detection makes its content its own. */
    private static List<TestResult> numbered(List<Row> rows) {
        List<TestResult> results = new ArrayList<>();
        for (Row row : rows) {
            int line = results.size() + 1;
            results.add(Bench.lab("cowpea", row.analyte())
                    .ofSample(row.sample())
                    .ofBatch(row.batch())
                    .sampledAt(Bench.startOf(row.day()))
                    .found(row.found(), "mg/kg")
                    .lod("0.000" + line)
                    .revised(row.revision(), row.status())
                    .cameBy("00000000000000aa", line, NOON.plusSeconds(60L * row.minute()))
                    .result());
        }
        return results;
    }

    @Property(tries = 300)
    void cellsAndBatchesDoNotDependOnTheOrderOfArrival(
            @ForAll("revisions") List<TestResult> rows, @ForAll Random random) {
        Replay expected = Replay.of(rows);
        List<TestResult> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        Replay actual = Replay.of(shuffled);

        assertThat(actual.cells()).isEqualTo(expected.cells());
        assertThat(actual.spoken()).isEqualTo(expected.spoken());
    }

    @Property(tries = 300)
    void redeliveryAnywhereChangesNothing(@ForAll("revisions") List<TestResult> rows, @ForAll Random random) {
        Replay expected = Replay.of(rows);
        List<TestResult> withRepeats = new ArrayList<>(rows);
        rows.forEach(row -> withRepeats.add(random.nextInt(withRepeats.size() + 1), row));
        Replay actual = Replay.of(withRepeats);

        assertThat(actual.cells()).isEqualTo(expected.cells());
        assertThat(actual.spoken()).isEqualTo(expected.spoken());
    }

    /** The highest revision, then the latest receipt, then the later line: nothing else of a result may be left. */
    @Property(tries = 300)
    void onlyTheRevisionsThatHoldAreCounted(@ForAll("revisions") List<TestResult> rows) {
        Map<Object, TestResult> holding = new LinkedHashMap<>();
        rows.forEach(row -> holding.merge(row.id(), row, LedgerPropertyTest::later));

        assertThat(Replay.of(rows).cells())
                .isEqualTo(Replay.of(List.copyOf(holding.values())).cells());
    }

    @Property(tries = 300)
    void noCellEverHoldsLessThanNothing(@ForAll("revisions") List<TestResult> rows) {
        Replay replay = new Replay();
        for (TestResult row : rows) {
            replay.apply(row);
            assertThat(replay.cells().values()).allSatisfy(cell -> {
                assertNotNegative(cell, cell.samples());
                assertNotNegative(cell, cell.items());
            });
        }
    }

    private static void assertNotNegative(PassRateCell cell, VerdictCounts counts) {
        assertThat(List.of(counts.pass(), counts.fail(), counts.suspect(), counts.inconclusive(), counts.notJudged()))
                .as(cell.toString())
                .allMatch(count -> count >= 0);
    }

    private static TestResult later(TestResult one, TestResult other) {
        return Precedence.of(one).compareTo(Precedence.of(other)) > 0 ? one : other;
    }
}
