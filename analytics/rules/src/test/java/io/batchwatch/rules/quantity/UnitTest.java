package io.batchwatch.rules.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.rules.quantity.Unit.Matrix;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {
    @ParameterizedTest(name = "{0} {1} = {2} {3}")
    @CsvSource({
        "0.05, mg/kg, 50, µg/kg",
        "0.05, mg/kg, 0.05, ppm",
        "50, µg/kg, 50, ppb",
        "0.05, mg/kg, 50000, ng/kg",
        "0.05, mg/kg, 0.05, µg/g",
        "0.05, mg/kg, 0.05, mg/千克",
        "1.0, g/kg, 1000, mg/kg",
        "1.0, g/kg, 0.1, g/100g",
        "250, mg/100g, 2.5, g/kg",
        "0.010, mg/L, 10, µg/L",
        "0.03, ng/mL, 0.03, µg/L",
        "0.5, mg/100mL, 5, mg/L",
        "0.5, fraction, 50, %",
        "10, MPN/100g, 0.1, MPN/g"
    })
    void sameQuantityIsTheSameNumberExactly(String number, String unit, String other, String otherUnit) {
        BigDecimal there = unit(unit).convert(new BigDecimal(number), unit(otherUnit));
        BigDecimal back = unit(otherUnit).convert(new BigDecimal(other), unit(unit));

        assertThat(there).isEqualByComparingTo(other);
        assertThat(back).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "µg/kg",
                "μg/kg",
                "ug/kg",
                "UG/KG",
                "µg / kg",
                "ｕｇ／ｋｇ",
                "㎍/㎏",
                "微克/千克",
                "微克/公斤",
                " µg/kg ",
                "µg\t/\u00a0kg"
            })
    void widthCaseBlanksAndTheTwoMicroSignsDoNotMatter(String text) {
        assertThat(Unit.parse(text)).contains(unit("µg/kg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "mg", "/kg", "mg/", "mg/kg/d", "furlong", "不得检出", "mg/kg bw", "个/g"})
    void whatIsNoUnitHereIsNotGuessed(String text) {
        assertThat(Unit.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mg/kg, %",
        "mg/kg, cfu/g",
        "mg/kg, mpn/g",
        "%, ppm",
        "cfu/g, cfu/mL",
        "cfu/g, mpn/g",
        "cfu/mL, mg/L",
        "%, mg/L"
    })
    void unlikeThingsAreNeverCompared(String one, String other) {
        for (Matrix matrix : Matrix.values()) {
            assertThat(unit(one).isComparableWith(unit(other), matrix)).isFalse();
            assertThat(unit(other).isComparableWith(unit(one), matrix)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"mg/kg, mg/L", "ppm, mg/L", "ppb, µg/L"})
    void onlyInWaterIsALitreAKilogram(String one, String other) {
        assertThat(unit(one).isComparableWith(unit(other), Matrix.WATER)).isTrue();
        assertThat(unit(other).isComparableWith(unit(one), Matrix.WATER)).isTrue();
        assertThat(unit(one).isComparableWith(unit(other), Matrix.FOOD)).isFalse();
        assertThat(unit(other).isComparableWith(unit(one), Matrix.FOOD)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void partsPerMillionAreMilligramsPerKilogramInAnyMatrix(Matrix matrix) {
        assertThat(unit("ppm").isComparableWith(unit("mg/kg"), matrix)).isTrue();
    }

    @Test
    void numberOfTheSameUnitStaysAsItWasWritten() {
        BigDecimal written = new BigDecimal("0.050");

        assertThat(unit("mg/kg").convert(written, unit("ppm"))).isEqualTo(written);
    }

    @Property
    void thereAndBackIsTheSameNumber(
            @ForAll("numbers") BigDecimal number, @ForAll("masses") String one, @ForAll("masses") String other) {
        BigDecimal there = unit(one).convert(number, unit(other));

        assertThat(unit(other).convert(there, unit(one))).isEqualByComparingTo(number);
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Arbitraries.bigDecimals().ofScale(12);
    }

    @Provide
    Arbitrary<String> masses() {
        return Arbitraries.of("kg/kg", "g/kg", "mg/kg", "µg/kg", "ng/kg", "pg/kg", "mg/g", "mg/100g", "ppm", "ppb");
    }

    private static Unit unit(String text) {
        return Unit.parse(text).orElseThrow();
    }
}
