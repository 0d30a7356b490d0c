package io.batchwatch.rules.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.rules.charts.FunnelPlot.Level;
import io.batchwatch.rules.rates.Proportion;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunnelPlotTest {
    private static final List<Proportion> MARKETS = List.of(
            new Proportion(12, 400),
            new Proportion(3, 150),
            new Proportion(30, 500),
            new Proportion(5, 300),
            new Proportion(18, 250),
            new Proportion(2, 80),
            new Proportion(9, 900),
            new Proportion(40, 600),
            new Proportion(7, 120),
            new Proportion(1, 60));

    /** Computed apart with SciPy 1.17 from Spiegelhalter's formulas (binom, norm, quantile). */
    @Test
    void differencesAmongMarketsAreEstimatedAndAddedToTheVariance() {
        FunnelPlot funnel = FunnelPlot.of(MARKETS);

        assertThat(funnel.centre()).isCloseTo(0.0377976, within(1e-7));
        assertThat(funnel.dispersion()).isCloseTo(3.33174007, within(1e-6));
        assertThat(funnel.betweenVariance()).isCloseTo(3.1246232e-4, within(1e-10));
        assertThat(funnel.z(new Proportion(40, 600))).isCloseTo(1.3602359, within(1e-6));
        assertThat(new FunnelPlot(funnel.centre(), 1, 0).z(new Proportion(40, 600)))
                .isCloseTo(3.3746116, within(1e-6));
    }

    @Test
    void marketsThatDifferAnywayAreNotAllOutliers() {
        FunnelPlot naive = new FunnelPlot(FunnelPlot.of(MARKETS).centre(), 1, 0);
        FunnelPlot funnel = FunnelPlot.of(MARKETS);

        assertThat(MARKETS)
                .filteredOn(market -> naive.isBeyond(Level.P998, market))
                .hasSize(2);
        assertThat(MARKETS).noneMatch(market -> funnel.isBeyond(Level.P998, market));
    }

    @Test
    void limitsWithoutDifferencesAreExact() {
        FunnelPlot funnel = new FunnelPlot(0.0015, 1, 0);

        assertThat(funnel.limits(Level.P95, 723).upper()).isCloseTo(0.0041399, within(1e-7));
        assertThat(funnel.limits(Level.P998, 723).upper()).isCloseTo(0.0068788, within(1e-7));
        assertThat(funnel.limits(Level.P998, 723).lower()).isZero();
    }

    /** One sample of something rare: what is interpolated between counts lies below none. */
    @Test
    void limitsOfVeryFewAreRates() {
        FunnelPlot funnel = new FunnelPlot(0.0015, 1, 0);

        assertThat(funnel.limits(Level.P95, 1).lower()).isZero();
        assertThat(funnel.limits(Level.P95, 1).upper()).isZero();
        assertThat(new FunnelPlot(1, 1, 0).limits(Level.P95, 1).lower()).isBetween(0.0, 1.0);
    }

    @Test
    void limitsNarrowAsMoreIsSampled() {
        FunnelPlot funnel = FunnelPlot.of(MARKETS);

        assertThat(funnel.limits(Level.P95, 1_000).upper())
                .isLessThan(funnel.limits(Level.P95, 100).upper());
        assertThat(funnel.limits(Level.P998, 100).upper())
                .isGreaterThan(funnel.limits(Level.P95, 100).upper());
    }

    @Test
    void noMarketIsFlaggedForHavingNoFails() {
        List<Proportion> alike = Collections.nCopies(8, new Proportion(0, 700));

        FunnelPlot funnel = FunnelPlot.of(alike);

        assertThat(funnel.betweenVariance()).isZero();
        assertThat(alike).noneMatch(market -> funnel.isBeyond(Level.P95, market));
    }

    @Test
    void marketsThatDifferByChanceHaveNoVarianceOfTheirOwn() {
        List<Proportion> alike = List.of(
                new Proportion(5, 100),
                new Proportion(6, 100),
                new Proportion(4, 100),
                new Proportion(5, 100),
                new Proportion(7, 100),
                new Proportion(3, 100));

        assertThat(FunnelPlot.of(alike).betweenVariance()).isZero();
    }

    @Test
    void ofNothingThereIsNoFunnel() {
        assertThatIllegalArgumentException().isThrownBy(() -> FunnelPlot.of(List.of(Proportion.NONE)));
    }
}
