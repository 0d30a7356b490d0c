package io.batchwatch.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/**
 * A {@link TestResult} to the bytes of {@code lab.results} and back: Avro single-object encoding of {@code
 * schema/test_result.avsc}, written field by field because a million rows a file leave no room for generic records.
 *
 * <p>Not thread-safe: one codec a thread.
 */
public final class TestResultCodec {
    private static final SingleObject FORMAT = SingleObject.of(
            "/schema/test_result.avsc",
            List.of("/schema/v1/test_result.avsc", "/schema/v2/test_result.avsc", "/schema/v3/test_result.avsc"));

    private static final EnumSymbols<Status> STATUS = symbols(Status.class, "status");
    private static final EnumSymbols<Purpose> PURPOSE = symbols(Purpose.class, "purpose");
    private static final EnumSymbols<TestKind> TEST_KIND = symbols(TestKind.class, "test_kind");
    private static final EnumSymbols<Qualifier> QUALIFIER = symbols(Qualifier.class, "qualifier");
    private static final EnumSymbols<ReportedVerdict> REPORTED_VERDICT =
            symbols(ReportedVerdict.class, "reported_verdict");

    /** The branch of a union of null and something: null stands first in each of ours. */
    private static final int ABSENT = 0;

    private static final int PRESENT = 1;

    /** How many of a kind are kept to be found again. */
    private static final int KEPT = 1 << 12;

    private final Content out = new Content();
    private final ByteBuffer id = ByteBuffer.allocate(2 * Long.BYTES);
    private final Recurring<String> texts = new Recurring<>(text -> text);
    private final Recurring<Optional<BigDecimal>> decimals = new Recurring<>(text -> Optional.of(new BigDecimal(text)));
    private final RecurringFields<Term> terms = new RecurringFields<>(KEPT, this::readTerm);
    /** Rows of one sample mostly come one after the other. */
    private final RecurringFields<Sample> samples = new RecurringFields<>(1, this::readSample);

    private final RecurringFields<TestItem> items = new RecurringFields<>(KEPT, this::readItem);
    private final RecurringFields<Measurement> measurements = new RecurringFields<>(KEPT, this::readMeasurement);
    private final byte[] header = FORMAT.header();
    private BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    /** How many bytes of what was read last are its provenance: they stand at its end. */
    private int provenance;

    /** Bytes that are written before it is known how many they are. */
    private static final class Content extends ByteArrayOutputStream {
        private static final int USUAL = 512;

        Content() {
            super(USUAL);
        }

        /**
         * @param from where the content begins
         */
        long fingerprint(int from) {
            return Fingerprint.of(buf, from, count);
        }
    }

    public static Schema schema() {
        return FORMAT.schema();
    }

    /** A result's bytes, and the {@link #contentFingerprint} of what they say. */
    public static final class Encoded {
        private final byte[] bytes;
        private final long contentFingerprint;

        private Encoded(byte[] bytes, long contentFingerprint) {
            this.bytes = bytes;
            this.contentFingerprint = contentFingerprint;
        }

        /** Not a copy. */
        public byte[] bytes() {
            return bytes;
        }

        public long contentFingerprint() {
            return contentFingerprint;
        }
    }

    public byte[] encode(TestResult result) {
        return encodeWithFingerprint(result).bytes();
    }

