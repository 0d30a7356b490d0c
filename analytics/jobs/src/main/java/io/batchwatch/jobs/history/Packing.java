package io.batchwatch.jobs.history;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Packs with zstd. Its tables and its room are kept from one block to the next: making them costs as much as packing a
 * block.
 *
 * <p>Not thread-safe.
 */
final class Packing implements AutoCloseable {
    private final ZstdCompressCtx packer = new ZstdCompressCtx();
    private final ZstdDecompressCtx unpacker = new ZstdDecompressCtx();
    private byte[] room = {};

    /**
     * @param level of zstd, 1 is the quickest
     */
    Packing(int level) {
        packer.setLevel(level);
    }

    /**
     * @param bytes backed by an array
     */
    byte[] pack(ByteBuffer bytes) {
        int atMost = Math.toIntExact(Zstd.compressBound(bytes.remaining()));
        if (room.length < atMost) {
            room = new byte[atMost];
        }
        int packed = packer.compressByteArray(
                room, 0, room.length, bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        return Arrays.copyOf(room, packed);
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
