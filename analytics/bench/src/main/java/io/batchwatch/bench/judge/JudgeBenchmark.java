package io.batchwatch.bench.judge;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.Benchmark;
import io.batchwatch.bench.report.Findings;
import io.batchwatch.bench.report.Goal;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The rules alone on one core, against reading the record's bytes from memory. */
public final class JudgeBenchmark implements Benchmark {
    private static final double WANTED = 2_000_000;
    /** Below that, JMH's own bookkeeping. */
    private static final double NO_GARBAGE = 1;

    @Override
    public String name() {
        return "judge";
    }

    @Override
    public String question() {
        return "The rules alone, one thread, on results of seven foods and nineteen tests as the job decodes them:"
                + " judging, decoding, and the ledger's whole step; against reading each encoded record's bytes once from"
                + " memory, in an order no cache foresees.";
    }

    @Override
    public Findings measure(BenchSettings settings) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(RulesBenchmarks.class.getName() + "\\..*")
                .forks(2)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(settings.seconds()))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(settings.seconds()))
                .timeUnit(TimeUnit.SECONDS)
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-Xmx1g", "-Dbench.work=" + settings.work())
                .build();
        Collection<RunResult> results = new Runner(options).run();
        Findings.Notebook notebook = new Findings.Notebook();
        for (RunResult result : results) {
            note(result, notebook);
        }
        return notebook.findings();
    }

    private static void note(RunResult result, Findings.Notebook notebook) {
        String subject = result.getPrimaryResult().getLabel();
        double rate = result.getPrimaryResult().getScore();
        double garbage = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
        notebook.figure(subject, "rate", rate, "results/s/core");
        notebook.figure(subject, "± (99.9 %)", result.getPrimaryResult().getScoreError(), "results/s/core");
        notebook.figure(subject, "time", 1e9 / rate, "ns/result");
        notebook.figure(subject, "garbage", garbage, "B/result");
        if (subject.equals("judge")) {
            notebook.goal(Goal.atLeast(WANTED, "results/s/core", "judging alone", rate));
            notebook.goal(Goal.atMost(NO_GARBAGE, "B/result", "garbage of judging", garbage));
        }
    }
}
