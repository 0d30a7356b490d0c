package io.batchwatch.gateway.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private final List<String> read = new ArrayList<>();
    private final Remembered<Integer> lengths = new Remembered<>(text -> {
        read.add(text);
        return text.length();
    });

    @Test
    void aTextIsReadOnce() {
        assertThat(lengths.of("lead")).isEqualTo(4);
        assertThat(lengths.of("lead")).isEqualTo(4);
        assertThat(lengths.of("zinc")).isEqualTo(4);

        assertThat(read).containsExactly("lead", "zinc");
    }

    @Test
    void whatWasForgottenIsReadAnew() {
        for (int i = 0; i < 50_000; i++) {
            assertThat(lengths.of("S-" + i)).isEqualTo(("S-" + i).length());
        }

        assertThat(lengths.of("S-0")).isEqualTo(3);
        assertThat(read.stream().filter("S-0"::equals)).hasSize(2);
    }
}
