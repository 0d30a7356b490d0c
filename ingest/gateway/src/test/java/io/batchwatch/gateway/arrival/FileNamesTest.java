package io.batchwatch.gateway.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    @Test
    void aNameThatFitsStaysAsItIs() {
        assertThat(FileNames.fitting("抽检.csv", 10)).isEqualTo("抽检.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "检", "𠀀"})
    void aLongerOneIsCutBetweenCharacters(String character) {
        String name = character.repeat(100);

        String fitting = FileNames.fitting(name, 50);

        assertThat(fitting).matches("(" + character + ")+~[0-9a-f]{12}");
        assertThat(fitting.getBytes(StandardCharsets.UTF_8).length).isBetween(50 - 3, 50);
    }

    @Test
    void namesWithTheSameStartStayDifferent() {
        assertThat(FileNames.fitting("x".repeat(100) + "a", 50))
                .isNotEqualTo(FileNames.fitting("x".repeat(100) + "b", 50));
    }
}
