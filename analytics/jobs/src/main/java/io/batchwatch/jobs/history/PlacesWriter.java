package io.batchwatch.jobs.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;

/** Places in a dictionary as a page holds them: how many bits each takes, then all of them, with runs shortened. */
final class PlacesWriter extends RunLengthBitPackingHybridValuesWriter {
    private final byte width;

    /**
     * @param width in bits
     */
    PlacesWriter(int width) {
        super(width, ColumnPages.SLAB_BYTES, ColumnPages.PAGE_BYTES, HeapByteBufferAllocator.getInstance());
        this.width = (byte) width;
    }

    @Override
    public BytesInput getBytes() {
        try {
            return BytesInput.concat(BytesInput.from(new byte[] {width}), encoder.toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Encoding getEncoding() {
        return Encoding.RLE_DICTIONARY;
    }
}
