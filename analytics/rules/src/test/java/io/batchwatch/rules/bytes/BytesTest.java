package io.batchwatch.rules.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwatch.views.Verdict;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, 64, -64, -65, 8191, 8192, Long.MAX_VALUE, Long.MIN_VALUE})
    void numbersComeBack(long number) {
        ByteReader from =
                new ByteReader(new ByteWriter(1).number(number).bits(number).toBytes(), 1);

        assertThat(from.number()).isEqualTo(number);
        assertThat(from.bits()).isEqualTo(number);
    }

    @Test
    void fieldsComeBackInOrder() {
        byte[] bytes = new ByteWriter(2)
                .text("韭菜")
                .symbol(Verdict.SUSPECT)
                .decimal(new BigDecimal("0.050"))
                .instant(Instant.ofEpochMilli(1_234_567))
                .day(LocalDate.of(2023, 5, 11))
                .optional(Optional.of("x"), ByteWriter::text)
                .optional(Optional.<String>empty(), ByteWriter::text)
                .list(List.of("a", "b"), ByteWriter::text)
                .flag(true)
                .toBytes();
        ByteReader from = new ByteReader(bytes, 2);

        assertThat(from.version()).isEqualTo(2);
        assertThat(from.text()).isEqualTo("韭菜");
        assertThat(from.symbol(Verdict.class)).isEqualTo(Verdict.SUSPECT);
        assertThat(from.decimal()).isEqualTo(new BigDecimal("0.050"));
        assertThat(from.instant()).isEqualTo(Instant.ofEpochMilli(1_234_567));
        assertThat(from.day()).isEqualTo(LocalDate.of(2023, 5, 11));
        assertThat(from.optional(ByteReader::text)).contains("x");
        assertThat(from.optional(ByteReader::text)).isEmpty();
        assertThat(from.list(ByteReader::text)).containsExactly("a", "b");
        assertThat(from.flag()).isTrue();
    }

    @Test
    void aBlockWrittenInItsPlaceComesBackWhateverItsSize() {
        byte[] large = new byte[100_000];
        large[99_999] = 7;
        ByteReader from = new ByteReader(
                new ByteWriter(1, 1)
                        .text("before")
                        .blockInPlace(content -> content.version(3).asIs(large))
                        .blockInPlace(content -> {})
                        .text("behind")
                        .toBytes(),
                1);

        assertThat(from.text()).isEqualTo("before");
        assertThat(from.blockInPlace()).hasSize(100_001).startsWith(3, 0).endsWith(0, 7);
        assertThat(from.blockInPlace()).isEmpty();
        assertThat(from.isAtEnd()).isFalse();
        assertThat(from.text()).isEqualTo("behind");
        assertThat(from.isAtEnd()).isTrue();
    }

    @Test
    void aWriterThatBeginsAgainKnowsNothingOfBefore() {
        ByteWriter writer = new ByteWriter(1).text("before");
        writer.restart(2);
        writer.text("behind");

        byte[] bytes = writer.toBytes();
        assertThat(bytes).isEqualTo(new ByteWriter(2).text("behind").toBytes()).hasSize(writer.size());
        assertThat(writer.written()).isEqualTo(ByteBuffer.wrap(bytes));
    }

    @Test
    void sharedTextsAreWrittenOnceAndComeBack() {
        byte[] bytes = new ByteWriter(2)
                .sharingTexts()
                .text("韭菜")
                .symbol(Verdict.PASS)
                .text("韭菜")
                .text("PASS")
                .text("")
                .text("")
                .toBytes();
        ByteReader from = new ByteReader(bytes, 2).sharingTextsSince(2);

        assertThat(from.text()).isEqualTo("韭菜");
        assertThat(from.symbol(Verdict.class)).isEqualTo(Verdict.PASS);
        assertThat(from.text()).isEqualTo("韭菜");
        assertThat(from.text()).isEqualTo("PASS");
        assertThat(from.text()).isEmpty();
        assertThat(from.text()).isEmpty();
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("02" + "000ce99fade88f9c" + "000850415353" + "02" + "04" + "0000" + "06");
    }

    @Test
    void anEarlierLayoutSharesNoTexts() {
        byte[] bytes = new ByteWriter(1).text("a").text("a").toBytes();
        ByteReader from = new ByteReader(bytes, 2).sharingTextsSince(2);

        assertThat(from.text()).isEqualTo("a");
        assertThat(from.text()).isEqualTo("a");
    }

    @Test
    void layoutIsWhatItAlwaysWas() {
        byte[] bytes =
                new ByteWriter(1).text("ab").number(300).symbol(Verdict.PASS).toBytes();

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("01" + "046162" + "d804" + "0850415353");
    }

    @Test
    void newerLayoutIsRefused() {
        assertThatThrownBy(() -> new ByteReader(new ByteWriter(2).toBytes(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("layout 2");
    }
}
