package io.batchwatch.rules.ledger;

import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.TestResult;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one sample's sums are made of: the results that hold of each component, and what was last said of each sum. Only
 * results that go into some sum are kept here.
 *
 * <p>Immutable.
 */
public final class SumLedger {
    public static final SumLedger EMPTY = new SumLedger(Map.of(), Map.of());

    private final Map<ResultId, TestResult> parts;
    private final Map<ResultId, JudgedResult> sums;

    SumLedger(Map<ResultId, TestResult> parts, Map<ResultId, JudgedResult> sums) {
        this.parts = Map.copyOf(parts);
        this.sums = Map.copyOf(sums);
    }

    Map<ResultId, TestResult> parts() {
        return parts;
    }

    Map<ResultId, JudgedResult> sums() {
        return sums;
    }

    SumLedger with(TestResult part) {
        Map<ResultId, TestResult> next = new TreeMap<>(parts);
        next.put(part.id(), part);
        return new SumLedger(next, sums);
    }

    SumLedger without(ResultId part) {
        Map<ResultId, TestResult> next = new TreeMap<>(parts);
        next.remove(part);
        return new SumLedger(next, sums);
    }

    SumLedger saying(Map<ResultId, JudgedResult> said) {
        if (said.isEmpty()) {
            return this;
        }
        Map<ResultId, JudgedResult> next = new TreeMap<>(sums);
        next.putAll(said);
        return new SumLedger(parts, next);
    }
}
