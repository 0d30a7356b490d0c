package io.batchwatch.views;

import io.batchwatch.contract.TestKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a partner's rows, all in all. Counts never go down.
 *
 * @param lastReceivedAt when its latest arrival was kept
 * @param lastSampledAt event time of its latest sample
 * @param expectedIntervalSeconds how often it should be heard of, if its profile says so
 * @param rejectsByRule refused rows by the rule that refused them first
 * @param corrections accepted revisions of earlier results: {@code corrected} and {@code withdrawn}
 * @param results judged revisions
 * @param disagreements how many of them the partner itself judged the opposite
 */
public record SourceView(
        String partner,
        Optional<Instant> lastReceivedAt,
        Optional<Instant> lastSampledAt,
        Optional<Long> expectedIntervalSeconds,
        long accepted,
        long duplicates,
        long corrected,
        long rejected,
        Map<String, Long> rejectsByRule,
        Map<String, Long> corrections,
        List<ResultCount> results,
        long disagreements,
        long version) {
    public SourceView {
        rejectsByRule = Map.copyOf(rejectsByRule);
        corrections = Map.copyOf(corrections);
        results = List.copyOf(results);
    }

    /** How many results of one kind there were. */
    public record ResultCount(TestKind testKind, String category, Verdict verdict, Timeliness timeliness, long count) {}
}
