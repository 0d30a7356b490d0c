package io.batchwatch.jobs.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Packs the pages of one file. Parquet's own would make zstd's tables anew for each of hundreds of pages. */
final class PageCompressor implements BytesInputCompressor {
    /** As Parquet's own does. */
    private static final int ZSTD_LEVEL = 3;

    private final Packing packing = new Packing(ZSTD_LEVEL);

    @Override
    public BytesInput compress(BytesInput page) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(page.size()));
        page.writeAllTo(bytes);
        return BytesInput.from(packing.pack(ByteBuffer.wrap(bytes.toByteArray())));
    }

    @Override
    public CompressionCodecName getCodecName() {
        return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {
        packing.close();
    }
}
