package io.batchwatch.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.ResultId;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatTableTest {
    @Test
    void whatWasNotSeenIsNew() throws IOException {
        try (RepeatTable table = new RepeatTable(10)) {
            assertThat(table.see(id(1), 7)).isEqualTo(Repeat.NEW);
            assertThat(table.see(id(2), 7)).isEqualTo(Repeat.NEW);
        }
    }

    @Test
    void theSameContentAgainIsRepeated() throws IOException {
        try (RepeatTable table = new RepeatTable(10)) {
            table.see(id(1), 7);

            assertThat(table.see(id(1), 7)).isEqualTo(Repeat.REPEATED);
            assertThat(table.see(id(1), 7)).isEqualTo(Repeat.REPEATED);
        }
    }

    @Test
    void otherContentOfTheSameResultIsRevised() throws IOException {
        try (RepeatTable table = new RepeatTable(10)) {
            table.see(id(1), 7);

            assertThat(table.see(id(1), 8)).isEqualTo(Repeat.REVISED);
            assertThat(table.see(id(1), 8)).isEqualTo(Repeat.REPEATED);
        }
    }

    @Test
    void aFingerprintOfZeroIsOneLikeAnyOther() throws IOException {
        try (RepeatTable table = new RepeatTable(10)) {
            assertThat(table.see(id(1), 0)).isEqualTo(Repeat.NEW);
            assertThat(table.see(id(1), 0)).isEqualTo(Repeat.REPEATED);
            assertThat(table.see(id(1), 1)).isEqualTo(Repeat.REVISED);
        }
    }

    @Test
    void whateverAResultSaysIsRememberedBesideWhatItSaidFirst() throws IOException {
        int contents = 20_000;
        try (RepeatTable table = new RepeatTable(10)) {
            table.see(id(1), 0);
            for (int content = 1; content < contents; content++) {
                assertThat(table.see(id(1), content)).isEqualTo(Repeat.REVISED);
            }
            for (int content = 0; content < contents; content++) {
                assertThat(table.see(id(1), content)).isEqualTo(Repeat.REPEATED);
            }
            assertThat(table.see(id(2), 1)).isEqualTo(Repeat.NEW);
        }
    }

    /** The table of a small file is on the heap, that of a larger one in a file; both grow beyond what was expected. */
    @ParameterizedTest
    @ValueSource(ints = {0, 30_000})
    void itGrowsAndForgetsNothing(int expected) throws IOException {
        int rows = 60_000;
        try (RepeatTable table = new RepeatTable(expected)) {
            for (int i = 0; i < rows; i++) {
                assertThat(table.see(id(i), i)).isEqualTo(Repeat.NEW);
            }
            for (int i = 0; i < rows; i++) {
                assertThat(table.see(id(i), i)).isEqualTo(Repeat.REPEATED);
                assertThat(table.see(id(i), i + 1)).isEqualTo(Repeat.REVISED);
            }
        }
    }

    private static ResultId id(int number) {
        return ResultId.of("laboratory", "S-" + number, "lead", "", 1);
    }
}
