package io.batchwatch.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleHasACodeAndSaysWhatToDoInBothLanguages(Rule rule) {
        assertThat(rule.code()).matches("[a-z]+(-[a-z0-9]+)*");
        assertThat(rule.zh()).matches(".*\\p{IsHan}.*");
        assertThat(rule.en()).contains(" ").isNotEqualTo(rule.zh());
    }

    @Test
    void aLongValueIsCut() {
        assertThat(Problem.of(Rule.TOO_LONG, "product", "x".repeat(200)).value())
                .isEqualTo("x".repeat(200));
        assertThat(Problem.of(Rule.TOO_LONG, "product", "x".repeat(201)).value())
                .isEqualTo("x".repeat(200) + "…");
    }

    /** Half a character cannot be written into a receipt. */
    @Test
    void noCharacterIsCutInTwo() throws Exception {
        String value = Problem.of(Rule.TOO_LONG, "product", "x".repeat(199) + "𠀀".repeat(10))
                .value();

        assertThat(value).isEqualTo("x".repeat(199) + "…");
        assertThat(StandardCharsets.UTF_8
                        .newEncoder()
                        .encode(CharBuffer.wrap(value))
                        .hasRemaining())
                .isTrue();
    }

    @Test
    void moreAboutTheCaseStandsBehindTheRule() {
        Problem problem = Problem.of(Rule.UNKNOWN_CODE, "status", "x").with("可用：FINAL", "allowed: FINAL");

        assertThat(problem.messageZh()).isEqualTo(Rule.UNKNOWN_CODE.zh() + "（可用：FINAL）");
        assertThat(problem.messageEn()).isEqualTo(Rule.UNKNOWN_CODE.en() + " (allowed: FINAL)");
        assertThat(problem.reason().rule()).isEqualTo("unknown-code");
        assertThat(Problem.of(Rule.UNKNOWN_CODE, "status", "x").messageEn()).isEqualTo(Rule.UNKNOWN_CODE.en());
    }
}
