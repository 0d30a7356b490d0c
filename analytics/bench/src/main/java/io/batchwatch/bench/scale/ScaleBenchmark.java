package io.batchwatch.bench.scale;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.Benchmark;
import io.batchwatch.bench.partner.Lot;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.Directories;
import io.batchwatch.bench.process.House;
import io.batchwatch.bench.process.Taking;
import io.batchwatch.bench.report.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One, two and four tasks of a kind, in one process and in processes of their own; and what that means for a province and for a nation. */
public final class ScaleBenchmark implements Benchmark {
    private static final List<Integer> TASKS = List.of(1, 2, 4);
    /** Where there is more than one, results travel between tasks, as in a cluster: the paper rests on them. */
    private static final int TOGETHER = 2;

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String question() {
        return "The same file with one, two and four tasks of a kind in one process; the same results from a full topic"
                + " with one, two and four task managers, each a process with one slot, beside a job manager and a broker"
                + " of their own, and with one of two killed; and on paper, from the measured"
                + " processor time and bytes of a result, what a province (10,000 counters, 50 million results a year)"
                + " and a nation (10 billion) need.";
    }

    @Override
    public Findings measure(BenchSettings settings) throws Exception {
        Findings.Notebook notebook = new Findings.Notebook();
        Cost cost = Cost.UNKNOWN;
        for (int tasks : TASKS) {
            Path data = Directories.empty(settings.work().resolve("house"));
            try (House house = House.start(settings, data, "--parallelism", Integer.toString(tasks))) {
                Path file = data.resolve("scale.csv");
                PartnerFile.write(file, Lot.of("M", settings.rows()));
                Taking taking = Taking.of(house, "generic", file, settings.rows(), 0);
                taking.note(tasks + " tasks", notebook);
                if (tasks == TOGETHER) {
                    cost = cost(taking, data);
                }
            }
        }
        SeparateProcesses processes = new SeparateProcesses(settings, notebook);
        for (int taskManagers : TASKS) {
            processes.measure(taskManagers);
        }
        processes.measureKill(TOGETHER);
        Demand.PROVINCE.note(cost, notebook);
        Demand.NATION.note(cost, notebook);
        Demand.remarks().forEach(notebook::remark);
        return notebook.findings();
    }

    private static Cost cost(Taking taking, Path data) throws IOException {
        double rows = taking.rows();
        return new Cost(
                taking.processorMicrosPerRow(),
                Directories.bytes(data.resolve("kafka")) / rows,
                Directories.bytes(data.resolve("history")) / rows,
                Directories.bytes(data.resolve("checkpoints")) / rows,
                Directories.bytes(data.resolve("archive")) / rows);
    }
}
