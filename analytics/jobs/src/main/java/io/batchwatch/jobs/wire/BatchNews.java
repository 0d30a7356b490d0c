package io.batchwatch.jobs.wire;

import io.batchwatch.rules.batch.BatchCodec;
import io.batchwatch.rules.batch.BatchEvidence;
import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What one batch hears at once: a file tells of a batch's results one after another, and one look into the batch's file
 * serves them all.
 *
 * @param evidence in the order in which it was found; never empty
 */
public record BatchNews(String batchKey, List<BatchEvidence> evidence) {
    private static final int VERSION = 1;
    private static final int OF_ONE = 512;

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
        return new BatchNews(
                batchKey,
                Stream.concat(evidence.stream(), later.evidence.stream()).toList());
    }

    byte[] toBytes() {
        return new ByteWriter(VERSION, evidence.size() * OF_ONE)
                .text(batchKey)
                .list(evidence, (out, one) -> out.block(BatchCodec.encode(one)))
                .toBytes();
    }

    static BatchNews ofBytes(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, VERSION);
        return new BatchNews(from.text(), from.list(in -> BatchCodec.batchEvidence(in.block())));
    }
}