    /** Both for little more than one of them costs. */
    public Encoded encodeWithFingerprint(TestResult result) {
        out.reset();
        out.writeBytes(header);
        encoder = EncoderFactory.get().binaryEncoder(out, encoder);
        try {
            writeContent(result, encoder);
            encoder.flush();
            long contentFingerprint = out.fingerprint(header.length);
            writeProvenance(result.provenance(), encoder);
            encoder.flush();
            return new Encoded(out.toByteArray(), contentFingerprint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Two results of one id say the same if and only if this number is the same, whoever sent them and when.
     */
    public long contentFingerprint(TestResult result) {
        out.reset();
        encoder = EncoderFactory.get().binaryEncoder(out, encoder);
        try {
            writeContent(result, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.fingerprint(0);
    }

    /**
     * @throws IllegalArgumentException if the bytes are not a result of a schema known here
     */
    public TestResult decode(byte[] bytes) {
        return read(FORMAT.inTodaysSchema(bytes));
    }

    /**
     * @throws IllegalArgumentException if the bytes are not a result of a schema known here
     */
    public ArrivedResult arrived(byte[] bytes) {
        byte[] today = FORMAT.inTodaysSchema(bytes);
        TestResult result = read(today);
        return new ArrivedResult(result, Fingerprint.of(today, SingleObject.HEADER_LENGTH, today.length - provenance));
    }

    private TestResult read(byte[] today) {
        try {
            return read(new Body(today, SingleObject.HEADER_LENGTH));
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new IllegalArgumentException("a cut or damaged result", e);
        }
    }

    private void writeContent(TestResult result, Encoder to) throws IOException {
        id.putLong(0, result.id().high()).putLong(Long.BYTES, result.id().low());
        to.writeFixed(id.array());
        to.writeInt(result.revision());
        to.writeEnum(STATUS.symbolOf(result.status()));
        writeSample(result.sample(), to);
        writeItem(result.item(), to);
        writeMeasurement(result.measurement(), to);
        to.writeString(result.reportedLimit());
        to.writeString(result.remark());
    }

    private static void writeSample(Sample sample, Encoder to) throws IOException {
        to.writeString(sample.sampleId());
        to.writeString(sample.batchId());
        writeTerm(sample.product(), to);
        to.writeString(sample.category());
        to.writeString(sample.origin());
        to.writeString(sample.producer());
        writeTerm(sample.site(), to);
        to.writeString(sample.certificate());
        to.writeEnum(PURPOSE.symbolOf(sample.purpose()));
        to.writeString(sample.campaign());
        to.writeLong(sample.sampledAt().toEpochMilli());
    }

    private static void writeItem(TestItem item, Encoder to) throws IOException {
        writeTerm(item.analyte(), to);
        to.writeString(item.method());
        to.writeEnum(TEST_KIND.symbolOf(item.kind()));
        writeTerm(item.lab(), to);
        to.writeString(item.instrument());
        to.writeString(item.reagentLot());
        to.writeString(item.operator());
        to.writeInt(item.replicate());
        writeInstant(item.testedAt(), to);
        writeInstant(item.reportedAt(), to);
    }

    private static void writeMeasurement(Measurement measurement, Encoder to) throws IOException {
        to.writeEnum(QUALIFIER.symbolOf(measurement.qualifier()));
        writeDecimal(measurement.value(), to);
        to.writeString(measurement.unit());
        writeDecimal(measurement.lod(), to);
        writeDecimal(measurement.loq(), to);
        writeDecimal(measurement.expandedUncertainty(), to);
        to.writeString(measurement.text());
        to.writeEnum(REPORTED_VERDICT.symbolOf(measurement.reportedVerdict()));
    }

    private static void writeProvenance(Provenance provenance, Encoder to) throws IOException {
        to.writeString(provenance.partner());
        to.writeString(provenance.transport());
        to.writeString(provenance.file());
        to.writeString(provenance.contentHash());
        to.writeLong(provenance.line());
        to.writeLong(provenance.receivedAt().toEpochMilli());
        to.writeString(provenance.profile());
        to.writeInt(provenance.reading().number());
        to.writeBoolean(provenance.reading().retracts());
    }

    private TestResult read(Body from) {
        ResultId resultId = new ResultId(from.bits(), from.bits());
        int revision = from.smallNumber();
        Status status = STATUS.at(from.smallNumber());
        Sample sample = samples.next(from);
        TestItem item = items.next(from);
        Measurement measurement = measurements.next(from);
        String reportedLimit = from.recurring(texts);
        String remark = from.recurring(texts);
        provenance = from.remaining();
        return new TestResult(
                resultId, revision, status, sample, item, measurement, reportedLimit, remark, readProvenance(from));
    }

    private Sample readSample(Body from) {
        return new Sample(
                from.text(),
                from.text(),
                terms.next(from),
                from.recurring(texts),
                from.recurring(texts),
                from.recurring(texts),
                terms.next(from),
                from.recurring(texts),
                PURPOSE.at(from.smallNumber()),
                from.recurring(texts),
                Instant.ofEpochMilli(from.number()));
    }

    private TestItem readItem(Body from) {
        return new TestItem(
                terms.next(from),
                from.recurring(texts),
                TEST_KIND.at(from.smallNumber()),
                terms.next(from),
                from.recurring(texts),
                from.recurring(texts),
                from.recurring(texts),
                from.smallNumber(),
                readInstant(from),
                readInstant(from));
    }

    private Measurement readMeasurement(Body from) {
        return new Measurement(
                QUALIFIER.at(from.smallNumber()),
                readDecimal(from),
                from.recurring(texts),
                readRecurringDecimal(from),
                readRecurringDecimal(from),
                readRecurringDecimal(from),
                from.recurring(texts),
                REPORTED_VERDICT.at(from.smallNumber()));
    }

    private Provenance readProvenance(Body from) {
        return new Provenance(
                from.recurring(texts),
                from.recurring(texts),
                from.recurring(texts),
                from.recurring(texts),
                from.number(),
                Instant.ofEpochMilli(from.number()),
                from.recurring(texts),
                new Reading(from.smallNumber(), from.flag()));
    }

    private static void writeTerm(Term term, Encoder to) throws IOException {
        to.writeString(term.code());
        to.writeString(term.name());
    }

    private Term readTerm(Body from) {
        String code = from.recurring(texts);
        String name = from.recurring(texts);
        return code.isEmpty() && name.isEmpty() ? Term.NOT_GIVEN : new Term(code, name);
    }

    private static void writeInstant(Optional<Instant> instant, Encoder to) throws IOException {
        if (instant.isPresent()) {
            to.writeIndex(PRESENT);
            to.writeLong(instant.get().toEpochMilli());
        } else {
            to.writeIndex(ABSENT);
        }
    }

    private static Optional<Instant> readInstant(Body from) {
        return from.smallNumber() == PRESENT ? Optional.of(Instant.ofEpochMilli(from.number())) : Optional.empty();
    }

    private static void writeDecimal(Optional<BigDecimal> number, Encoder to) throws IOException {
        if (number.isPresent()) {
            to.writeIndex(PRESENT);
            to.writeString(number.get().toString());
        } else {
            to.writeIndex(ABSENT);
        }
    }

    private static Optional<BigDecimal> readDecimal(Body from) {
        return from.smallNumber() == PRESENT ? Optional.of(new BigDecimal(from.text())) : Optional.empty();
    }

    /** Such as a limit of detection: a method has the same in row after row. */
    private Optional<BigDecimal> readRecurringDecimal(Body from) {
        return from.smallNumber() == PRESENT ? from.recurring(decimals) : Optional.empty();
    }

    private static <E extends Enum<E>> EnumSymbols<E> symbols(Class<E> type, String field) {
        return EnumSymbols.of(type, FORMAT.schema().getField(field));
    }
}
