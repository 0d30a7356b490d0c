package io.batchwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class RecurringFieldsTest {
    private static final String ID = "0123456789abcdef";
    private static final byte[] REST = new byte[16];

    private final RecurringFields<Term> terms = new RecurringFields<>(1, from -> new Term(from.text(), from.text()));

    @Test
    void whatComesAgainIsMadeOnce() {
        Term first = terms.next(body(ID, "韭菜"));

        assertThat(terms.next(body(ID, "韭菜"))).isSameAs(first).isEqualTo(new Term(ID, "韭菜"));
    }

    @Test
    void whatBeginsAlikeIsNotTheSame() {
        terms.next(body(ID, "韭菜"));

        assertThat(terms.next(body(ID, "豇豆"))).isEqualTo(new Term(ID, "豇豆"));
        assertThat(terms.next(body(ID, "韭菜"))).isEqualTo(new Term(ID, "韭菜"));
    }

    @Test
    void theFieldsBehindAreReadFromWhereTheseEnd() {
        Body first = body(ID, "leek");
        Body again = body(ID, "leek");
        terms.next(first);
        terms.next(again);

        assertThat(first.remaining()).isEqualTo(REST.length);
        assertThat(again.remaining()).isEqualTo(REST.length);
    }

    @Test
    void aRemarkIsReadAnewEachTime() {
        String remark = "r".repeat(1000);
        Term first = terms.next(body(ID, remark));

        assertThat(terms.next(body(ID, remark))).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void bytesThatEndTooSoonAreNotTheKnownOnes() {
        byte[] whole = bytes(ID, "leek");
        terms.next(new Body(whole, 0));
        byte[] cut = Arrays.copyOf(whole, whole.length - REST.length - 1);

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> terms.next(new Body(cut, 0)));
    }

    private static Body body(String code, String name) {
        return new Body(bytes(code, name), 0);
    }

    /** As a record has them, with fields behind. */
    private static byte[] bytes(String code, String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            encoder.writeString(code);
            encoder.writeString(name);
            encoder.writeFixed(REST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
