package io.batchwatch.jobs.wire;

import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Records of {@code lab.results} of one sample, as and in the order they came. They are decoded only where their sample's
 * ledger lies, so that a row is decoded once and never written again on its way there.
 *
 * @param contents each as {@link io.batchwatch.contract.TestResultCodec} wrote it; not to be changed any more
 */
public record SampleRows(String sampleId, List<byte[]> contents) {
    private static final int VERSION = 1;
    private static final int BESIDE_CONTENT = 64;

    public SampleRows {
        Objects.requireNonNull(sampleId);
        contents = List.copyOf(contents);
    }

    /**
     * @param later of the same sample
     */
    public SampleRows plus(SampleRows later) {
        List<byte[]> all = new ArrayList<>(contents.size() + later.contents.size());
        all.addAll(contents);
        all.addAll(later.contents);
        return new SampleRows(sampleId, all);
    }

    byte[] toBytes() {
        int expected = contents.stream().mapToInt(content -> content.length).sum();
        return new ByteWriter(VERSION, expected + BESIDE_CONTENT)
                .text(sampleId)
                .list(contents, ByteWriter::block)
                .toBytes();
    }

    static SampleRows ofBytes(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, VERSION);
        return new SampleRows(from.text(), from.list(ByteReader::block));
    }
}
