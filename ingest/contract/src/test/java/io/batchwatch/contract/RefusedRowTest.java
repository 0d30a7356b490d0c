package io.batchwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RefusedRowTest {
    private static final RefusedRow.Reason REASON =
            new RefusedRow.Reason("not-a-number", "value", "十二", "不是数字", "not a number");

    @Provide
    Arbitrary<RefusedRow> rows() {
        Arbitrary<String> text = AnyTestResult.text();
        Arbitrary<RefusedRow.Reason> reasons =
                Combinators.combine(text, text, text, text, text).as(RefusedRow.Reason::new);
        Arbitrary<List<RefusedRow.Reason>> problems =
                reasons.list().ofMinSize(1).ofMaxSize(4);
        return Combinators.combine(AnyTestResult.provenances(), text, problems).as(RefusedRow::new);
    }

    /** A refusal retracts nothing: what stood at its line is retracted by a result. */
    @Property(tries = 200)
    void everyFieldSurvivesItsBytes(@ForAll("rows") RefusedRow row) {
        RefusedRow refused = new RefusedRow(
                row.provenance().in(Reading.of(row.provenance().reading().number())), row.row(), row.problems());

        assertThat(RefusedRowCodec.decode(RefusedRowCodec.encode(refused))).isEqualTo(refused);
    }

    @Test
    void aRowIsRefusedForAReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RefusedRow(provenance(), "S-17\tabc", List.of()))
                .withMessageContaining("reason");
    }

    @Test
    void reasonsAreThoseOfTheMomentItWasMade() {
        List<RefusedRow.Reason> reasons = new ArrayList<>(List.of(REASON));
        RefusedRow row = new RefusedRow(provenance(), "S-17\tabc", reasons);
        reasons.clear();

        assertThat(row.problems()).containsExactly(REASON);
    }

    @Test
    void cutBytesAreRefused() {
        byte[] bytes = RefusedRowCodec.encode(new RefusedRow(provenance(), "S-17\tabc", List.of(REASON)));

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> RefusedRowCodec.decode(cut));
        }
    }

    private static Provenance provenance() {
        return AnyTestResult.provenances().sample();
    }
}
