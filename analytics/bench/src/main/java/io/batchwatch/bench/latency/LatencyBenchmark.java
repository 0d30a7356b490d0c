package io.batchwatch.bench.latency;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.Benchmark;
import io.batchwatch.bench.partner.Lot;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.House;
import io.batchwatch.bench.process.Taking;
import io.batchwatch.bench.report.Findings;
import io.batchwatch.bench.report.Goal;
import io.batchwatch.bench.report.Quantiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** From the rename or the post of one unsafe result until the flag is there. */
public final class LatencyBenchmark implements Benchmark {
    private static final int UNCOUNTED = 20;
    private static final int MOST_PAUSE_MILLIS = 300;
    private static final double P99 = 0.99;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String question() {
        return "One unsafe result in a file, from the moment of its rename, and one by HTTP, from the moment of the post,"
                + " until its batch is told of as a server-sent event, and until `/metrics` counts it; at idle, and while"
                + " another partner's files come at half of the rate at which the same house has just taken them.";
    }

    @Override
    public Findings measure(BenchSettings settings) throws Exception {
        Findings.Notebook notebook = new Findings.Notebook();
        try (House house = House.start(settings, settings.work().resolve("house"));
                Flags flags = Flags.of(house)) {
            Unsafe unsafe = new Unsafe(house, Unsafe.key(settings, house));
            Load load = Load.into(house);
            measure(unsafe::drop, flags, UNCOUNTED);
            measure(unsafe::post, flags, UNCOUNTED);
            note("idle", measure(unsafe::drop, flags, settings.samples()), "file", 300, notebook);
            note("idle", measure(unsafe::post, flags, settings.samples()), "HTTP", 150, notebook);
            double rate = rate(settings, house, load);
            notebook.figure("batchwatch", "rate of a large file", rate, "rows/s");
            try (Load.Running running = load.run(rate / 2)) {
                note("half load", measure(unsafe::drop, flags, settings.samples()), "file", 1000, notebook);
                note("half load", measure(unsafe::post, flags, settings.samples()), "HTTP", 1000, notebook);
                notebook.figure("load", "rate sent", running.rate(), "rows/s");
            }
        }
        notebook.remark("Theory: a file waits for the next look into the inbox and for the proof that it is whole, then"
                + " for two hops through Kafka and the job; no flag waits for a checkpoint.");
        notebook.remark("`/metrics` is asked once the event is there: its figure is never below the event's, and one"
                + " scrape is in it.");
        return notebook.findings();
    }

    /** Rows a second, of a house that has just begun to be warm. */
    private static double rate(BenchSettings settings, House house, Load load)
            throws IOException, InterruptedException {
        Path file = house.data().resolve("rate.csv");
        PartnerFile.write(file, Lot.of("R", settings.rows()));
        return Taking.of(house, load.partner(), file, settings.rows(), house.judged())
                .boardRate();
    }

    /** One way of handing over an unsafe result. */
    @FunctionalInterface
    private interface Way {
        /** Calls back at the moment from which time counts. */
        void send(String batch, Runnable now) throws IOException, InterruptedException;
    }

    /**
     * @param event milliseconds until the event
     * @param metrics milliseconds until {@code /metrics}
     */
    private record Times(List<Double> event, List<Double> metrics) {}

    private static Times measure(Way way, Flags flags, int samples) throws IOException, InterruptedException {
        SplittableRandom chance = new SplittableRandom(1);
        Times times = new Times(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < samples; i++) {
            // Not in step with whatever the house does at intervals.
            TimeUnit.MILLISECONDS.sleep(chance.nextInt(MOST_PAUSE_MILLIS));
            Flags.Awaited awaited = flags.next();
            way.send(awaited.batch(), awaited::begin);
            times.event().add(awaited.eventMillis());
            times.metrics().add(awaited.metricsMillis());
        }
        return times;
    }

    private static void note(String when, Times times, String way, double wanted, Findings.Notebook notebook) {
        Quantiles event = Quantiles.of(times.event());
        event.note(way + ", " + when, "to the event", "ms", notebook);
        Quantiles metrics = Quantiles.of(times.metrics());
        metrics.note(way + ", " + when, "to /metrics", "ms", notebook);
        notebook.goal(Goal.atMost(wanted, "ms", way + " to the event, " + when + ", p99", event.at(P99)));
        notebook.goal(Goal.atMost(wanted, "ms", way + " to /metrics, " + when + ", p99", metrics.at(P99)));
    }
}
