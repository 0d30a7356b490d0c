package io.batchwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BatchActTest {
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    @Provide
    Arbitrary<BatchAct> acts() {
        Arbitrary<String> text = AnyTestResult.text();
        Arbitrary<Instant> instants =
                Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
        Arbitrary<Optional<BigDecimal>> quantities = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.TEN)
                .ofScale(3)
                .optional();
        return Combinators.combine(Arbitraries.of(ActKind.class), instants, text, text, quantities, instants)
                .as((kind, done, some, other, quantity, entered) -> new BatchAct(
                        ActId.of("B-1", kind, done, some + "x", other),
                        "B-1",
                        kind,
                        done,
                        some + "x",
                        other,
                        some,
                        quantity,
                        other,
                        some,
                        quantity.isPresent(),
                        entered,
                        other));
    }

    @Property(tries = 200)
    void everyFieldSurvivesItsBytes(@ForAll("acts") BatchAct act) {
        assertThat(BatchActCodec.decode(BatchActCodec.encode(act))).isEqualTo(act);
    }

    @Test
    void theSameActToldAgainHasTheSameId() {
        assertThat(objection("张三").id()).isEqualTo(objection("张三").id());
        assertThat(objection("张三").id()).isNotEqualTo(objection("李四").id());
    }

    /** These ids are in topics and archives: they are never edited. */
    @Test
    void idsAreForGood() {
        ActId id = ActId.of("B-1", ActKind.OBJECTION, NOON, "张三", "异议〔2026〕1号");

        assertThat(id).hasToString("029510f5da0ed7bebacd43f4f135fa63");
        assertThat(ActId.parse(id.toString())).isEqualTo(id);
    }

    @Test
    void anActIsSomebodysAndAboutABatch() {
        assertThatIllegalArgumentException().isThrownBy(() -> objection(""));
        assertThatIllegalArgumentException().isThrownBy(() -> ActId.parse("12"));
    }

    @Test
    void cutBytesAreRefused() {
        byte[] bytes = BatchActCodec.encode(objection("张三"));

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> BatchActCodec.decode(cut));
        }
    }

    private static BatchAct objection(String by) {
        return new BatchAct(
                ActId.of("B-1", ActKind.OBJECTION, NOON, by, "异议〔2026〕1号"),
                "B-1",
                ActKind.OBJECTION,
                NOON,
                by,
                "异议〔2026〕1号",
                "",
                Optional.empty(),
                "",
                "",
                false,
                NOON.plusSeconds(60),
                "");
    }
}
