package io.batchwatch.rules.rehearse;

import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.judge.Judge;
import io.batchwatch.rules.judge.Judgement;
import io.batchwatch.rules.ledger.SampleSums;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.views.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges past results by the limits in force and by the limits that are rehearsed, side by side. What is kept is one count for
 * each change of verdict, and the batches that either of the two accuses. Not thread-safe.
 */
public final class Rehearsal {
    private final ReferenceData inForce;
    private final ReferenceData rehearsed;
    private final Map<Change, Long> changes = new TreeMap<>();
    private final Map<String, RehearsedBatch> batches = new TreeMap<>();
    private final List<TestResult> sample = new ArrayList<>();
    private long results;
    private long judgedOtherwiseThen;

    /**
     * @param inForce the limits that judge today
     * @param rehearsed the same with the new limits in their place
     */
    public Rehearsal(ReferenceData inForce, ReferenceData rehearsed) {
        this.inForce = Objects.requireNonNull(inForce);
        this.rehearsed = Objects.requireNonNull(rehearsed);
    }

    /** From one verdict to another, which may be the same. */
    public record Change(Verdict from, Verdict to) implements Comparable<Change> {
        @Override
        public int compareTo(Change other) {
            int byFrom = from.compareTo(other.from);
            return byFrom != 0 ? byFrom : to.compareTo(other.to);
        }
    }

    /**
     * @param row a result that holds; the results of one sample stand together
     * @param recorded its verdict in the history
     */
    public void take(TestResult row, Verdict recorded) {
        if (!sample.isEmpty()
                && !sample.get(0).sample().sampleId().equals(row.sample().sampleId())) {
            addUpSample();
        }
        sample.add(row);
        results++;
        Judgement now = Judge.judge(row, inForce);
        Judgement then = Judge.judge(row, rehearsed);
        if (now.verdict() != recorded) {
            judgedOtherwiseThen++;
        }
        count(row, Optional.of(now), Optional.of(then));
    }

    /** After the last result. */
    public void end() {
        if (!sample.isEmpty()) {
            addUpSample();
        }
    }

    private void addUpSample() {
        Map<ResultId, SampleSums.Sum> now = SampleSums.of(sample, inForce);
        Map<ResultId, SampleSums.Sum> then = SampleSums.of(sample, rehearsed);
        TreeSet<ResultId> ids = new TreeSet<>(now.keySet());
        ids.addAll(then.keySet());
        for (ResultId id : ids) {
            Optional<SampleSums.Sum> sumNow = Optional.ofNullable(now.get(id));
            Optional<SampleSums.Sum> sumThen = Optional.ofNullable(then.get(id));
            TestResult row = sumThen.or(() -> sumNow).orElseThrow().parts().get(0);
            count(row, judgement(sumNow), judgement(sumThen));
        }
        sample.clear();
    }

    private static Optional<Judgement> judgement(Optional<SampleSums.Sum> sum) {
        return sum.map(s -> s.outcome().judgement());
    }

    private void count(TestResult row, Optional<Judgement> now, Optional<Judgement> then) {
        Verdict from = now.map(Judgement::verdict).orElse(Verdict.NOT_JUDGED);
        Verdict to = then.map(Judgement::verdict).orElse(Verdict.NOT_JUDGED);
        changes.merge(new Change(from, to), 1L, Long::sum);
        if (accuses(from) || accuses(to)) {
            RehearsedBatch batch = RehearsedBatch.of(
                    row, accuses(from), accuses(to), then.or(() -> now).orElseThrow());
            batches.merge(batch.batchKey(), batch, RehearsedBatch::plus);
        }
    }

    private static boolean accuses(Verdict verdict) {
        return switch (verdict) {
            case FAIL, SUSPECT -> true;
            case PASS, INCONCLUSIVE, NOT_JUDGED -> false;
        };
    }

    /** How many results were judged, sums not counted. */
    public long results() {
        return results;
    }

    /** How many of them the history judged otherwise than the limits in force today do: when they came, others were. */
    public long judgedOtherwiseThen() {
        return judgedOtherwiseThen;
    }

    /** Of results and sums alike. */
    public Map<Change, Long> changes() {
        return Map.copyOf(changes);
    }

    /** Batches that either the limits in force or the rehearsed ones accuse, in the order of their ids. */
    public List<RehearsedBatch> batches() {
        return List.copyOf(batches.values());
    }
}
