package io.batchwatch.board.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeardIdentitiesTest {
    private static final int MANY = 50_000;

    private final HeardIdentities heard = new HeardIdentities();

    @Test
    void ofManyEachIsNewOnce() {
        for (int i = 0; i < MANY; i++) {
            assertThat(heard.add("B-" + i + "#1")).isTrue();
        }
        for (int i = 0; i < MANY; i++) {
            assertThat(heard.add("B-" + i + "#1")).isFalse();
        }
    }

    @Test
    void anIdentityMayBeInAnyScriptAndEmpty() {
        assertThat(heard.add("东门农贸市场#1")).isTrue();
        assertThat(heard.add("")).isTrue();
        assertThat(heard.add("东门农贸市场#1")).isFalse();
        assertThat(heard.add("")).isFalse();
    }
}
