package io.batchwatch.gateway.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedTest {
    @ParameterizedTest(name = "[{0}]")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "mg/kg|mg/kg",
                "Rapid Test|rapidtest",
                "ＬＡＢ|lab",
                " 县\u00a0检\u3000验 所\t|县检验所",
                "\u200b样\u200b品\ufeff|样品",
                "㎎/㎏|mg/kg",
                "ｱ|ア",
                "É|é",
                "|"
            })
    void widthCaseAndBlanksMakeNoDifference(String text, String folded) {
        assertThat(Folded.of(text == null ? "" : text)).isEqualTo(folded == null ? "" : folded);
    }

    @ParameterizedTest
    @CsvSource({
        "10³, 10³",
        "0.02①, 0.02①",
        "＜１０², <10²",
        "½, ½",
        "⑫, ⑫",
        "０．０５, 0.05",
        "5 CFU/cm², 5 CFU/cm2",
        "5㎎, 5mg"
    })
    void aRaisedOrCircledDigitIsNoFigure(String text, String figures) {
        assertThat(Narrow.figures(text)).isEqualTo(figures);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                "LAB-17",
                "\u007f",
                "\u0080",
                "检出",
                "\u4dff",
                "\u4e00",
                "\u9fff",
                "\ua000",
                "豈",
                "１",
                "µg",
                "\ud842\udfb7",
                "e\u0301"
            })
    void narrowIsWhatUnicodeSaysOfCompatibility(String text) {
        assertThat(Narrow.of(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }
}
