package io.batchwatch.bench.process;

import java.time.Duration;

/**
 * What a process and its children have used since they began.
 *
 * @param processor time of all processors
 * @param peakBytes the most memory resident at once; 0 where the system does not tell
 */
public record Usage(Duration processor, long peakBytes) {
    public static final Usage NONE = new Usage(Duration.ZERO, 0);

    public Usage since(Usage before) {
        return new Usage(processor.minus(before.processor), peakBytes);
    }

    /** Of two at the same time. */
    public Usage plus(Usage other) {
        return new Usage(processor.plus(other.processor), peakBytes + other.peakBytes);
    }

    public double processorSeconds() {
        return processor.toMillis() / 1e3;
    }

    public double peakMebibytes() {
        return peakBytes / (double) (1 << 20);
    }
}
