package io.batchwatch.rules.tally;

import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.views.FileView;
import io.batchwatch.views.Verdict;
import io.batchwatch.views.VerdictCounts;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The account of one content hash in its latest reading: what the door said when it first closed, and what the job made of
 * each row.
 * Immutable.
 *
 * @param reading counted from 1; bytes read anew have a new account
 * @param first the receipt of the reading's first arrival, once it is closed
 * @param arrivals the ids of all closed arrivals: a receipt sent twice counts once
 */
public record FileLedger(
        String contentHash,
        String partner,
        String file,
        Instant receivedAt,
        int reading,
        Optional<ReceiptSummary> first,
        Set<String> arrivals,
        long accepted,
        long duplicates,
        long corrected,
        VerdictCounts results,
        long version) {
    public FileLedger {
        arrivals = Set.copyOf(arrivals);
    }

    public static FileLedger of(RowsTally rows) {
        return empty(rows.contentHash(), rows.partner(), rows.file(), rows.receivedAt());
    }

    public static FileLedger of(ReceiptSummary receipt) {
        return empty(receipt.contentHash(), receipt.partner(), receipt.file(), receipt.receivedAt());
    }

    private static FileLedger empty(String contentHash, String partner, String file, Instant receivedAt) {
        return new FileLedger(
                contentHash, partner, file, receivedAt, 1, Optional.empty(), Set.of(), 0, 0, 0, VerdictCounts.NONE, 0);
    }

    /** The empty account of a later reading; arrivals are remembered. */
    private FileLedger reread(int later) {
        return new FileLedger(
                contentHash,
                partner,
                file,
                receivedAt,
                later,
                Optional.empty(),
                arrivals,
                0,
                0,
                0,
                VerdictCounts.NONE,
                version);
    }

    /** What an earlier reading says late changes nothing. */
    public FileLedger plus(RowsTally rows) {
        if (rows.reading() != reading) {
            return rows.reading() < reading ? this : reread(rows.reading()).plus(rows);
        }
        VerdictCounts judged = results;
        for (Map.Entry<RowsTally.Kind, Long> entry : rows.results().entrySet()) {
            judged = judged.plus(times(entry.getKey().verdict(), entry.getValue()));
        }
        return new FileLedger(
                contentHash,
                partner,
                file,
                receivedAt,
                reading,
                first,
                arrivals,
                accepted + rows.accepted(),
                duplicates + rows.duplicates(),
                corrected + rows.corrected(),
                judged,
                version + rows.rows());
    }

    public boolean knows(ReceiptSummary receipt) {
        return arrivals.contains(receipt.arrivalId());
    }

    /**
     * @param receipt not known yet
     */
    public FileLedger plus(ReceiptSummary receipt) {
        if (receipt.reading() > reading) {
            return reread(receipt.reading()).plus(receipt);
        }
        Set<String> more = new HashSet<>(arrivals);
        more.add(receipt.arrivalId());
        boolean isFirst = receipt.reading() == reading
                && (first.isEmpty() || receipt.receivedAt().isBefore(first.get().receivedAt()));
        return new FileLedger(
                contentHash,
                partner,
                file,
                receivedAt,
                reading,
                isFirst ? Optional.of(receipt) : first,
                more,
                accepted,
                duplicates,
                corrected,
                results,
                version + 1);
    }

    public FileView view() {
        return new FileView(
                contentHash,
                partner,
                file,
                receivedAt,
                first.map(ReceiptSummary::rows).orElse(0L),
                accepted,
                duplicates + first.map(ReceiptSummary::duplicates).orElse(0L),
                corrected,
                first.map(ReceiptSummary::rejected).orElse(0L),
                arrivals.size(),
                results,
                version);
    }

    private static VerdictCounts times(Verdict verdict, long count) {
        VerdictCounts one = VerdictCounts.one(verdict);
        return new VerdictCounts(
                one.pass() * count,
                one.fail() * count,
                one.suspect() * count,
                one.inconclusive() * count,
                one.notJudged() * count);
    }
}
