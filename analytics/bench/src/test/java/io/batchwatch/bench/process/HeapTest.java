package io.batchwatch.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HeapTest {
    @Test
    void allPartsOfTheHeapCountAndClassesDoNot() {
        assertThat(Heap.used("""
                        4711:
                         def new generation   total 157248K, used 5600K [0x0000000700000000, 0x000000070aaa0000)
                          eden space 139776K,   4% used [0x0000000700000000, 0x0000000700578000)
                         tenured generation   total 349568K, used 1024K [0x0000000755550000, 0x000000076aab0000)
                         Metaspace       used 123456K, committed 125000K, reserved 1114112K
                          class space    used 10000K, committed 10500K, reserved 1048576K
                        """)).isEqualTo(6624);
        assertThat(Heap.used("""
                        4711:
                         garbage-first heap   total 1572864K, used 331776K [0x00000000a0000000, 0x0000000100000000)
                          region size 1024K, 5 young (5120K), 0 survivors (0K)
                         Metaspace       used 123456K, committed 125000K, reserved 1114112K
                        """)).isEqualTo(331_776);
    }

    @Test
    void anAnswerWithoutAHeapIsNoZero() {
        assertThatThrownBy(() -> Heap.used("4711:\n")).isInstanceOf(IllegalStateException.class);
    }
}
