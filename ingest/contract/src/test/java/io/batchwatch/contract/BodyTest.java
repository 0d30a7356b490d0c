package io.batchwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Held against Avro's own encoder. */
class BodyTest {
    @Property
    void isReadAsAvroWroteIt(
            @ForAll long number, @ForAll int smallNumber, @ForAll boolean flag, @ForAll String text, @ForAll long bits)
            throws IOException {
        Body body = new Body(written(number, smallNumber, flag, text, bits), 0);

        assertThat(body.number()).isEqualTo(number);
        assertThat(body.smallNumber()).isEqualTo(smallNumber);
        assertThat(body.flag()).isEqualTo(flag);
        assertThat(body.text()).isEqualTo(text);
        assertThat(body.bits()).isEqualTo(bits);
        assertThat(body.remaining()).isZero();
    }

    @Example
    void aTextThatEndsTooSoonIsNoText() throws IOException {
        byte[] bytes = written(0, 0, false, "mg/kg", 0);
        Body body = new Body(Arrays.copyOf(bytes, bytes.length - Long.BYTES - 1), 3);

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(body::text);
    }

    @Example
    void noTextIsShorterThanNothing() {
        Body minusOne = new Body(new byte[] {1, 'a', 'b'}, 0);

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(minusOne::text);
    }

    @Example
    void aNumberIsNoLongerThanItMayBe() {
        byte[] endless = new byte[20];
        Arrays.fill(endless, (byte) 0xff);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Body(endless, 0).number());
    }

    @Example
    void aSmallNumberIsSmall() throws IOException {
        byte[] large = written(1L << 40, 0, false, "", 0);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Body(large, 0).smallNumber());
    }

    private static byte[] written(long number, int smallNumber, boolean flag, String text, long bits)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        encoder.writeLong(number);
        encoder.writeInt(smallNumber);
        encoder.writeBoolean(flag);
        encoder.writeString(text);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            encoder.writeFixed(new byte[] {(byte) (bits >>> shift)});
        }
        encoder.flush();
        return out.toByteArray();
    }
}
