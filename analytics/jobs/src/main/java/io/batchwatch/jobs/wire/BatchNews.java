package io.batchwatch.jobs.wire;

import io.batchwatch.rules.batch.BatchCodec;
import io.batchwatch.rules.batch.BatchEvidence;
import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What one batch hears at once: a file tells of a batch's results one after another, and one look into the batch's file
 * serves them all.
 *
 * @param evidence in the order in which it was found; never empty
 */
public record BatchNews(String batchKey, List<BatchEvidence> evidence) {
    /** 2: with texts that recur written once. */
    private static final int VERSION = 2;

    private static final int BESIDE_EVIDENCE = 128;

    public BatchNews {
        Objects.requireNonNull(batchKey);
        evidence = List.copyOf(evidence);
    }

    public static BatchNews of(BatchEvidence evidence) {
        return new BatchNews(evidence.batchKey(), List.of(evidence));
    }

    /**
     * @param later of the same batch
     */
    public BatchNews plus(BatchNews later) {
        List<BatchEvidence> all = new ArrayList<>(evidence.size() + later.evidence.size());
        all.addAll(evidence);
        all.addAll(later.evidence);
        return new BatchNews(batchKey, all);
    }

    /** True if it only says that things were found in order, which hardly ever changes what anybody is told. */
    public boolean canWait() {
        for (BatchEvidence one : evidence) {
            if (!one.isFirstPass()) {
                return false;
            }
        }
        return true;
    }

    byte[] toBytes() {
        byte[] told = BatchCodec.encode(evidence);
        return new ByteWriter(VERSION, told.length + BESIDE_EVIDENCE)
                .text(batchKey)
                .block(told)
                .toBytes();
    }

    static BatchNews ofBytes(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, VERSION);
        String batchKey = from.text();
        return new BatchNews(
                batchKey,
                from.version() == 1
                        ? from.list(in -> BatchCodec.singleEvidence(in.block()))
                        : BatchCodec.evidence(from.block()));
    }
}
