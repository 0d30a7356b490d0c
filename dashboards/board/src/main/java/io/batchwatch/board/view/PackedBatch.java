package io.batchwatch.board.view;

import io.batchwatch.views.BatchView;
import io.batchwatch.views.ViewCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** An open batch that nothing was heard of for long. */
final class PackedBatch implements KeptBatch {
    private final BatchOutline outline;
    private final byte[] dictionary;
    private final byte[] packed;

    /**
     * @param dictionary what the view was packed with, shared by many
     */
    PackedBatch(BatchOutline outline, byte[] dictionary, byte[] packed) {
        this.outline = outline;
        this.dictionary = dictionary;
        this.packed = packed;
    }

    @Override
    public BatchOutline outline() {
        return outline;
    }

    @Override
    public BatchView view() {
        Inflater inflater = new Inflater(true);
        inflater.setDictionary(dictionary);
        try (InflaterInputStream json = new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
            return ViewCodec.decode(json.readAllBytes(), BatchView.class);
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
