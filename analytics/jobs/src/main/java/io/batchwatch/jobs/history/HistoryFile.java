package io.batchwatch.jobs.history;

import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import java.util.Objects;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A file that is written and not yet seen.
 *
 * @param pending where it is written
 * @param place where it is to be seen
 */
record HistoryFile(String pending, String place) {
    HistoryFile {
        Objects.requireNonNull(pending);
        Objects.requireNonNull(place);
    }

    /** As checkpoints hold it. */
    static final class Serializer implements SimpleVersionedSerializer<HistoryFile> {
        private static final int VERSION = 1;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(HistoryFile file) {
            return new ByteWriter(VERSION)
                    .text(file.pending())
                    .text(file.place())
                    .toBytes();
        }

        @Override
        public HistoryFile deserialize(int version, byte[] bytes) {
            ByteReader from = new ByteReader(bytes, VERSION);
            return new HistoryFile(from.text(), from.text());
        }
    }
}
