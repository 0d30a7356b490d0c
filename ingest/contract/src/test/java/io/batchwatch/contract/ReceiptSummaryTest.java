package io.batchwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReceiptSummaryTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T04:00:00Z");

    @Test
    void rowsAreTheSumOfTheFourCounters() {
        assertThat(receipt(10, 4, 3, 2, 1).rows()).isEqualTo(10);
        assertThat(receipt(0, 0, 0, 0, 0).rows()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receipt(11, 4, 3, 2, 1))
                .withMessage("11 rows are not 4 + 3 + 2 + 1");
    }

    @Test
    void noCounterIsNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> receipt(0, 1, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> receipt(0, 0, 0, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> receipt(-1, -1, 0, 0, 0));
    }

    @Test
    void reasonsAreThoseOfTheMomentItWasMade() {
        Map<String, Long> reasons = new HashMap<>(Map.of("not-a-number", 1L));
        ReceiptSummary receipt = receipt(1, 0, 0, 0, 1, reasons, Optional.empty());
        reasons.clear();

        assertThat(receipt.rejectsByRule()).containsExactly(Map.entry("not-a-number", 1L));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> receipt.rejectsByRule().clear());
    }

    @Property(tries = 200)
    void everyFieldSurvivesItsBytes(
            @ForAll @LongRange(max = Integer.MAX_VALUE) long accepted,
            @ForAll @LongRange(max = Integer.MAX_VALUE) long duplicates,
            @ForAll @LongRange(max = Integer.MAX_VALUE) long corrected,
            @ForAll @LongRange(max = Integer.MAX_VALUE) long rejected,
            @ForAll @LongRange(max = Integer.MAX_VALUE) long millis) {
        ReceiptSummary receipt = receipt(
                accepted + duplicates + corrected + rejected,
                accepted,
                duplicates,
                corrected,
                rejected,
                Map.of("not-a-number", rejected, "unknown-unit", 0L),
                Optional.of(Duration.ofMillis(millis)));

        assertThat(ReceiptSummaryCodec.decode(ReceiptSummaryCodec.encode(receipt)))
                .isEqualTo(receipt);
    }

    @Test
    void partnerOfNoKnownRhythmHasNone() {
        ReceiptSummary receipt = receipt(0, 0, 0, 0, 0);

        assertThat(ReceiptSummaryCodec.decode(ReceiptSummaryCodec.encode(receipt)))
                .isEqualTo(receipt);
    }

    @Test
    void bytesThatAreNoReceiptAreRefused() {
        byte[] bytes = ReceiptSummaryCodec.encode(receipt(1, 1, 0, 0, 0));

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> ReceiptSummaryCodec.decode(cut));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReceiptSummaryCodec.decode("rows=3".getBytes(StandardCharsets.UTF_8)));
        assertThatIllegalArgumentException().isThrownBy(() -> RefusedRowCodec.decode(bytes));
    }

    private static ReceiptSummary receipt(long rows, long accepted, long duplicates, long corrected, long rejected) {
        return receipt(rows, accepted, duplicates, corrected, rejected, Map.of(), Optional.empty());
    }

    private static ReceiptSummary receipt(
            long rows,
            long accepted,
            long duplicates,
            long corrected,
            long rejected,
            Map<String, Long> reasons,
            Optional<Duration> interval) {
        return new ReceiptSummary(
                "A-1",
                "generic",
                "file",
                "三月.csv",
                "ab",
                RECEIVED,
                RECEIVED.plusMillis(7),
                rows,
                accepted,
                duplicates,
                corrected,
                rejected,
                reasons,
                "",
                interval,
                2);
    }
}
