package io.batchwatch.bench.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.bench.partner.Lot;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.judge.Judge;
import io.batchwatch.rules.judge.Rule;
import io.batchwatch.views.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArrivedResultsTest {
    private static ArrivedResults arrived;

    @BeforeAll
    static void read(@TempDir Path work) throws IOException {
        arrived = ArrivedResults.read(work);
    }

    @Test
    void everyRowIsAcceptedAndJudgedByABanOrALimit() {
        Set<Rule> rules = IntStream.range(0, arrived.size())
                .mapToObj(arrived::result)
                .map(row -> rule(row))
                .collect(Collectors.toSet());
        assertThat(rules).containsExactlyInAnyOrder(Rule.BANNED, Rule.LIMIT);
    }

    /** Or a benchmark of months would be one of batches that fail. */
    @Test
    void theLawsOfTenYearsFailNoMoreThanTodays(@TempDir Path work) throws IOException {
        ArrivedResults ofTenYears = ArrivedResults.read(work, Lot.ofTenYears("A", arrived.size()));

        assertThat(failed(ofTenYears)).isPositive().isLessThanOrEqualTo(failed(arrived));
    }

    @Test
    void aWalkComesByAllOfThemOnce() {
        Set<Integer> seen = new HashSet<>();
        int place = 0;
        for (int i = 0; i < arrived.size(); i++) {
            seen.add(place);
            place = arrived.after(place);
        }
        assertThat(seen).hasSize(arrived.size());
    }

    private static long failed(ArrivedResults results) {
        return IntStream.range(0, results.size())
                .mapToObj(results::result)
                .filter(row -> Judge.judge(row, results.reference()).verdict() == Verdict.FAIL)
                .count();
    }

    private static Rule rule(TestResult row) {
        return Judge.judge(row, arrived.reference()).rule();
    }
}
