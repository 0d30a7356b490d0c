package io.batchwatch.jobs.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.ResultId;
import io.batchwatch.rules.batch.BatchDescription;
import io.batchwatch.rules.batch.BatchEvidence;
import io.batchwatch.rules.batch.Speech;
import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import io.batchwatch.views.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class WireTypeTest {
    private static final byte[] CONTENT = "内容".getBytes(StandardCharsets.UTF_8);

    private static final String ROW_OF_LAYOUT_1 =
            "012a73616d706c65645f6d6f6e74683d323032362d303326766567657461626c6520383020e99fade88f9c06010203";

    /** Two passes, as laid out before texts that recur were written once. */
    private static final String NEWS_OF_LAYOUT_1 =
            "0106422d3104ac010306422d31086c65656b0ce99fade88f9c12766567657461626c6500046d3104723112e5"
                    + "858be799bee5a881000206422d3114636172626f667572616e12706573746963696465085041535300000000"
                    + "80c89fcb9567ac010306422d31086c65656b0ce99fade88f9c12766567657461626c6500046d3104723212e5"
                    + "858be799bee5a881000206422d3114636172626f667572616e12706573746963696465085041535300000000"
                    + "80c89fcb9567";

    @Test
    void whatIsWrittenIsRead() throws IOException {
        HistoryRow row = new HistoryRow("sampled_month=2026-03", "韭菜 1", CONTENT);

        HistoryRow read = again(WireType.HISTORY_ROW, row);

        assertThat(read.partition()).isEqualTo(row.partition());
        assertThat(read.order()).isEqualTo(row.order());
        assertThat(read.content()).isEqualTo(CONTENT);
    }

    @Test
    void aRowOfTheFirstLayoutIsRead() {
        HistoryRow read = HistoryRow.ofBytes(HexFormat.of().parseHex(ROW_OF_LAYOUT_1));

        assertThat(read.partition()).isEqualTo("sampled_month=2026-03");
        assertThat(read.order()).isEqualTo("vegetable 80 韭菜");
        assertThat(read.content()).containsExactly(1, 2, 3);
    }

    @Test
    void aRowLiesInItsBlockAsItDoesAlone() {
        HistoryRow row = new HistoryRow("p", "韭菜 1", CONTENT);
        ByteWriter block = new ByteWriter(1);
        row.writeTo(block);
        row.writeTo(block);

        ByteReader from = new ByteReader(block.toBytes(), 1);
        assertThat(HistoryRow.readFrom(from, "p").toBytes()).isEqualTo(row.toBytes());
        assertThat(HistoryRow.readFrom(from, "p").toBytes()).isEqualTo(row.toBytes());
        assertThat(from.isAtEnd()).isTrue();
    }

    @Test
    void rowsFollowEachOtherInOneStream() throws IOException {
        TypeSerializer<SampleRows> serializer = serializer(WireType.SAMPLE_ROWS);
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(new SampleRows("S-1", List.of(CONTENT, CONTENT)), out);
        serializer.serialize(new SampleRows("S-2", List.of(new byte[0])), out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        SampleRows first = serializer.deserialize(in);
        SampleRows second = serializer.deserialize(in);

        assertThat(first.sampleId()).isEqualTo("S-1");
        assertThat(first.contents()).containsExactly(CONTENT, CONTENT);
        assertThat(second.sampleId()).isEqualTo("S-2");
        assertThat(second.contents()).containsExactly(new byte[0]);
        assertThat(in.available()).isZero();
    }

    @Test
    void copyingBytesIsCopyingTheValue() throws IOException {
        TypeSerializer<HistoryRow> serializer = serializer(WireType.HISTORY_ROW);
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(new HistoryRow("p", "o", CONTENT), out);
        DataOutputSerializer copy = new DataOutputSerializer(32);

        serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copy);

        assertThat(copy.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
    }

    @Test
    void newsStaysInItsOrder() throws IOException {
        BatchEvidence first = passed("r1");
        BatchEvidence second = passed("r2");

        BatchNews read = again(WireType.BATCH_NEWS, BatchNews.of(first).plus(BatchNews.of(second)));

        assertThat(read).isEqualTo(new BatchNews("B-1", List.of(first, second)));
    }

    @Test
    void newsOfTheFirstLayoutIsStillRead() {
        assertThat(BatchNews.ofBytes(HexFormat.of().parseHex(NEWS_OF_LAYOUT_1)))
                .isEqualTo(new BatchNews("B-1", List.of(passed("r1"), passed("r2"))));
    }

    @Test
    void passesTakeFewBytesEach() {
        BatchNews ten = IntStream.range(0, 10)
                .mapToObj(number -> BatchNews.of(passed("r" + number)))
                .reduce(BatchNews::plus)
                .orElseThrow();
        BatchNews eleven = ten.plus(BatchNews.of(passed("r")));

        assertThat(eleven.toBytes().length - ten.toBytes().length).isLessThan(40);
    }

    private static BatchEvidence passed(String resultId) {
        return new BatchEvidence(
                new BatchDescription("B-1", "leek", "韭菜", "vegetable", "", "m1"),
                resultId,
                "克百威",
                Optional.empty(),
                Optional.of(new Speech("B-1", "carbofuran", "pesticide", Verdict.PASS)),
                Optional.empty(),
                Optional.empty(),
                Instant.parse("2026-03-02T04:00:00Z"));
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
