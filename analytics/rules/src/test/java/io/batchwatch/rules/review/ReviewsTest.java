package io.batchwatch.rules.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.batchwatch.rules.control.ControlLog.Tested;
import io.batchwatch.rules.credibility.Assumptions;
import io.batchwatch.rules.credibility.Fabrication;
import io.batchwatch.rules.credibility.HonestYear;
import io.batchwatch.rules.credibility.Reading;
import io.batchwatch.rules.laboratories.Agreement;
import io.batchwatch.rules.laboratories.Duplicates;
import io.batchwatch.views.CredibilityReview;
import io.batchwatch.views.LaboratoriesReview;
import io.batchwatch.views.LaboratoriesReview.Basis;
import io.batchwatch.views.LaboratoriesReview.Comparison;
import io.batchwatch.views.LaboratoriesReview.Verdict;
import io.batchwatch.views.QualityControlReview;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReviewsTest {
    private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 9);
    private static final Reviewed REVIEWED = new Reviewed(NOW, LAST_DAY.minusYears(1), LAST_DAY);

    @Test
    void instrumentWhoseLatestControlIsRejectedStandsFirstAndSaysSinceWhen() {
        QualityControlReview review =
                ControlReviews.of(List.of(controls("NC-1", 0, 0.3, -0.2), controls("NC-2", 7, 0.1, 3.4, -3.2)), 7, NOW);

        assertThat(review.controls()).isEqualTo(5);
        assertThat(review.rejected()).isEqualTo(2);
        assertThat(review.instruments()).isEqualTo(2);
        assertThat(review.outOfControl()).isEqualTo(1);
        assertThat(review.resultsInDoubt()).isEqualTo(7);
        QualityControlReview.Log first = review.logs().get(0);
        assertThat(first.instrument()).isEqualTo("NC-2");
        assertThat(first.outOfControl()).isTrue();
        assertThat(first.since()).isEqualTo(day(1));
        assertThat(first.points()).last().satisfies(point -> {
            assertThat(point.z()).isEqualTo(-3.2);
            assertThat(point.brokenRules()).contains("1-3s", "R-4s");
        });
        assertThat(first.sentenceEn()).startsWith("Look at instrument NC-2").contains("honest causes", "7 results");
        assertThat(first.sentenceZh()).startsWith("请看一看").contains("可能的正常原因");
        assertThat(review.logs().get(1).sentenceEn()).doesNotContain("Look");
    }

    @Test
    void instrumentOfTwoMaterialsIsOneInstrument() {
        QualityControlReview review = ControlReviews.of(
                List.of(
                        controls("NC-1", 0, 3.4),
                        new ControlReviews.Controls(
                                "lab", "NC-1", "cadmium", "other", List.of(new Tested(day(0), "c", "d", -3.4)), 0)),
                0,
                NOW);

        assertThat(review.outOfControl()).isEqualTo(1);
        assertThat(review.logs()).hasSize(2);
    }

    @Test
    void logShowsItsLatestPointsAndCountsAll() {
        double[] quiet = new double[40];
        Arrays.setAll(quiet, i -> i % 2 == 0 ? 0.5 : -0.5);

        QualityControlReview review = ControlReviews.of(List.of(controls("NC-1", 0, quiet)), 0, NOW);

        QualityControlReview.Log log = review.logs().get(0);
        assertThat(log.controls()).isEqualTo(40);
        assertThat(log.points()).hasSize(QualityControlReview.POINTS);
        assertThat(log.points().get(QualityControlReview.POINTS - 1).at()).isEqualTo(day(39));
    }

    @Test
    void logWithoutControlsIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ControlReviews.Controls("lab", "NC-1", "cadmium", "m", List.of(), 0));
    }

    @Test
    void honestYearNamesNobodyAndStillSaysHowMuchWasLookedAt() {
        List<Reading> year = new HonestYear(1, 6, 20).readings();

        CredibilityReview review = CounterReviews.of(year, Assumptions.usual(), REVIEWED);

        assertThat(review.readings()).isEqualTo(year.size());
        assertThat(review.counters()).isEqualTo(6);
        assertThat(review.looks()).isGreaterThan(6);
        assertThat(review.countersToLookAt()).isZero();
        assertThat(review.findings()).isEmpty();
    }

    @Test
    void counterThatCopiesItsDaysIsToBeLookedAtAndNotAccused() {
        List<Reading> year = HonestYear.altered(
                new HonestYear(1, 6, 20).readings(),
                HonestYear.counter(0),
                own -> Fabrication.COPIED_DAYS.apply(own, 1));

        CredibilityReview review = CounterReviews.of(year, Assumptions.usual(), REVIEWED);

        assertThat(review.countersToLookAt()).isEqualTo(1);
        assertThat(review.findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.adjustedProbability()).isLessThanOrEqualTo(review.level());
            assertThat(finding.sentenceEn()).startsWith("Look at").contains("honest causes");
            assertThat(finding.sentenceEn().toLowerCase(Locale.ROOT)).doesNotContain("fraud", "fake", "false");
            assertThat(finding.sentenceZh()).startsWith("请看一看").doesNotContain("造假", "伪造");
        });
    }

    @Test
    void laboratoryThatReportsTwiceAsMuchOnTheSameLotsIsToBeActedOn() {
        LaboratoriesReview review = LaboratoryReviews.of(lots(2), List.of(), REVIEWED);

        Comparison high = review.comparisons().stream()
                .filter(one -> one.laboratory().equals("lab_0"))
                .findFirst()
                .orElseThrow();
        assertThat(high.basis()).isEqualTo(Basis.DUPLICATES);
        assertThat(high.verdict()).isEqualTo(Verdict.ACT);
        assertThat(high.adjustedProbability()).isLessThan(0.001);
        assertThat(high.sentenceEn()).startsWith("Look at lab_0").contains("honest causes");
        assertThat(review.laboratoriesToLookAt()).isPositive();
    }

    /** Of a thousand comparisons of honest laboratories some lie beyond two deviations, and next to none is acted on. */
    @Test
    void honestLaboratoriesAreSeldomToBeActedOn() {
        Random random = new Random(5);
        List<Agreement.Measured> values = new ArrayList<>();
        for (int group = 0; group < 100; group++) {
            for (int lab = 0; lab < 10; lab++) {
                double sent = 0.1 * random.nextGaussian();
                for (int value = 0; value < 12; value++) {
                    values.add(new Agreement.Measured(
                            "group " + group, "lab_" + lab, Math.exp(sent + 0.5 * random.nextGaussian())));
                }
            }
        }

        List<Comparison> compared = LaboratoryReviews.compared(lots(1), values);

        assertThat(compared).hasSizeGreaterThan(1_000);
        assertThat(compared).filteredOn(one -> one.verdict() == Verdict.WATCH).hasSizeGreaterThan(20);
        assertThat(compared).filteredOn(one -> one.verdict() == Verdict.ACT).hasSizeLessThan(3);
    }

    private static List<Duplicates.Measured> lots(double factor) {
        Random random = new Random(7);
        List<Duplicates.Measured> lots = new ArrayList<>();
        for (int lot = 0; lot < 20; lot++) {
            for (int lab = 0; lab < 4; lab++) {
                lots.add(new Duplicates.Measured(
                        "lot " + lot, "lab_" + lab, (lab == 0 ? factor : 1) * Math.exp(0.1 * random.nextGaussian())));
            }
        }
        return lots;
    }

    private static ControlReviews.Controls controls(String instrument, long inDoubt, double... z) {
        List<Tested> tested = new ArrayList<>();
        for (double one : z) {
            tested.add(new Tested(day(tested.size()), "control " + tested.size(), "", one));
        }
        return new ControlReviews.Controls("lab", instrument, "cadmium", "flour", tested, inDoubt);
    }

    private static Instant day(int number) {
        return NOW.minus(Duration.ofDays(60L - number));
    }
}
