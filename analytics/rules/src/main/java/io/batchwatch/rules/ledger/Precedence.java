package io.batchwatch.rules.ledger;

import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.TestResult;
import java.util.Comparator;

/**
 * Which revision of a result holds: the highest the sender numbered, then what was received last. It does not depend on
 * the order in which the rows reach the ledger.
 *
 * @param receivedAt milliseconds since 1970, UTC
 * @param content the first 64 bits of the content hash
 * @param reading of the bytes: what a later one says of a line takes the place of what an earlier one said
 */
record Precedence(int revision, long receivedAt, long content, long line, int reading)
        implements Comparable<Precedence> {
    private static final long WITHOUT_HASH = 0;

    private static final Comparator<Precedence> ORDER = Comparator.comparingInt(Precedence::revision)
            .thenComparingLong(Precedence::receivedAt)
            .thenComparing(Precedence::content, Long::compareUnsigned)
            .thenComparingLong(Precedence::line)
            .thenComparingInt(Precedence::reading);

    static Precedence of(TestResult row) {
        Provenance provenance = row.provenance();
        return new Precedence(
                row.revision(),
                provenance.receivedAt().toEpochMilli(),
                firstBits(provenance.contentHash()),
                provenance.line(),
                provenance.reading().number());
    }

    /** True if both were the same row of the same bytes, whichever the reading; of messages without kept bytes, if both came at one instant. */
    boolean isSameRow(Precedence other) {
        boolean sameBytes = content == other.content && line == other.line;
        return content == WITHOUT_HASH ? sameBytes && receivedAt == other.receivedAt : sameBytes;
    }

    @Override
    public int compareTo(Precedence other) {
        return ORDER.compare(this, other);
    }

    /** Messages without kept bytes have no hash: they then differ by line and instant only. */
    private static long firstBits(String contentHash) {
        return contentHash.length() < 16 ? WITHOUT_HASH : Long.parseUnsignedLong(contentHash, 0, 16, 16);
    }
}
