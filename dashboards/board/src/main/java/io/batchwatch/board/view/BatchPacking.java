package io.batchwatch.board.view;

import io.batchwatch.views.ViewCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Packs batches into a tenth of their JSON. Alone a view hardly shrinks; beside others like it, it is its numbers and little
 * more. So the first that are packed become a dictionary for those that follow. Not thread-safe.
 */
final class BatchPacking {
    /** Some ten views. A longer one packs little better, and packing and unpacking read all of it. */
    private static final int DICTIONARY_BYTES = 16 * 1024;

    private byte[] dictionary = {};

    PackedBatch pack(KeptBatch batch) {
        byte[] json = ViewCodec.encode(batch.view());
        PackedBatch packed = new PackedBatch(batch.outline(), dictionary, deflate(json));
        if (dictionary.length + json.length <= DICTIONARY_BYTES) {
            learn(json);
        }
        return packed;
    }

    private byte[] deflate(byte[] json) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setDictionary(dictionary);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("an array takes all that is written", e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    /** Those that were packed before keep the dictionary that they were packed with. */
    private void learn(byte[] json) {
        byte[] longer = Arrays.copyOf(dictionary, dictionary.length + json.length);
        System.arraycopy(json, 0, longer, dictionary.length, json.length);
        dictionary = longer;
    }
}
