package io.batchwatch.rules.simulation;

import io.batchwatch.rules.charts.Ewma;
import io.batchwatch.rules.charts.PChart;
import io.batchwatch.rules.charts.RateCusum;
import io.batchwatch.rules.charts.Signal;
import io.batchwatch.rules.rates.BinomialTail;
import io.batchwatch.rules.rates.Proportion;
import io.batchwatch.rules.surveillance.Ears;
import io.batchwatch.rules.surveillance.Expectation;
import io.batchwatch.rules.surveillance.Farrington;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Each alarm over one series, as the board sounds it. */
enum Alarm {
    THREE_SIGMAS("p-chart by day, three sigmas as in textbooks", 1) {
        @Override
        boolean[] sound(Series series) {
            PChart chart = PChart.shewhart(series.past());
            return each(
                    series,
                    i -> series.at(i).rate() > chart.limits(series.at(i).n()).upper());
        }
    },
    P_CHART("p-chart by day, exact tail", 1) {
        @Override
        boolean[] sound(Series series) {
            PChart chart = PChart.shewhart(series.past());
            return each(series, i -> chart.signal(series.at(i)) == Signal.HIGH);
        }
    },
    LANEY("Laney's p′ by day, exact tail (the board's chart)", 1) {
        @Override
        boolean[] sound(Series series) {
            PChart chart = PChart.laney(series.past()).atLeastSampling();
            return each(series, i -> chart.signal(series.at(i)) == Signal.HIGH);
        }
    },
    WEEK_BELOW_LIMIT("seven days below the control limit, looked at weekly (BatchwatchWindowBelowControlLimit)", 7) {
        @Override
        boolean[] sound(Series series) {
            PChart chart = PChart.laney(series.past()).atLeastSampling();
            return each(
                    series,
                    i -> i % 7 == 6
                            && series.window(i, 7).n() >= 50
                            && chart.signal(series.window(i, 7)) == Signal.HIGH);
        }
    },
    EWMA("EWMA by day", 1) {
        @Override
        boolean[] sound(Series series) {
            PChart chart = PChart.laney(series.past()).atLeastSampling();
            double centre = chart.centre();
            List<Ewma.Point> points = Ewma.USUAL.run(IntStream.range(0, series.days())
                    .mapToObj(i -> new Ewma.Reading(
                            series.at(i).rate(),
                            centre,
                            chart.dispersion()
                                    * Math.sqrt(
                                            centre * (1 - centre) / series.at(i).n())))
                    .toList());
            return each(series, i -> points.get(i).signal() == Signal.HIGH);
        }
    },
    CUSUM("CUSUM for doubled odds by day", 1) {
        @Override
        boolean[] sound(Series series) {
            double usual = Proportion.sum(series.past()).rate();
            List<RateCusum.Point> points = RateCusum.DOUBLING.run(IntStream.range(0, series.days())
                    .mapToObj(i -> List.of(new RateCusum.Group(series.at(i), usual)))
                    .toList());
            return each(series, i -> points.get(i).isSignal());
        }
    },
    EARS_C1("EARS C1 by day, alpha 0.001, sigma at least 0.5", 1) {
        @Override
        boolean[] sound(Series series) {
            return ears(series, Ears.Method.C1);
        }
    },
    EARS_C2("EARS C2 by day, alpha 0.001, sigma at least 0.5", 1) {
        @Override
        boolean[] sound(Series series) {
            return ears(series, Ears.Method.C2);
        }
    },
    EARS_C3("EARS C3 by day, alpha 0.025, sigma at least 0.5", 1) {
        @Override
        boolean[] sound(Series series) {
            return ears(series, Ears.Method.C3);
        }
    },
    FARRINGTON("improved Farrington by week, alpha 0.005, two cases at least (the board's outbreaks)", 7) {
        @Override
        boolean[] sound(Series series) {
            List<Farrington.Week> weeks = series.weeks();
            int first = weeks.size() - series.days() / 7;
            boolean[] rings = new boolean[series.days()];
            for (int week = first; week < weeks.size(); week++) {
                long count = weeks.get(week).count();
                rings[(week - first) * 7 + 6] = count >= 2
                        && Farrington.FLEXIBLE
                                .expect(weeks, week)
                                .map(Expectation::predictive)
                                .filter(expected -> count
                                        > expected.threshold(Expectation.Method.NEGATIVE_BINOMIAL, 0.005)
                                                .upper())
                                .isPresent();
            }
            return rings;
        }
    },
    WEEKS_BEFORE("the weeks before by week, alpha 0.005, two cases at least (outbreaks of a new house)", 7) {
        @Override
        boolean[] sound(Series series) {
            Proportion before = Proportion.sum(series.past());
            double rate = (before.events() + 0.5) / (before.n() + 1.0);
            return each(
                    series,
                    i -> i % 7 == 6
                            && series.window(i, 7).events() >= 2
                            && BinomialTail.atLeast(series.window(i, 7), rate) <= 0.005);
        }
    };

    private final String title;
    private final int everyDays;

    Alarm(String title, int everyDays) {
        this.title = title;
        this.everyDays = everyDays;
    }

    String title() {
        return title;
    }

    /** How often it is looked at. */
    int everyDays() {
        return everyDays;
    }

    /** Whether it rings, by day of the year. */
    abstract boolean[] sound(Series series);

    private interface Day {
        boolean rings(int day);
    }

    private static boolean[] each(Series series, Day day) {
        boolean[] rings = new boolean[series.days()];
        for (int i = 0; i < rings.length; i++) {
            rings[i] = day.rings(i);
        }
        return rings;
    }

    private static boolean[] ears(Series series, Ears.Method method) {
        Ears ears = new Ears(method, method == Ears.Method.C3 ? 0.025 : 0.001, 7, 0.5);
        List<Long> counts = new ArrayList<>();
        series.past().forEach(day -> counts.add(day.events()));
        int before = counts.size();
        for (int i = 0; i < series.days(); i++) {
            counts.add(series.at(i).events());
        }
        return each(series, i -> counts.get(before + i) > ears.threshold(counts, before + i));
    }
}
