package io.batchwatch.rules.simulation;

import io.batchwatch.rules.charts.FunnelPlot;
import io.batchwatch.rules.comparison.Difference;
import io.batchwatch.rules.comparison.MantelHaenszel;
import io.batchwatch.rules.comparison.MantelHaenszel.Stratum;
import io.batchwatch.rules.control.Westgard;
import io.batchwatch.rules.control.Westgard.Control;
import io.batchwatch.rules.control.Westgard.Rule;
import io.batchwatch.rules.credibility.Assumptions;
import io.batchwatch.rules.credibility.Credibility;
import io.batchwatch.rules.credibility.Fabrication;
import io.batchwatch.rules.credibility.Finding;
import io.batchwatch.rules.credibility.HonestYear;
import io.batchwatch.rules.credibility.Reading;
import io.batchwatch.rules.rates.Proportion;
import io.batchwatch.rules.rates.Wilson;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Prints the table of docs/statistics.md: for every alarm how often it rings in a year without cause, and how often within
 * a month of one. How to run it stands there.
 */
public final class AlarmTable {
    /** Rates, tests a day and rises that stand in domain.md: counters and laboratories. */
    private record World(String name, double rate, int testsADay, double rise) {}

    private static final List<World> WORLDS = List.of(
            new World("counters, 0.15 % of 60 a day, month at 5 times", 0.0015, 60, 5),
            new World("counters, 0.15 % of 600 a day, month at 3 times", 0.0015, 600, 3),
            new World("laboratories, 2 % of 10 a day, month at 4 times", 0.02, 10, 4));

    private final PrintStream out;
    private final int years;

    private AlarmTable(PrintStream out, int years) {
        this.out = out;
        this.years = years;
    }

    public static void main(String[] arguments) {
        int years = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int worlds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 400;
        int fabricated = Math.min(worlds / 4, arguments.length > 2 ? Integer.parseInt(arguments[2]) : 40);
        AlarmTable table = new AlarmTable(new PrintStream(System.out, true, StandardCharsets.UTF_8), years);
        if (years > 0) {
            table.series();
            table.funnel();
            table.campaign();
            table.controls();
        }
        if (worlds > 0) {
            table.credibility(worlds, fabricated, 10);
            table.credibility(worlds / 4, fabricated, 40);
        }
    }

    /** What one alarm did over many years. */
    record Performance(double falseADay, double power, double medianDays) {}

    private void series() {
        for (World world : WORLDS) {
            line("**" + world.name() + "**", "", "", "");
            for (Alarm alarm : Alarm.values()) {
                Performance record = record(alarm, world.rate(), world.testsADay(), world.rise(), years);
                line(
                        alarm.title(),
                        number(record.falseADay() * 364) + " a year",
                        percent(record.power()),
                        number(record.medianDays()) + " days");
            }
        }
    }

    static Performance record(Alarm alarm, double rate, int testsADay, double rise, int years) {
        double rings = 0;
        int found = 0;
        List<Integer> delays = new ArrayList<>();
        for (int seed = 0; seed < years; seed++) {
            for (boolean ring : alarm.sound(Series.simulated(rate, testsADay, 1, seed))) {
                rings += ring ? 1 : 0;
            }
            boolean[] risen = alarm.sound(Series.simulated(rate, testsADay, rise, 10_000L + seed));
            for (int day = 0; day < Series.RISE_DAYS + 7; day++) {
                if (risen[Series.RISE_FROM + day]) {
                    found++;
                    delays.add(day + 1);
                    break;
                }
            }
        }
        delays.sort(null);
        double median = delays.isEmpty() ? Double.NaN : delays.get(delays.size() / 2);
        return new Performance(rings / years / 364, (double) found / years, median);
    }

    private void funnel() {
        Random random = new Random(1);
        int falseUnits = 0;
        int naive = 0;
        int found = 0;
        for (int year = 0; year < years; year++) {
            List<Proportion> units = markets(random, 1);
            FunnelPlot plot = FunnelPlot.of(units);
            FunnelPlot plain = new FunnelPlot(plot.centre(), 1, 0);
            falseUnits += (int) units.stream()
                    .filter(unit -> plot.isBeyond(FunnelPlot.Level.P998, unit))
                    .count();
            naive += (int) units.stream()
                    .filter(unit -> plain.isBeyond(FunnelPlot.Level.P998, unit))
                    .count();
            List<Proportion> bad = markets(random, 3);
            found += FunnelPlot.of(bad).isBeyond(FunnelPlot.Level.P998, bad.get(0)) ? 1 : 0;
        }
        line(
                "**funnel of 30 markets a year, 300 to 3,000 laboratory samples at 2 %, markets differing by 20 %**",
                "", "", "");
        line(
                "funnel, 99.8 %, additive",
                number((double) falseUnits / years) + " markets", percent((double) found / years), "one at 3 times");
        line("the same without overdispersion", number((double) naive / years) + " markets", "", "");
    }

    private static List<Proportion> markets(Random random, double first) {
        List<Proportion> units = new ArrayList<>();
        for (int market = 0; market < 30; market++) {
            double own = 0.02 * Math.exp(0.2 * random.nextGaussian()) * (market == 0 ? first : 1);
            units.add(Series.drawn(random, market == 0 ? 1_000 : 300 + random.nextInt(2_700), Math.min(1, own)));
        }
        return units;
    }

