package io.batchwatch.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HeapTest {
    @Test
    void totalOfAHistogramIsWhatLives() {
        assertThat(Heap.liveBytes("""
                4711:
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:        120000        9600000  [B (java.base@17.0.15)
                   2:         90000        2160000  java.lang.String (java.base@17.0.15)
                Total        210000       11760000
                """)).isEqualTo(11_760_000);
    }

    @Test
    void noHistogramIsAnError() {
        assertThatThrownBy(() -> Heap.liveBytes("4711:\n")).isInstanceOf(IllegalStateException.class);
    }
}
