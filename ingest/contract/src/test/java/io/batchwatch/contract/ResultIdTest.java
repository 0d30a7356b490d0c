package io.batchwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultIdTest {
    private static final ResultId PLAIN = ResultId.of("county lab", "s-17", "pb", "gb 5009.12", 1);

    /** Ids stand in the history and in state; these were computed apart from this code, as SHA-256 of the joined words. */
    @Test
    void idsAreForGood() {
        assertThat(PLAIN).hasToString("c0f791295d4f46a095e60c1d1e00c1ca");
        assertThat(ResultId.of("县检验所", "S-17", "铅", "GB 5009.12", 2)).hasToString("e9a27d69abb923364ebe47e83e645d14");
    }

    @ParameterizedTest(name = "{0} | {1} | {2} | {3}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "County Lab|S-17|PB|GB 5009.12",
                "ＣＯＵＮＴＹ　ＬＡＢ|Ｓ－１７|ｐｂ|ＧＢ ５００９．１２",
                "  county \t lab |s-17 | Pb|gb  5009.12",
                " County lab|S-17 |PB |GB 5009.12",
                "county\u00a0lab|s-17|pb|gb\u30005009.12",
                "county\u2003lab|s-17|pb\u00a0|gb 5009.12"
            })
    void widthCaseAndBlanksDoNotMatter(String laboratory, String sample, String analyte, String method) {
        assertThat(ResultId.of(laboratory, sample, analyte, method, 1)).isEqualTo(PLAIN);
    }

    @Test
    void eachPartOfTheIdentityCounts() {
        assertThat(ResultId.of("town lab", "s-17", "pb", "gb 5009.12", 1)).isNotEqualTo(PLAIN);
        assertThat(ResultId.of("county lab", "s-18", "pb", "gb 5009.12", 1)).isNotEqualTo(PLAIN);
        assertThat(ResultId.of("county lab", "s-17", "cd", "gb 5009.12", 1)).isNotEqualTo(PLAIN);
        assertThat(ResultId.of("county lab", "s-17", "pb", "", 1)).isNotEqualTo(PLAIN);
        assertThat(ResultId.of("county lab", "s-17", "pb", "gb 5009.12", 2)).isNotEqualTo(PLAIN);
        assertThat(ResultId.of("countylab", "s-17", "pb", "gb 5009.12", 1)).isNotEqualTo(PLAIN);
    }

    @Test
    void wordsMovedAcrossTheBordersMakeAnotherId() {
        assertThat(ResultId.of("a", "bc", "d", "", 1)).isNotEqualTo(ResultId.of("ab", "c", "d", "", 1));
        assertThat(ResultId.of("a", "b", "", "c", 1)).isNotEqualTo(ResultId.of("a", "b", "c", "", 1));
    }

    @ParameterizedTest(name = "U+{0}")
    @ValueSource(strings = {"001f", "001e", "0000", "0009", "000a", "007c"})
    void separatorCannotBeForged(String codePoint) {
        String forged = Character.toString(Integer.parseInt(codePoint, 16));

        assertThat(ResultId.of("a" + forged + "b", "c", "d", "e", 1))
                .isNotEqualTo(ResultId.of("a", "b" + forged + "c", "d", "e", 1));
        assertThat(ResultId.of("a", "b", "c", "d" + forged + "1", 1))
                .isNotEqualTo(ResultId.of("a", "b", "c" + forged + "d", "1", 1));
    }

    @Property
    void everyIdReadsBackFromItsText(@ForAll long high, @ForAll long low) {
        ResultId id = new ResultId(high, low);

        assertThat(id.toString()).hasSize(32).matches("[0-9a-f]+");
        assertThat(ResultId.parse(id.toString())).isEqualTo(id);
    }

    @Property
    void orderOfIdsIsTheOrderOfTheirTexts(@ForAll long high, @ForAll long low, @ForAll long high2, @ForAll long low2) {
        ResultId one = new ResultId(high, low);
        ResultId other = new ResultId(high2, low2);

        assertThat(Integer.signum(one.compareTo(other)))
                .isEqualTo(Integer.signum(one.toString().compareTo(other.toString())));
    }

    @Property
    void blanksAroundWordsNeverMatter(@ForAll String words, @ForAll @IntRange(min = 1, max = 9) int replicate) {
        ResultId id = ResultId.of(words, words, words, words, replicate);

        assertThat(ResultId.of(" " + words + "\t", words, words, words + "  ", replicate))
                .isEqualTo(id);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                "5f",
                "00000000000000000000000000000000a",
                "+0000000000000000000000000000001",
                "0000000000000000+000000000000001",
                "-0000000000000000000000000000001",
                "0000000000000000000000000000000g",
                "０0000000000000000000000000000000",
                "0000000000000000 000000000000000"
            })
    void onlyThirtyTwoHexadecimalDigitsAreAnId(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ResultId.parse(text));
    }
}
