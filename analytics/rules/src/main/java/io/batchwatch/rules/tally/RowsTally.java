package io.batchwatch.rules.tally;

import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.ledger.JudgedResult;
import io.batchwatch.rules.ledger.Novelty;
import io.batchwatch.rules.ledger.RowOutcome;
import io.batchwatch.rules.ledger.Step;
import io.batchwatch.views.Timeliness;
import io.batchwatch.views.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What came of some rows of one file.
 *
 * @param receivedAt of the latest of them
 * @param sampledAt of the latest of them
 * @param reading of the file's bytes they come from, counted from 1
 * @param novelty {@code NEW}, or {@code REREAD} if an earlier reading told of them already
 * @param withdrawn how many of {@code corrected} took a result back
 * @param disagreeing how many of the accepted and corrected we judge the opposite of what their sender does
 * @param results how many of the accepted and corrected were judged how
 */
public record RowsTally(
        String partner,
        String contentHash,
        String file,
        Instant receivedAt,
        Instant sampledAt,
        int reading,
        Novelty novelty,
        long accepted,
        long duplicates,
        long corrected,
        long withdrawn,
        long disagreeing,
        Map<Kind, Long> results) {
    public RowsTally {
        results = Counts.copyOf(results);
    }

    /** What {@code batchwatch_results_total} tells apart. */
    public record Kind(TestKind testKind, String category, Verdict verdict, Timeliness timeliness) {
        static Kind of(JudgedResult judged) {
            return new Kind(
                    judged.result().item().kind(),
                    judged.category(),
                    judged.judgement().verdict(),
                    judged.timeliness());
        }
    }

    /** One row; a redelivered one counts for nothing. */
    public static RowsTally of(TestResult row, Step step) {
        Provenance provenance = row.provenance();
        RowOutcome outcome = step.outcome();
        boolean counts = step.novelty() != Novelty.RETRACTED;
        boolean withdrawn = outcome == RowOutcome.CORRECTED && row.status() == Status.WITHDRAWN;
        return new RowsTally(
                provenance.partner(),
                provenance.contentHash(),
                provenance.file(),
                provenance.receivedAt(),
                row.sample().sampledAt(),
                provenance.reading().number(),
                step.novelty() == Novelty.NEW ? Novelty.NEW : Novelty.REREAD,
                counts && outcome == RowOutcome.ACCEPTED ? 1 : 0,
                counts && outcome == RowOutcome.DUPLICATE ? 1 : 0,
                counts && outcome == RowOutcome.CORRECTED ? 1 : 0,
                counts && withdrawn ? 1 : 0,
                counts && step.judged().stream().anyMatch(JudgedResult::disagrees) ? 1 : 0,
                step.judged()
                        .filter(judged -> counts)
                        .<Map<Kind, Long>>map(judged -> Counts.ofOne(Kind.of(judged)))
                        .orElse(Map.of()));
    }

    /** What tallies must have in common to be added. */
    public record Group(String contentHash, int reading, Novelty novelty) {}

    public Group group() {
        return new Group(contentHash, reading, novelty);
    }

    public long rows() {
        return accepted + duplicates + corrected;
    }

    /**
     * @param other of the same file, reading and novelty
     */
    public RowsTally plus(RowsTally other) {
        return new RowsTally(
                partner,
                contentHash,
                file,
                later(receivedAt, other.receivedAt),
                later(sampledAt, other.sampledAt),
                reading,
                novelty,
                accepted + other.accepted,
                duplicates + other.duplicates,
                corrected + other.corrected,
                withdrawn + other.withdrawn,
                disagreeing + other.disagreeing,
                Counts.copyOf(results).plus(Counts.copyOf(other.results)));
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static <K> Map<K, Long> sum(Map<K, Long> one, Map<K, Long> other) {
        Map<K, Long> sum = new HashMap<>(one);
        other.forEach((key, count) -> sum.merge(key, count, Long::sum));
        return sum;
    }
}
