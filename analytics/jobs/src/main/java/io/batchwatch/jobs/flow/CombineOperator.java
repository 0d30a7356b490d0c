package io.batchwatch.jobs.flow;

import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up changes of the same thing before they travel on: a file of a million rows changes a few hundred cells.
 *
 * <p>It holds nothing over a checkpoint: what it has goes out before the barrier, so there is no state to restore.
 */
public final class CombineOperator<T> extends AbstractStreamOperator<T>
        implements OneInputStreamOperator<T, T>, BoundedOneInput {
    private static final long serialVersionUID = 1;

    /** What is summed up goes out after this long at the latest: nobody is shown rates more often. */
    public static final Duration PATIENCE = Duration.ofMillis(250);

    /** While a long file changes a great many things, all of them are told once a second. */
    public static final Duration PATIENCE_UNDER_LOAD = Duration.ofSeconds(1);

    private static final int MANY = 1_000;

    /** And as soon as so many different things changed. */
    public static final int MOST_KEPT = 16_384;

    private final SerializableFunction<T, Object> keyOf;
    private final SerializableSum<T> sum;
    private transient Map<Object, T> kept;
    private transient StreamRecord<T> outgoing;
    private transient boolean timerSet;
    private transient Duration patience;

    /** A function that travels with the job. */
    @FunctionalInterface
    public interface SerializableFunction<A, B> extends Function<A, B>, Serializable {}

    /** A sum that travels with the job. */
    @FunctionalInterface
    public interface SerializableSum<A> extends BinaryOperator<A>, Serializable {}

    /**
     * @param sum of two with the same key; the order does not matter
     */
    public CombineOperator(SerializableFunction<T, Object> keyOf, SerializableSum<T> sum) {
        this.keyOf = keyOf;
        this.sum = sum;
    }

    @Override
    public void open() throws Exception {
        super.open();
        kept = new HashMap<>();
        outgoing = new StreamRecord<>(null);
        timerSet = false;
        patience = PATIENCE;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a timer that fails fails the task
    public void processElement(StreamRecord<T> element) {
        T change = element.getValue();
        kept.merge(keyOf.apply(change), change, sum);
        if (kept.size() >= MOST_KEPT) {
            sendAll();
        } else if (!timerSet) {
            timerSet = true;
            long now = getProcessingTimeService().getCurrentProcessingTime();
            getProcessingTimeService().registerTimer(now + patience.toMillis(), time -> {
                timerSet = false;
                sendAll();
            });
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        sendAll();
    }

    @Override
    public void endInput() {
        sendAll();
    }

    private void sendAll() {
        patience = kept.size() < MANY ? PATIENCE : PATIENCE_UNDER_LOAD;
        kept.values().forEach(change -> output.collect(outgoing.replace(change)));
        kept.clear();
    }
}
