package io.batchwatch.board.view;

import io.batchwatch.views.ViewCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Packs views of one kind into a tenth of their JSON. Alone a view hardly shrinks; beside others like it, it is its numbers
 * and little more. So one that is unlike all before it is learned, and is in the dictionary for those that follow. Thread-safe.
 *
 * @param <V> the kind of view
 */
final class Packing<V> {
    /** Some ten batches. A longer one packs little better, and packing reads all of it. */
    private static final int DICTIONARY_BYTES = 16 * 1024;

    /** One that shrinks so far says nothing new: in the dictionary it would take the room of one that does. */
    private static final int KNOWN_SHRINKS_TO_ONE_IN = 10;

    private final Class<V> kind;
    private byte[] dictionary = {};

    Packing(Class<V> kind) {
        this.kind = kind;
    }

    synchronized Packed<V> pack(V view) {
        byte[] json = ViewCodec.encode(view);
        byte[] deflated = deflate(json);
        Packed<V> packed = new Packed<>(kind, dictionary, deflated);
        boolean isNew = deflated.length > json.length / KNOWN_SHRINKS_TO_ONE_IN;
        if (isNew && dictionary.length + json.length <= DICTIONARY_BYTES) {
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
