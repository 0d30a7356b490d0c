package io.batchwatch.rules.credibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CredibilityTest {
    private static final int COUNTERS = 6;
    private static final int TESTS_A_DAY = 40;
    private static final HonestYear WORLD = new HonestYear(7, COUNTERS, TESTS_A_DAY);
    private static final List<Reading> YEAR = WORLD.readings();
    private static final Credibility CREDIBILITY =
            new Credibility(Assumptions.usual().withReagentTests(WORLD.reagentTests()));

    @Test
    void anHonestYearIsWorthNoLook() {
        assertThat(worthALook(YEAR)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fabrication.class)
    void madeUpResultsAreFoundAtTheirCounter(Fabrication way) {
        List<Reading> year = HonestYear.altered(YEAR, HonestYear.counter(0), own -> way.apply(own, 3));

        assertThat(worthALook(year))
                .anyMatch(finding -> finding.place().equals(HonestYear.counter(0)) && finding.check() == way.foundBy());
    }

    /** The history stores 12.0 as 12. */
    @Test
    void zerosThatAStoreDroppedAreNoMissingDigits() {
        List<Reading> stored = YEAR.stream()
                .map(r -> new Reading(
                        r.sampleId(),
                        r.place(),
                        r.instrument(),
                        r.reagentLot(),
                        r.product(),
                        r.analyte(),
                        r.positive(),
                        r.value().map(BigDecimal::stripTrailingZeros),
                        r.unit(),
                        r.sampledAt(),
                        r.testedAt(),
                        r.reportedAt()))
                .toList();

        assertThat(CREDIBILITY.look(stored)).isEqualTo(CREDIBILITY.look(YEAR));
    }

    @Test
    void nothingDependsOnTheOrderInWhichReadingsCame() {
        List<Reading> shuffled = new ArrayList<>(YEAR);
        Collections.shuffle(shuffled, new Random(5));

        assertThat(CREDIBILITY.look(shuffled)).isEqualTo(CREDIBILITY.look(YEAR));
    }

    /** 723 tests without a positive, as in a county's month: no wonder at 0.15 %. */
    @Test
    void allGoodIsNoSuspicionByItself() {
        List<Reading> few = HonestYear.altered(
                YEAR, HonestYear.counter(0), own -> Fabrication.NEVER_POSITIVE.apply(own.subList(0, 723), 1));

        assertThat(worthALook(few)).isEmpty();
    }

    @Test
    void findingsSpeakOfACounterWithItsHonestCauses() {
        List<Reading> year =
                HonestYear.altered(YEAR, HonestYear.counter(0), own -> Fabrication.ROUND_DIGITS.apply(own, 3));

        Finding finding = worthALook(year).get(0);

        assertThat(finding.sentenceEn())
                .startsWith("Look at counter-00: Last digits")
                .contains("honest causes");
        assertThat(finding.sentenceZh()).startsWith("请看一看 counter-00：末位数字").contains("可能的正常原因");
        assertThat(finding.adjustedProbability()).isGreaterThanOrEqualTo(finding.probability());
    }

    @Test
    void withoutReadingsThereIsNothingToLookAt() {
        assertThat(CREDIBILITY.look(List.of())).isEmpty();
    }

    private static List<Finding> worthALook(List<Reading> readings) {
        return CREDIBILITY.look(readings).stream().filter(Finding::worthALook).toList();
    }
}
