package io.batchwatch.board.view;

import io.batchwatch.views.ViewCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A view in few bytes. Immutable.
 *
 * @param <V> the kind of view
 */
final class Packed<V> {
    private final Class<V> kind;
    private final byte[] dictionary;
    private final byte[] packed;

    /**
     * @param dictionary what it was packed with, shared by many
     */
    Packed(Class<V> kind, byte[] dictionary, byte[] packed) {
        this.kind = kind;
        this.dictionary = dictionary;
        this.packed = packed;
    }

    V view() {
        Inflater inflater = new Inflater(true);
        inflater.setDictionary(dictionary);
        try (InflaterInputStream json = new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
            return ViewCodec.decode(json.readAllBytes(), kind);
        } catch (IOException e) {
            throw new UncheckedIOException("what was packed here cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    int bytes() {
        return packed.length;
    }
}
