package io.batchwatch.rules.ledger;

import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.judge.SumRule;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.ResidueDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sums that the components found in one sample make. A pure function; their order does not matter. */
public final class SampleSums {
    private SampleSums() {}

    /**
     * @param parts in the order of their ids; the first one stands for the sample
     */
    public record Sum(ResidueDefinition definition, List<TestResult> parts, SumRule.Outcome outcome) {
        public Sum {
            parts = List.copyOf(parts);
        }
    }

    /**
     * By the id that each has as a result of its own.
     *
     * @param results of one sample, none of them withdrawn; those that go into no sum do not matter
     */
    public static Map<ResultId, Sum> of(Collection<TestResult> results, ReferenceData reference) {
        List<TestResult> sorted =
                results.stream().sorted(Comparator.comparing(TestResult::id)).toList();
        Map<SumRow.Group, List<TestResult>> groups = new LinkedHashMap<>();
        Map<SumRow.Group, ResidueDefinition> definitions = new LinkedHashMap<>();
        for (TestResult part : sorted) {
            for (ResidueDefinition definition : reference.sumsOf(part)) {
                SumRow.Group group = SumRow.Group.of(definition.residue(), part);
                groups.computeIfAbsent(group, g -> new ArrayList<>()).add(part);
                definitions.putIfAbsent(group, definition);
            }
        }
        Map<ResultId, Sum> sums = new LinkedHashMap<>();
        groups.forEach((group, parts) -> SumRule.judge(definitions.get(group), parts, reference)
                .ifPresent(outcome -> sums.put(
                        group.id(parts.get(0).sample().sampleId()), new Sum(definitions.get(group), parts, outcome))));
        return sums;
    }
}
