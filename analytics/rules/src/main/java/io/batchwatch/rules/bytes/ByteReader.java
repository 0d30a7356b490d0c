package io.batchwatch.rules.bytes;

import io.batchwatch.contract.RecurringBytes;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what {@link ByteWriter} wrote, field by field. Bytes that are cut fail with an {@link
 * ArrayIndexOutOfBoundsException}. Not thread-safe.
 */
public final class ByteReader {
    private final byte[] bytes;
    private final int version;
    private int at;
    private List<String> shared;
    private List<Object> wholes;

    /**
     * @param newest the newest layout that the caller can read
     * @throws IllegalArgumentException if the bytes were written by a newer one
     */
    public ByteReader(byte[] bytes, int newest) {
        this.bytes = bytes;
        this.version = bytes[at++];
        if (version < 1 || version > newest) {
            throw new IllegalArgumentException("layout " + version + " is not among 1 to " + newest);
        }
    }

    /** What {@link ByteWriter#sharingTexts} wrote, if the bytes are of that layout or a later one. */
    public ByteReader sharingTextsSince(int layout) {
        shared = version < layout ? null : new ArrayList<>();
        return this;
    }

    /** What {@link ByteWriter#whole} wrote, if the bytes are of that layout or a later one; earlier ones have just the fields. */
    public ByteReader sharingWholesSince(int layout) {
        wholes = version < layout ? null : new ArrayList<>();
        return this;
    }

    public int version() {
        return version;
    }

    public boolean isAtEnd() {
        return at >= bytes.length;
    }

    public long number() {
        long folded = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            folded |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return (folded >>> 1) ^ -(folded & 1);
    }

    public int smallNumber() {
        return Math.toIntExact(number());
    }

    public long bits() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 8) | (bytes[at++] & 0xff);
        }
        return value;
    }

    public String text() {
        if (shared == null) {
            return plain();
        }
        int place = smallNumber();
        if (place > 0) {
            return shared.get(place - 1);
        }
        String value = plain();
        shared.add(value);
        return value;
    }

    private String plain() {
        int size = smallNumber();
        String value = new String(bytes, at, size, StandardCharsets.UTF_8);
        at += size;
        return value;
    }

    public byte[] block() {
        int size = smallNumber();
        byte[] value = Arrays.copyOfRange(bytes, at, at + size);
        at += size;
        return value;
    }

    /** What was written in its place. */
    public byte[] blockInPlace() {
        int size = ByteBuffer.wrap(bytes).getInt(at);
        at += Integer.BYTES + size;
        return Arrays.copyOfRange(bytes, at - size, at);
    }

    /** A block, read by whoever knows what such blocks say. */
    public <T> T block(RecurringBytes<T> recurring) {
        int size = smallNumber();
        T value = recurring.of(bytes, at, at + size);
        at += size;
        return value;
    }

    public boolean flag() {
        return number() == 1;
    }

    public <E extends Enum<E>> E symbol(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    public Instant instant() {
        return Instant.ofEpochMilli(number());
    }

    public LocalDate day() {
        return LocalDate.ofEpochDay(number());
    }

    public BigDecimal decimal() {
        return new BigDecimal(text());
    }

    /**
     * @param fields reads one that is written out
     */
    @SuppressWarnings("unchecked") // whoever wrote it wrote the same kind in this place
    public <T> T whole(Function<ByteReader, T> fields) {
        if (wholes == null) {
            return fields.apply(this);
        }
        int place = smallNumber();
        if (place != ByteWriter.NEW) {
            return (T) wholes.get(place - 1);
        }
        T value = fields.apply(this);
        wholes.add(value);
        return value;
    }

    public <T> Optional<T> optional(Function<ByteReader, T> field) {
        return flag() ? Optional.of(field.apply(this)) : Optional.empty();
    }

    public <T> List<T> list(Function<ByteReader, T> field) {
        int size = smallNumber();
        if (size == 0) {
            return List.of();
        }
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(field.apply(this));
        }
        return values;
    }
}
