package io.batchwatch.jobs.wire;

import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import io.batchwatch.views.ViewCodec;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A view on its way to its compacted topic. */
public final class ViewRecord {
    private static final int VERSION = 1;
    private static final int BESIDE_VALUE = 128;

    private final String topic;
    private final String key;
    private final byte[] value;

    private ViewRecord(String topic, String key, byte[] value) {
        this.topic = Objects.requireNonNull(topic);
        this.key = Objects.requireNonNull(key);
        this.value = value;
    }

    /**
     * @param topic one of {@link io.batchwatch.views.ViewTopics}
     * @param view as that topic promises it
     */
    public static ViewRecord of(String topic, String key, Object view) {
        return new ViewRecord(topic, key, ViewCodec.encode(view));
    }

    public String topic() {
        return topic;
    }

    public String key() {
        return key;
    }

    public byte[] keyBytes() {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** JSON in UTF-8. */
    public byte[] value() {
        return value;
    }

    byte[] toBytes() {
        return new ByteWriter(VERSION, value.length + BESIDE_VALUE)
                .text(topic)
                .text(key)
                .block(value)
                .toBytes();
    }

    static ViewRecord ofBytes(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, VERSION);
        return new ViewRecord(from.text(), from.text(), from.block());
    }
}
