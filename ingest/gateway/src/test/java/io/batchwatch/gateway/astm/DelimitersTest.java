package io.batchwatch.gateway.astm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelimitersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "H|\\^&|||reader | \\ ^ &",
                "H|\\^& | \\ ^ &",
                "H|\\\\^&|||reader | \\ ^ &",
                "H,~:$,,,reader , ~ : $",
                "H|||reader | \\ ^ &",
                "H | \\ ^ &"
            })
    void theHeaderSaysTheMarks(String header, char field, char repeat, char component, char escape) {
        assertThat(Delimiters.of(header)).isEqualTo(new Delimiters(field, repeat, component, escape));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a&F&b, a|b",
                "a&S&b, a^b",
                "a&R&b, a\\b",
                "a&E&b, a&b",
                "&H&bold&N&, bold",
                "&X4142&, AB",
                "a&b, a&b",
                "R&D &F&, R&D |",
                "a&Q&F&, a&Q|",
                "a&, a&",
                "&XZZ&, &XZZ&",
                "plain, plain"
            })
    void escapesStandForMarks(String text, String meaning) {
        assertThat(Delimiters.USUAL.unescaped(text, StandardCharsets.US_ASCII)).isEqualTo(meaning);
    }

    @Test
    void emptyFieldsAreFieldsToo() {
        assertThat(Delimiters.USUAL.fields("R|1||")).containsExactly("R", "1", "", "");
    }
}
