package io.batchwatch.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Avro's single-object encoding: two marker bytes, the schema's 64-bit fingerprint (little endian), the body.
 *
 * <p>A body written with an earlier schema is turned into one of today's before anyone reads it, so that there is one
 * reader only.
 */
final class SingleObject {
    static final int HEADER_LENGTH = 10;

    private final Schema today;
    private final byte[] header;
    private final Map<Long, Schema> known;

    private SingleObject(Schema today, Map<Long, Schema> known) {
        this.today = today;
        this.known = known;
        this.header = header(SchemaNormalization.parsingFingerprint64(today));
    }

    /**
     * @param earlier resources of the schemas that were in use before, oldest first
     */
    static SingleObject of(String todaysResource, List<String> earlier) {
        Map<Long, Schema> known = new LinkedHashMap<>();
        for (String resource : earlier) {
            Schema schema = load(resource);
            known.put(SchemaNormalization.parsingFingerprint64(schema), schema);
        }
        Schema today = load(todaysResource);
        known.put(SchemaNormalization.parsingFingerprint64(today), today);
        return new SingleObject(today, known);
    }

    Schema schema() {
        return today;
    }

    byte[] header() {
        return header.clone();
    }

    /**
     * Where today's body starts in the returned bytes is always {@link #HEADER_LENGTH}.
     *
     * @throws IllegalArgumentException if the bytes are no single object or their schema is unknown
     */
    byte[] inTodaysSchema(byte[] bytes) {
        if (bytes.length < HEADER_LENGTH || bytes[0] != header[0] || bytes[1] != header[1]) {
            throw new IllegalArgumentException("not an Avro single object");
        }
        long fingerprint = fingerprint(bytes);
        if (fingerprint == fingerprint(header)) {
            return bytes;
        }
        Schema writer = known.get(fingerprint);
        if (writer == null) {
            throw new IllegalArgumentException(
                    "unknown schema " + Long.toHexString(fingerprint) + " of " + today.getFullName());
        }
        return encode(decode(bytes, writer));
    }

    byte[] encode(GenericRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        out.writeBytes(header);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(today).write(record, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    GenericRecord decode(byte[] bytes) {
        return decode(inTodaysSchema(bytes), today);
    }

    private GenericRecord decode(byte[] bytes, Schema writer) {
        InputStream body = new ByteArrayInputStream(bytes, HEADER_LENGTH, bytes.length - HEADER_LENGTH);
        try {
            return new GenericDatumReader<GenericRecord>(writer, today)
                    .read(null, DecoderFactory.get().directBinaryDecoder(body, null));
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | UnsupportedOperationException e) {
            throw new IllegalArgumentException("a cut or damaged " + today.getFullName(), e);
        }
    }

    private static byte[] header(long fingerprint) {
        byte[] header = new byte[HEADER_LENGTH];
        header[0] = (byte) 0xC3;
        header[1] = (byte) 0x01;
        for (int i = 0; i < Long.BYTES; i++) {
            header[2 + i] = (byte) (fingerprint >>> (8 * i));
        }
        return header;
    }

    private static long fingerprint(byte[] bytes) {
        long fingerprint = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            fingerprint = (fingerprint << 8) | (bytes[2 + i] & 0xff);
        }
        return fingerprint;
    }

    private static Schema load(String resource) {
        try (InputStream in = SingleObject.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no schema " + resource);
            }
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
