package io.batchwatch.jobs.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.ResultId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class WireTypeTest {
    private static final byte[] CONTENT = "内容".getBytes(StandardCharsets.UTF_8);

    @Test
    void whatIsWrittenIsRead() throws IOException {
        HistoryRow row = new HistoryRow("sampled_month=2026-03", "韭菜 1", CONTENT);

        HistoryRow read = again(WireType.HISTORY_ROW, row);

        assertThat(read.partition()).isEqualTo(row.partition());
        assertThat(read.order()).isEqualTo(row.order());
        assertThat(read.content()).isEqualTo(CONTENT);
    }

    @Test
    void rowsFollowEachOtherInOneStream() throws IOException {
        TypeSerializer<ArrivedRow> serializer = serializer(WireType.ARRIVED_ROW);
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(new ArrivedRow("S-1", CONTENT), out);
        serializer.serialize(new ArrivedRow("S-2", new byte[0]), out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        assertThat(serializer.deserialize(in).sampleId()).isEqualTo("S-1");
        ArrivedRow second = serializer.deserialize(in);

        assertThat(second.sampleId()).isEqualTo("S-2");
        assertThat(second.content()).isEmpty();
        assertThat(in.available()).isZero();
    }

    @Test
    void copyingBytesIsCopyingTheValue() throws IOException {
        TypeSerializer<HistoryRow> serializer = serializer(WireType.HISTORY_ROW);
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(new HistoryRow("p", "o", CONTENT), out);
        DataOutputSerializer copy = new DataOutputSerializer(16);

        serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copy);

        assertThat(copy.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
    }

    @Test
    void idsAreIdsAgain() throws IOException {
        ResultId id = ResultId.parse("2cab44b7349f8aa115d5c1f6014ceca8");

        assertThat(again(WireType.RESULT_ID, id)).isEqualTo(id);
    }

    @Test
    void aSavepointFindsItsSerializerAgain() throws IOException {
        TypeSerializer<ViewRecord> serializer = serializer(WireType.VIEW_RECORD);
        DataOutputSerializer out = new DataOutputSerializer(16);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());

        TypeSerializerSnapshot<ViewRecord> snapshot = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

        assertThat(snapshot.restoreSerializer()).isEqualTo(serializer);
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(snapshot)
                        .isCompatibleAsIs())
                .isTrue();
    }

    private static <T> T again(WireType<T> type, T value) throws IOException {
        TypeSerializer<T> serializer = serializer(type);
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(value, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    private static <T> TypeSerializer<T> serializer(WireType<T> type) {
        return type.information().createSerializer(new SerializerConfigImpl());
    }
}