    /** The mix moves to the worse market while nothing changes; then fails really halve. */
    private void campaign() {
        Random random = new Random(2);
        int crude = 0;
        int within = 0;
        int found = 0;
        for (int year = 0; year < years; year++) {
            Stratum good = stratum(random, 0.01, 0.01, 200, 1_000);
            Stratum bad = stratum(random, 0.06, 0.06, 1_000, 200);
            crude += Difference.of(good.one().plus(bad.one()), good.other().plus(bad.other()))
                                    .probability()
                            <= 0.05
                    ? 1
                    : 0;
            within += significant(good, bad) ? 1 : 0;
            found += significant(stratum(random, 0.005, 0.01, 200, 1_000), stratum(random, 0.03, 0.06, 1_000, 200))
                    ? 1
                    : 0;
        }
        line(
                "**campaign over two markets, 1,200 samples before and during, sampling moved to the worse one**",
                "",
                "",
                "");
        line(
                "Mantel-Haenszel within markets at 5 %",
                percent((double) within / years), percent((double) found / years), "fails halved");
        line("Fisher's test of the totals", percent((double) crude / years), "", "");
    }

    private static Stratum stratum(Random random, double during, double before, int duringN, int beforeN) {
        return new Stratum(Series.drawn(random, duringN, during), Series.drawn(random, beforeN, before));
    }

    private static boolean significant(Stratum... strata) {
        return MantelHaenszel.of(List.of(strata))
                .filter(test -> test.probability() <= 0.05)
                .isPresent();
    }

    private void controls() {
        Random random = new Random(3);
        line("**one control a day**", "", "", "");
        line(
                "Westgard's multirules, any that rejects",
                number(rejects(random, 0, 1) * 365) + " a year",
                percent(withinAWeek(random, 2, 1)) + " / " + percent(withinAWeek(random, 0, 2)),
                "within a week, shifted by 2 s / twice the s");
    }

    private double rejects(Random random, double shift, double spread) {
        List<Control> controls = new ArrayList<>();
        for (int i = 0; i < 365 * years; i++) {
            controls.add(new Control("", shift + spread * random.nextGaussian()));
        }
        return new Westgard(Westgard.Range.CONSECUTIVE)
                        .judge(controls).stream()
                                .filter(broken -> broken.stream().anyMatch(Rule::rejects))
                                .count()
                / (365.0 * years);
    }

    private double withinAWeek(Random random, double shift, double spread) {
        int found = 0;
        for (int trial = 0; trial < years * 10; trial++) {
            List<Control> controls = new ArrayList<>();
            for (int i = 0; i < 17; i++) {
                boolean gone = i >= 10;
                controls.add(new Control("", (gone ? shift : 0) + (gone ? spread : 1) * random.nextGaussian()));
            }
            found += new Westgard(Westgard.Range.CONSECUTIVE)
                            .judge(controls).subList(10, 17).stream()
                                    .anyMatch(broken -> broken.stream().anyMatch(Rule::rejects))
                    ? 1
                    : 0;
        }
        return found / (years * 10.0);
    }

    /**
     * @param worlds honest years, of which the first {@code fabricated} are also made up in each way
     */
    private void credibility(int worlds, int fabricated, int testsADay) {
        line(
                "**credibility: 12 counters, " + testsADay + " tests a day each, a year; " + worlds + " worlds**",
                "",
                "",
                "");
        int falseFindings = 0;
        int falseYears = 0;
        Map<Fabrication, Integer> found = new EnumMap<>(Fabrication.class);
        for (int seed = 0; seed < worlds; seed++) {
            HonestYear world = new HonestYear(seed, 12, testsADay);
            List<Reading> year = world.readings();
            Credibility credibility = new Credibility(Assumptions.usual().withReagentTests(world.reagentTests()));
            long honest =
                    credibility.look(year).stream().filter(Finding::worthALook).count();
            falseFindings += (int) honest;
            falseYears += honest > 0 ? 1 : 0;
            if (seed < fabricated) {
                fabricate(year, credibility, seed, found);
            }
        }
        line(
                "all checks, honest counters",
                number((double) falseFindings / worlds) + " findings a year",
                "",
                share(falseYears, worlds) + " of years with any");
        for (Fabrication way : Fabrication.values()) {
            line(
                    way.foundBy().titleEn(),
                    "",
                    share(found.getOrDefault(way, 0), fabricated),
                    way.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    private static void fabricate(
            List<Reading> year, Credibility credibility, long seed, Map<Fabrication, Integer> found) {
        for (Fabrication way : Fabrication.values()) {
            List<Reading> made = HonestYear.altered(year, HonestYear.counter(0), own -> way.apply(own, seed));
            boolean seen = credibility.look(made).stream()
                    .anyMatch(finding -> finding.worthALook()
                            && finding.place().equals(HonestYear.counter(0))
                            && finding.check() == way.foundBy());
            found.merge(way, seen ? 1 : 0, Integer::sum);
        }
    }

    /** With Wilson's interval at 95 %. */
    private static String share(int events, int n) {
        Wilson interval = Wilson.of(events, n);
        return String.format(
                Locale.ROOT,
                "%d of %d: %.1f %% (%.1f to %.1f)",
                events,
                n,
                100.0 * events / n,
                100 * interval.lower(),
                100 * interval.upper());
    }

    private void line(String alarm, String without, String with, String remark) {
        out.println("| " + String.join(" | ", alarm, without, with, remark) + " |");
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, value >= 10 ? "%.0f" : "%.2f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
