package io.batchwatch.bench.judge;

import io.batchwatch.contract.ArrivedResult;
import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.rules.judge.Judge;
import io.batchwatch.rules.judge.Judgement;
import io.batchwatch.rules.ledger.Ledger;
import io.batchwatch.rules.ledger.SampleLedger;
import io.batchwatch.rules.ledger.Step;
import io.batchwatch.rules.ledger.SumLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One call each, on the next result. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
public class RulesBenchmarks {
    private static final Instant NOW = Instant.parse("2025-11-01T00:00:00Z");

    private final TestResultCodec codec = new TestResultCodec();
    private ArrivedResults arrived;
    private int next;

    /** The results, decoded and encoded, and the rules as shipped. */
    @Setup
    public void prepare() throws IOException {
        arrived = ArrivedResults.read(Path.of(System.getProperty("bench.work")));
    }

    private int next() {
        next = arrived.after(next);
        return next;
    }

    @Benchmark
    public Judgement judge() {
        return Judge.judge(arrived.result(next()), arrived.reference());
    }

    /** A result that is the first of its sample and has never been heard of. */
    @Benchmark
    public Step ledgerStep() {
        TestResult result = arrived.result(next());
        return Ledger.apply(
                SampleLedger.EMPTY,
                Optional.empty(),
                SumLedger.EMPTY,
                new ArrivedResult(result, result.id().low()),
                arrived.reference(),
                NOW);
    }

    @Benchmark
    public TestResult decode() {
        return codec.decode(arrived.encoded(next()));
    }

    @Benchmark
    public byte[] encode() {
        return codec.encode(arrived.result(next()));
    }

    /** The least that anything must do that looks at a record. */
    @Benchmark
    public int memoryRead() {
        int sum = 0;
        for (byte one : arrived.encoded(next())) {
            sum += one;
        }
        return sum;
    }
}
