package io.batchwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class RecurringTest {
    private static final String REMARK = "备注".repeat(100);

    /** More different texts than there are places. */
    @Test
    void textsAreReadAsTheyWereWritten() throws IOException {
        List<String> written = new ArrayList<>(List.of("", "mg/kg", "μg/kg", REMARK, "县检验所"));
        IntStream.range(0, 20_000).forEach(i -> written.add("M" + i % 6_000));
        Recurring<String> texts = new Recurring<>(text -> text);
        Body from = bodyOf(written);

        List<String> read = new ArrayList<>();
        while (from.remaining() > 0) {
            read.add(from.recurring(texts));
        }

        assertThat(read).isEqualTo(written);
    }

    @Test
    void whatComesAgainIsMadeOnce() throws IOException {
        Recurring<String> texts = new Recurring<>(text -> text);
        Body from = bodyOf(List.of("GB 23200.113-2018", "GB 23200.121-2021", "GB 23200.113-2018"));

        String first = from.recurring(texts);

        assertThat(from.recurring(texts)).isEqualTo("GB 23200.121-2021");
        assertThat(from.recurring(texts)).isSameAs(first);
    }

    private static Body bodyOf(List<String> texts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        for (String text : texts) {
            encoder.writeString(text);
        }
        encoder.flush();
        return new Body(out.toByteArray(), 0);
    }
}
