package io.batchwatch.jobs.wire;

import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import java.util.Objects;

/**
 * A record of {@code lab.results} as it came. It is decoded only where its sample's ledger lies, so that a row is decoded
 * once and never written again on its way there.
 */
public final class ArrivedRow {
    private static final int VERSION = 1;
    private static final int BESIDE_CONTENT = 64;

    private final String sampleId;
    private final byte[] content;

    /**
     * @param content as {@link io.batchwatch.contract.TestResultCodec} wrote it; not to be changed any more
     */
    public ArrivedRow(String sampleId, byte[] content) {
        this.sampleId = Objects.requireNonNull(sampleId);
        this.content = content;
    }

    public String sampleId() {
        return sampleId;
    }

    public byte[] content() {
        return content;
    }

    byte[] toBytes() {
        return new ByteWriter(VERSION, content.length + BESIDE_CONTENT)
                .text(sampleId)
                .block(content)
                .toBytes();
    }

    static ArrivedRow ofBytes(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, VERSION);
        return new ArrivedRow(from.text(), from.block());
    }
}
