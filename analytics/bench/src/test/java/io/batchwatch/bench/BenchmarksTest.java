package io.batchwatch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class BenchmarksTest {
    @Test
    void areRunInTheOrderInWhichTheyAreAskedFor() {
        assertThat(Benchmarks.asked("judge, bulk")).extracting(Benchmark::name).containsExactly("judge", "bulk");
    }

    @Test
    void allMeansEachOnce() {
        assertThat(Benchmarks.asked("all"))
                .extracting(Benchmark::name)
                .contains("bulk", "judge")
                .doesNotHaveDuplicates();
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThatThereAre() {
        assertThatThrownBy(() -> Benchmarks.asked("bulk,speed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("speed")
                .hasMessageContaining("judge");
    }
}
