package io.batchwatch.bench.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.judge.Judge;
import io.batchwatch.rules.judge.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArrivedResultsTest {
    @TempDir
    private Path work;

    @Test
    void everyRowIsAcceptedAndJudgedByABanOrALimit() throws IOException {
        ArrivedResults arrived = ArrivedResults.read(work);
        Set<Rule> rules = IntStream.range(0, arrived.size())
                .mapToObj(arrived::result)
                .map(row -> rule(row, arrived))
                .collect(Collectors.toSet());
        assertThat(rules).containsExactlyInAnyOrder(Rule.BANNED, Rule.LIMIT);
    }

    @Test
    void aWalkComesByAllOfThemOnce() throws IOException {
        ArrivedResults arrived = ArrivedResults.read(work);
        Set<Integer> seen = new HashSet<>();
        int place = 0;
        for (int i = 0; i < arrived.size(); i++) {
            seen.add(place);
            place = arrived.after(place);
        }
        assertThat(seen).hasSize(arrived.size());
    }

    private static Rule rule(TestResult row, ArrivedResults arrived) {
        return Judge.judge(row, arrived.reference()).rule();
    }
}
