package io.batchwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds today's schemas to those that were in use before: {@code schema/v1} and its successors are never edited. A change
 * that breaks one of them needs a new topic, not a new test.
 */
class SchemaCompatibilityTest {
    private static final Map<String, List<String>> EARLIER = Map.of(
            "v1", List.of("test_result", "refused_row", "receipt_summary"),
            "v2", List.of("test_result"),
            "v3", List.of("test_result"));
    private static final Instant SAMPLED = Instant.parse("2026-03-01T04:30:00Z");

    static Stream<Arguments> everyEarlierSchema() {
        return EARLIER.entrySet().stream()
                .flatMap(version -> version.getValue().stream().map(name -> Arguments.of(version.getKey(), name)));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("everyEarlierSchema")
    void todaysReaderUnderstandsWhatWasWritten(String version, String name) throws IOException {
        assertThat(compatibility(today(name), earlier(version, name))).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("everyEarlierSchema")
    void yesterdaysReaderUnderstandsWhatIsWritten(String version, String name) throws IOException {
        assertThat(compatibility(earlier(version, name), today(name))).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    /** Bytes that an old writer left on the topic name their schema by its fingerprint. */
    @Test
    void resultsWrittenByTheFirstSchemaAreDecoded() throws IOException {
        GenericRecord record = new GenericRecordBuilder(earlier("v1", "test_result"))
                .set("result_id", fixed(earlier("v1", "test_result"), "result_id", 1, 2))
                .set("status", symbol(earlier("v1", "test_result"), "status", "CORRECTED"))
                .set("sample_id", "S-17")
                .set("sampled_at", SAMPLED.toEpochMilli())
                .set("analyte", "lead")
                .set("test_kind", symbol(earlier("v1", "test_result"), "test_kind", "LAB"))
                .set("qualifier", symbol(earlier("v1", "test_result"), "qualifier", "LT"))
                .set("value", "0.050")
                .set("unit", "mg/kg")
                .set("partner", "generic")
                .set("received_at", SAMPLED.toEpochMilli() + 1)
                .build();

        TestResult result = new TestResultCodec().decode(bytes(record));

        assertThat(result.id()).isEqualTo(new ResultId(1, 2));
        assertThat(result.revision()).isEqualTo(1);
        assertThat(result.status()).isEqualTo(Status.CORRECTED);
        assertThat(result.sample().sampleId()).isEqualTo("S-17");
        assertThat(result.sample().sampledAt()).isEqualTo(SAMPLED);
        assertThat(result.sample().purpose()).isEqualTo(Purpose.ROUTINE);
        assertThat(result.item().kind()).isEqualTo(TestKind.LAB);
        assertThat(result.measurement().qualifier()).isEqualTo(Qualifier.LT);
        assertThat(result.measurement().value()).contains(new BigDecimal("0.050"));
        assertThat(result.provenance().partner()).isEqualTo("generic");
    }

    @Test
    void refusedRowsWrittenByTheFirstSchemaAreDecoded() throws IOException {
        GenericRecord record = new GenericRecordBuilder(earlier("v1", "refused_row"))
                .set("partner", "generic")
                .set("received_at", SAMPLED.toEpochMilli())
                .set("row", "S-17\tabc")
                .set("problems", List.of(reason()))
                .build();

        RefusedRow row = RefusedRowCodec.decode(bytes(record));

        assertThat(row.row()).isEqualTo("S-17\tabc");
        assertThat(row.problems())
                .containsExactly(new RefusedRow.Reason("not-a-number", "value", "abc", "不是数字", "not a number"));
    }

    @Test
    void receiptsWrittenByTheFirstSchemaAreDecoded() throws IOException {
        GenericRecord record = new GenericRecordBuilder(earlier("v1", "receipt_summary"))
                .set("arrival_id", "A-1")
                .set("partner", "generic")
                .set("content_hash", "ab")
                .set("received_at", SAMPLED.toEpochMilli())
                .set("closed_at", SAMPLED.toEpochMilli() + 5)
                .set("rows", 3L)
                .set("accepted", 1L)
                .set("duplicates", 1L)
                .set("corrected", 0L)
                .set("rejected", 1L)
                .set("rejects_by_rule", Map.of("not-a-number", 1L))
                .build();

        ReceiptSummary receipt = ReceiptSummaryCodec.decode(bytes(record));

        assertThat(receipt.rows()).isEqualTo(3);
        assertThat(receipt.rejectsByRule()).isEqualTo(Map.of("not-a-number", 1L));
        assertThat(receipt.expectedInterval()).isEmpty();
    }

    private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getType();
    }

    private static GenericRecord reason() throws IOException {
        Schema reason =
                earlier("v1", "refused_row").getField("problems").schema().getElementType();
        return new GenericRecordBuilder(reason)
                .set("rule", "not-a-number")
                .set("field", "value")
                .set("value", "abc")
                .set("message_zh", "不是数字")
                .set("message_en", "not a number")
                .build();
    }

    private static GenericData.Fixed fixed(Schema schema, String field, long high, long low) {
        byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        return new GenericData.Fixed(schema.getField(field).schema(), bytes);
    }

    private static GenericData.EnumSymbol symbol(Schema schema, String field, String symbol) {
        return new GenericData.EnumSymbol(schema.getField(field).schema(), symbol);
    }

    private static byte[] bytes(GenericRecord record) throws IOException {
        ByteBuffer encoded =
                new BinaryMessageEncoder<GenericRecord>(GenericData.get(), record.getSchema()).encode(record);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    private static Schema today(String name) throws IOException {
        return schema("/schema/" + name + ".avsc");
    }

    private static Schema earlier(String version, String name) throws IOException {
        return schema("/schema/" + version + "/" + name + ".avsc");
    }

    private static Schema schema(String resource) throws IOException {
        try (InputStream in = SchemaCompatibilityTest.class.getResourceAsStream(resource)) {
            return new Schema.Parser().parse(in);
        }
    }
}
