package io.batchwatch.bench;

import io.batchwatch.bench.report.Findings;

/** One question about speed, and how it is answered. */
public interface Benchmark {
    /** By which it is asked for. */
    String name();

    /** What is measured against what, for the reader of the table. */
    String question();

    Findings measure(BenchSettings settings) throws Exception;
}
