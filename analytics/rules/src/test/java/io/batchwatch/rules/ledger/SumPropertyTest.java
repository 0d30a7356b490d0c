package io.batchwatch.rules.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.Bench;
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

/** Components may come, change and go in any order: the sums that stand in the end are those of the components that hold. */
class SumPropertyTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    @Provide
    Arbitrary<List<TestResult>> revisions() {
        return row().list().ofMinSize(1).ofMaxSize(14).map(SumPropertyTest::numbered);
    }

    private record Row(
            String sample, String analyte, String lab, String batch, int revision, Status status, String found) {}

    private static Arbitrary<Row> row() {
        return Combinators.combine(
                        Arbitraries.of("S-1", "S-2"),
                        Arbitraries.of("enrofloxacin", "ciprofloxacin", "oxytetracycline", "tetracycline"),
                        Arbitraries.of("lab_county", "lab_third_party"),
                        Arbitraries.of("B-1", "B-2"),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(Status.class),
                        Arbitraries.of("5", "60", "250", "<30", "<80", "ND", ">40", "+"))
                .as(Row::new);
    }

    private static List<TestResult> numbered(List<Row> rows) {
        List<TestResult> results = new ArrayList<>();
        for (Row row : rows) {
            int line = results.size() + 1;
            results.add(Bench.lab("pork", row.analyte())
                    .ofSample(row.sample())
                    .ofBatch(row.batch())
                    .testedBy(row.lab())
                    .found(row.found(), "µg/kg")
                    .lod("0.000" + line)
                    .revised(row.revision(), row.status())
                    .cameBy("00000000000000aa", line, NOON)
                    .result());
        }
        return results;
    }

    @Property(tries = 500)
    void sumsDoNotDependOnTheOrderOfArrival(@ForAll("revisions") List<TestResult> rows, @ForAll Random random) {
        Replay expected = Replay.of(rows);
        List<TestResult> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        Replay actual = Replay.of(shuffled);

        assertThat(actual.cells()).isEqualTo(expected.cells());
        assertThat(actual.spoken()).isEqualTo(expected.spoken());
    }

    @Property(tries = 300)
    void sumsAreThoseOfTheRevisionsThatHold(@ForAll("revisions") List<TestResult> rows) {
        Map<Object, TestResult> holding = new LinkedHashMap<>();
        rows.forEach(row -> holding.merge(
                row.id(), row, (one, other) -> Precedence.of(one).compareTo(Precedence.of(other)) > 0 ? one : other));
        Replay all = Replay.of(rows);
        Replay only = Replay.of(List.copyOf(holding.values()));

        assertThat(all.cells()).isEqualTo(only.cells());
        assertThat(all.spoken()).isEqualTo(only.spoken());
    }

    @Property(tries = 300)
    void noCellEverHoldsLessThanNothing(@ForAll("revisions") List<TestResult> rows) {
        Replay replay = new Replay();
        for (TestResult row : rows) {
            replay.apply(row);
            assertThat(replay.cells().values())
                    .allMatch(cell -> cell.items().fail() >= 0
                            && cell.samples().fail() >= 0
                            && cell.items().pass() >= 0
                            && cell.samples().pass() >= 0);
        }
    }
}
