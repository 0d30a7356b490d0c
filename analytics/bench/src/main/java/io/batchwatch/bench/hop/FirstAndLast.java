package io.batchwatch.bench.hop;

import io.batchwatch.jobs.wire.SampleRows;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Counts what passes, and notes when the first and the last came by. For one task only. */
final class FirstAndLast extends RichMapFunction<SampleRows, SampleRows> {
    private static final long serialVersionUID = 1;

    static final String COUNT = "count";
    static final String FIRST = "first";
    static final String LAST = "last";

    private long count;
    private long first;
    private long last;

    @Override
    public void open(OpenContext context) {
        count = 0;
    }

    @Override
    public SampleRows map(SampleRows row) {
        last = System.nanoTime();
        if (count == 0) {
            first = last;
        }
        count++;
        return row;
    }

    @Override
    public void close() {
        tell(COUNT, count);
        tell(FIRST, first);
        tell(LAST, last);
    }

    private void tell(String name, long value) {
        LongCounter counter = new LongCounter();
        counter.add(value);
        getRuntimeContext().addAccumulator(name, counter);
    }
}
