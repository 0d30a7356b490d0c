package io.batchwatch.jobs.history;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;

/**
 * Packs with zstd. Its tables are kept from one block to the next: making them costs as much as packing a block.
 *
 * <p>Not thread-safe.
 */
final class Packing implements AutoCloseable {
    private final ZstdCompressCtx packer = new ZstdCompressCtx();
    private final ZstdDecompressCtx unpacker = new ZstdDecompressCtx();

    /**
     * @param level of zstd, 1 is the quickest
     */
    Packing(int level) {
        packer.setLevel(level);
    }

    byte[] pack(byte[] bytes) {
        return packer.compress(bytes);
    }

    byte[] unpack(byte[] packed, int unpackedBytes) {
        return unpacker.decompress(packed, unpackedBytes);
    }

    @Override
    public void close() {
        packer.close();
        unpacker.close();
    }
}
