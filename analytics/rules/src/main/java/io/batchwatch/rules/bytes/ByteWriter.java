package io.batchwatch.rules.bytes;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes fields one after another into a growing array. Not thread-safe. */
public final class ByteWriter {
    private static final int USUAL_BYTES = 128;

    /** Not all: who looks through a thousand for each of a thousand looks for long. */
    private static final int LOOKED_THROUGH = 16;

    /** In the place of a whole: its fields follow. Places count from 1. */
    static final int NEW = 0;

    private byte[] bytes;
    private int length;
    private WrittenTexts shared;
    private final List<Object> wholes = new ArrayList<>();

    /**
     * @param version of the layout that follows, 1 to 127
     */
    public ByteWriter(int version) {
        this(version, USUAL_BYTES);
    }

    /**
     * @param version of the layout that follows, 1 to 127
     * @param expected about how many bytes it will be: a good guess spares copying
     */
    public ByteWriter(int version, int expected) {
        this.bytes = new byte[Math.max(1, expected)];
        version(version);
    }

    private ByteWriter(byte[] bytes) {
        this.bytes = bytes;
    }

    /** For what brings its own version. */
    public static ByteWriter bare() {
        return new ByteWriter(new byte[USUAL_BYTES]);
    }

    /**
     * From here on a text that was written before is a number, and so is the name of an enum: for bytes in which the same
     * few words come again and again.
     */
    public ByteWriter sharingTexts() {
        shared = new WrittenTexts();
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** What {@link #toBytes} would copy, where it lies: good until something else is written. */
    public ByteBuffer written() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    /** How many bytes were written. */
    public int size() {
        return length;
    }

    /**
     * Forgets what was written and keeps the room for it.
     *
     * @param version of the layout that follows, 1 to 127
     */
    public void restart(int version) {
        length = 0;
        wholes.clear();
        version(version);
    }

    /**
     * @param version of the layout that follows, 1 to 127
     */
    public ByteWriter version(int version) {
        ensure(1);
        bytes[length++] = (byte) version;
        return this;
    }

    /** Seven bits a byte, the sign folded in: small numbers are short. */
    public ByteWriter number(long value) {
        ensure(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    /** Eight bytes, for hashes: they are never small. */
    public ByteWriter bits(long value) {
        ensure(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    public ByteWriter text(String value) {
        if (shared == null) {
            return plain(value);
        }
        int place = shared.placeOf(value);
        return place == WrittenTexts.NOWHERE ? number(WrittenTexts.NOWHERE).plain(value) : number(place);
    }

    private ByteWriter plain(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        return block(encoded);
    }

    public ByteWriter block(byte[] value) {
        return number(value.length).asIs(value);
    }

    /** A block that is written in its place, so that its size, in four bytes, is known only behind it. */
    public ByteWriter blockInPlace(Consumer<ByteWriter> content) {
        ensure(Integer.BYTES);
        int sizeAt = length;
        length += Integer.BYTES;
        content.accept(this);
        ByteBuffer.wrap(bytes).putInt(sizeAt, length - sizeAt - Integer.BYTES);
        return this;
    }

    /** As they are: whoever reads them knows where they end. */
    public ByteWriter asIs(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    public ByteWriter flag(boolean value) {
        return number(value ? 1 : 0);
    }

    public ByteWriter symbol(Enum<?> value) {
        return text(value.name());
    }

    public ByteWriter instant(Instant value) {
        return number(value.toEpochMilli());
    }

    public ByteWriter day(LocalDate value) {
        return number(value.toEpochDay());
    }

    public ByteWriter decimal(BigDecimal value) {
        return text(value.toString());
    }

    public <T> ByteWriter optional(Optional<T> value, BiConsumer<ByteWriter, T> field) {
        flag(value.isPresent());
        value.ifPresent(present -> field.accept(this, present));
        return this;
    }

    public <T> ByteWriter list(Collection<T> values, BiConsumer<ByteWriter, T> field) {
        number(values.size());
        for (T value : values) {
            field.accept(this, value);
        }
        return this;
    }

    /** Of several fields: the same again is a number, if it is among the latest that were written so. */
    public <T> ByteWriter whole(T value, BiConsumer<ByteWriter, T> fields) {
        int oldest = Math.max(0, wholes.size() - LOOKED_THROUGH);
        for (int place = wholes.size(); place > oldest; place--) {
            if (wholes.get(place - 1).equals(value)) {
                return number(place);
            }
        }
        number(NEW);
        fields.accept(this, value);
        wholes.add(value);
        return this;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
