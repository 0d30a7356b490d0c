package io.batchwatch.rules.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CountsTest {
    /** The long way: a map. */
    @Property(tries = 300)
    void whatIsAddedIsWhatAMapWouldHold(
            @ForAll @Size(max = 12)
                    List<@Size(max = 6) Map<@IntRange(max = 20) Integer, @IntRange(max = 9) Integer>> all) {
        Counts<Integer> sum = Counts.copyOf(Map.of());
        Map<Integer, Long> expected = new HashMap<>();
        for (Map<Integer, Integer> counted : all) {
            Map<Integer, Long> more = new HashMap<>();
            counted.forEach((kind, count) -> more.put(kind, (long) count));
            more.forEach((kind, count) -> expected.merge(kind, count, Long::sum));
            Counts<Integer> before = sum;
            Map<Integer, Long> saidBefore = new HashMap<>(before);
            sum = sum.plus(Counts.copyOf(more));
            assertThat(before).isEqualTo(saidBefore);
        }
        assertThat(sum).isEqualTo(expected).hasSameHashCodeAs(expected);
    }

    @Test
    void theOrderOfKindsDoesNotMatter() {
        Counts<String> one = Counts.ofOne("pass").plus(Counts.ofOne("fail"));

        assertThat(one).isEqualTo(Counts.ofOne("fail").plus(Counts.ofOne("pass")));
    }

    @Test
    void nothingCanBePutIn() {
        assertThatThrownBy(() -> Counts.ofOne("pass").put("fail", 1L))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
