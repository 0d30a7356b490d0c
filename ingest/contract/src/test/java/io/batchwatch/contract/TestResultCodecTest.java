package io.batchwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class TestResultCodecTest {
    private static final int BYTES_OF_THE_HEADER = 10;

    private final TestResultCodec codec = new TestResultCodec();

    @Provide
    Arbitrary<TestResult> results() {
        return AnyTestResult.results();
    }

    @Provide
    Arbitrary<Provenance> provenances() {
        return AnyTestResult.provenances();
    }

    @Property(tries = 500)
    void everyFieldSurvivesItsBytes(@ForAll("results") TestResult result) {
        assertThat(codec.decode(codec.encode(result))).isEqualTo(result);
    }

    /** What rows have in common is read once, and what they have not is still told apart. */
    @Property(tries = 300)
    void whatCameBeforeChangesNothing(@ForAll("results") TestResult one, @ForAll("results") TestResult other) {
        List<TestResult> rows = List.of(
                one,
                with(one, one.sample(), one.item(), other.measurement()),
                with(one, one.sample(), other.item(), one.measurement()),
                with(one, other.sample(), one.item(), one.measurement()),
                other,
                one);

        assertThat(rows.stream().map(codec::encode).map(codec::decode)).containsExactlyElementsOf(rows);
    }

    @Property(tries = 200)
    void fingerprintIsOfTheContentAndNotOfTheWayItCame(
            @ForAll("results") TestResult result, @ForAll("provenances") Provenance another) {
        TestResult again = cameBy(result, another);

        assertThat(codec.contentFingerprint(again)).isEqualTo(codec.contentFingerprint(result));
    }

    @Property(tries = 200)
    void otherContentHasAnotherFingerprint(@ForAll("results") TestResult result) {
        long fingerprint = codec.contentFingerprint(result);

        assertThat(codec.contentFingerprint(remarked(result, result.remark() + "?")))
                .isNotEqualTo(fingerprint);
        assertThat(codec.contentFingerprint(ofRevision(result, result.revision() == 1 ? 2 : 1)))
                .isNotEqualTo(fingerprint);
    }

    @Property(tries = 100)
    void bytesAndFingerprintAtOnceAreTheSameAsOneByOne(@ForAll("results") TestResult result) {
        TestResultCodec.Encoded encoded = codec.encodeWithFingerprint(result);

        assertThat(encoded.bytes()).isEqualTo(codec.encode(result));
        assertThat(encoded.contentFingerprint()).isEqualTo(codec.contentFingerprint(result));
    }

    /** What follows the header is plain Avro: any reader of single objects can take it. */
    @Property(tries = 100)
    void bytesAreWhatAvroItselfWrites(@ForAll("results") TestResult result) throws Exception {
        byte[] bytes = codec.encode(result);
        var record = SingleObject.of("/schema/test_result.avsc", List.of()).decode(bytes);

        var theirs = new BinaryMessageEncoder<>(GenericData.get(), TestResultCodec.schema());

        assertThat(theirs.encode(record).array()).isEqualTo(bytes);
    }

    @Property(tries = 1000)
    void aDamagedByteIsRefusedOrReadButNeverBreaksTheReader(
            @ForAll("results") TestResult result, @ForAll @IntRange(max = 4000) int place, @ForAll byte instead) {
        byte[] bytes = codec.encode(result);
        bytes[place % bytes.length] = instead;

        assertThatDecodesOrRefuses(bytes);
    }

    @Property(tries = 300)
    void cutBytesAreRefused(@ForAll("results") TestResult result, @ForAll @IntRange(max = 4000) int length) {
        byte[] bytes = codec.encode(result);
        byte[] cut = Arrays.copyOf(bytes, length % bytes.length);

        assertThatIllegalArgumentException().isThrownBy(() -> codec.decode(cut));
    }

    @Test
    void headerIsAvrosMarkerAndTheSchemasFingerprint() {
        byte[] bytes = codec.encode(AnyTestResult.results().sample());
        long fingerprint = SchemaNormalization.parsingFingerprint64(TestResultCodec.schema());

        assertThat(Arrays.copyOf(bytes, 2)).containsExactly(0xC3, 0x01);
        for (int i = 0; i < Long.BYTES; i++) {
            assertThat(bytes[2 + i]).as("byte %d, little endian", i).isEqualTo((byte) (fingerprint >>> (8 * i)));
        }
    }

    @Test
    void bytesOfAnUnknownSchemaAreRefusedByName() {
        byte[] bytes = codec.encode(AnyTestResult.results().sample());
        Arrays.fill(bytes, 2, BYTES_OF_THE_HEADER, (byte) 7);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.decode(bytes))
                .withMessageContaining("707070707070707")
                .withMessageContaining("io.batchwatch.contract.TestResult");
    }

    @Test
    void textIsNoResult() {
        assertThatIllegalArgumentException().isThrownBy(() -> codec.decode(new byte[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.decode("{\"sample_id\":\"S1\"}".getBytes(StandardCharsets.UTF_8)));
    }

    /** A lab that writes 0.050 says more than one that writes 0.05: the text's meaning is kept digit by digit. */
    @Test
    void trailingZerosOfANumberAreKept() {
        for (String number : new String[] {"0.05", "0.050", "5E+3", "-0.00", "100"}) {
            TestResult result = measuring(AnyTestResult.results().sample(), new BigDecimal(number));

            assertThat(codec.decode(codec.encode(result)).measurement().value()).contains(new BigDecimal(number));
        }
    }

    private void assertThatDecodesOrRefuses(byte[] bytes) {
        try {
            assertThat(codec.decode(bytes)).isNotNull();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).isNotNull();
        }
    }

    private static TestResult cameBy(TestResult result, Provenance provenance) {
        return new TestResult(
                result.id(),
                result.revision(),
                result.status(),
                result.sample(),
                result.item(),
                result.measurement(),
                result.reportedLimit(),
                result.remark(),
                provenance);
    }

    private static TestResult remarked(TestResult result, String remark) {
        return new TestResult(
                result.id(),
                result.revision(),
                result.status(),
                result.sample(),
                result.item(),
                result.measurement(),
                result.reportedLimit(),
                remark,
                result.provenance());
    }

    private static TestResult ofRevision(TestResult result, int revision) {
        return new TestResult(
                result.id(),
                revision,
                result.status(),
                result.sample(),
                result.item(),
                result.measurement(),
                result.reportedLimit(),
                result.remark(),
                result.provenance());
    }

    private static TestResult measuring(TestResult result, BigDecimal value) {
        Measurement measurement = new Measurement(
                Qualifier.EQ,
                Optional.of(value),
                "mg/kg",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                ReportedVerdict.NOT_REPORTED);
        return new TestResult(
                result.id(),
                result.revision(),
                result.status(),
                result.sample(),
                result.item(),
                measurement,
                result.reportedLimit(),
                result.remark(),
                result.provenance());
    }

    private static TestResult with(TestResult of, Sample sample, TestItem item, Measurement measurement) {
        return new TestResult(
                of.id(),
                of.revision(),
                of.status(),
                sample,
                item,
                measurement,
                of.reportedLimit(),
                of.remark(),
                of.provenance());
    }
}
