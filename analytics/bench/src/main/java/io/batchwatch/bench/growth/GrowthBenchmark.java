package io.batchwatch.bench.growth;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.Benchmark;
import io.batchwatch.bench.partner.Lot;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.Directories;
import io.batchwatch.bench.process.Heap;
import io.batchwatch.bench.process.House;
import io.batchwatch.bench.process.Taking;
import io.batchwatch.bench.report.Exponent;
import io.batchwatch.bench.report.Findings;
import io.batchwatch.bench.report.Goal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Does a result cost the same however many there are, and does the heap stay as it is? */
public final class GrowthBenchmark implements Benchmark {
    private static final double WANTED = 1.05;
    private static final String PARTNER = "generic";
    private static final List<Integer> PARTNERS = List.of(1, 10, 1000);
    private static final int ROWS_IN_ALL = 100_000;
    private static final int ROWS_OF_A_SMALL_FILE = 100;

    /** Some three gigabytes; a partner's file may have four unless its profile says more. */
    private static final long MOST_ROWS_OF_A_FILE = 25_000_000;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String question() {
        return "Time of a result and heap after a full collection, against: results in one file (more than 25 million in"
                + " files of so many, dropped at once); samples already in the state; partners; rows in a file; months in one"
                + " file. The exponent is that of the time of all against their number.";
    }

    @Override
    public Findings measure(BenchSettings settings) throws Exception {
        Findings.Notebook notebook = new Findings.Notebook();
        byResults(settings, notebook);
        byPartners(settings, notebook);
        byRowsInAFile(settings, notebook);
        byMonths(settings, notebook);
        notebook.remark(
                "A house begins cold each time, so the smallest size bears the compiler's work: the exponent over"
                        + " processor time would flatter; where it is above 1, growth is real.");
        return notebook.findings();
    }

    private static List<Long> sizes(BenchSettings settings) {
        return settings.steps().isEmpty() ? List.of(settings.rows() / 10, settings.rows()) : settings.steps();
    }

    /** Each size in a house of its own; behind it a probe, the same for all, meets the state that the size has left. */
    private static void byResults(BenchSettings settings, Findings.Notebook notebook)
            throws IOException, InterruptedException {
        List<Exponent.Point> all = new ArrayList<>();
        List<Exponent.Point> heaps = new ArrayList<>();
        List<Exponent.Point> probes = new ArrayList<>();
        long probe = sizes(settings).get(0);
        for (long rows : sizes(settings)) {
            String subject = String.format(Locale.ROOT, "%,d results", rows);
            try (House house = fresh(settings)) {
                Taking taking = take(house, Lot.of("G", rows), 0);
                all.add(new Exponent.Point(rows, taking.board().toNanos()));
                taking.note(subject, notebook);
                double heap = Heap.liveMebibytes(house);
                heaps.add(new Exponent.Point(rows, heap));
                notebook.figure(subject, "heap after collection", heap, "MiB");
                Taking behind = take(house, Lot.of("H", probe), rows);
                probes.add(new Exponent.Point(rows / 3.0, behind.board().toNanos()));
                notebook.figure(
                        String.format(Locale.ROOT, "%,d samples in state", rows / 3),
                        "time of a result that comes then",
                        behind.board().toNanos() / 1e3 / probe,
                        "µs");
            }
        }
        notebook.goal(Goal.atMost(WANTED, "", "exponent of time, by results", Exponent.of(all)));
        notebook.goal(Goal.atMost(WANTED - 1, "", "exponent of heap, by results", Exponent.of(heaps)));
        notebook.goal(
                Goal.atMost(WANTED - 1, "", "exponent of time a result, by samples in state", Exponent.of(probes)));
    }

    /** The same files, from one partner and from many. */
    private static void byPartners(BenchSettings settings, Findings.Notebook notebook)
            throws IOException, InterruptedException {
        List<Exponent.Point> points = new ArrayList<>();
        for (int partners : PARTNERS) {
            ManyFiles files = ManyFiles.of(ROWS_IN_ALL, ROWS_OF_A_SMALL_FILE, partners);
            String subject = String.format(Locale.ROOT, "%s, %,d partners", files.text(), partners);
            try (House house = fresh(settings)) {
                ManyFiles.Sent sent = files.through(house);
                sent.note(subject, notebook);
                notebook.figure(subject, "heap after collection", Heap.liveMebibytes(house), "MiB");
                points.add(new Exponent.Point(partners, sent.microsPerRow()));
            }
        }
        notebook.goal(Goal.atMost(WANTED - 1, "", "exponent of time a result, by partners", Exponent.of(points)));
    }

    /** The same rows in all, in few large files or many small ones. Each file has its price, so there is no exponent to want. */
    private static void byRowsInAFile(BenchSettings settings, Findings.Notebook notebook)
            throws IOException, InterruptedException {
        for (int rows = ROWS_OF_A_SMALL_FILE; rows <= ROWS_IN_ALL; rows *= 10) {
            ManyFiles files = ManyFiles.of(ROWS_IN_ALL, rows, 1);
            try (House house = fresh(settings)) {
                files.through(house).note(files.text(), notebook);
            }
        }
    }

    private static void byMonths(BenchSettings settings, Findings.Notebook notebook)
            throws IOException, InterruptedException {
        List<Exponent.Point> points = new ArrayList<>();
        long rows = sizes(settings).get(0);
        for (Lot lot : List.of(Lot.of("M", rows), Lot.ofTenYears("M", rows))) {
            try (House house = fresh(settings)) {
                Taking taking = take(house, lot, 0);
                String subject = lot.months() + " months in one file";
                taking.note(subject, notebook);
                notebook.figure(subject, "heap after collection", Heap.liveMebibytes(house), "MiB");
                points.add(new Exponent.Point(lot.months(), taking.history().toNanos()));
            }
        }
        notebook.goal(Goal.atMost(WANTED - 1, "", "exponent of time to Parquet, by months", Exponent.of(points)));
    }

    private static House fresh(BenchSettings settings) throws IOException, InterruptedException {
        return House.start(settings, Directories.empty(settings.work().resolve("house")));
    }

    private static Taking take(House house, Lot lot, long before) throws IOException, InterruptedException {
        Map<Path, Long> files = new LinkedHashMap<>();
        for (Lot part : lot.parts(MOST_ROWS_OF_A_FILE)) {
            Path file = house.data().resolve(part.name() + ".csv");
            PartnerFile.write(file, part);
            files.put(file, part.rows());
        }
        return Taking.of(house, PARTNER, files, before);
    }
}
