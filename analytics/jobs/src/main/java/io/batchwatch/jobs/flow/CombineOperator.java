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

    private static final int MANY = 1_000;

    /** And as soon as so many different things changed. */
    public static final int MOST_KEPT = 16_384;

    private final SerializableFunction<T, Object> keyOf;
    private final SerializableSum<T> sum;
    private final Patience patience;
    private transient Map<Object, T> kept;
    private transient StreamRecord<T> outgoing;
    private transient boolean timerSet;
    private transient Duration untilNext;

    /**
     * How long something waits for more of its kind.
     *
     * @param usual at the latest after this long it goes out
     * @param underLoad the same, while a great many different things change
     */
    public record Patience(Duration usual, Duration underLoad) implements Serializable {
        /** Nobody is shown rates more often; and while a long file changes thousands of them, all are told once a second. */
        public static final Patience OF_RATES = new Patience(Duration.ofMillis(250), Duration.ofSeconds(1));

        /** What a flag waits for: just so long that what a file tells one row after another comes together. */
        public static final Patience OF_FLAGS = new Patience(Duration.ofMillis(2), Duration.ofMillis(20));
    }

    /** A function that travels with the job. */
    @FunctionalInterface
    public interface SerializableFunction<A, B> extends Function<A, B>, Serializable {}

    /** A sum that travels with the job. */
    @FunctionalInterface
    public interface SerializableSum<A> extends BinaryOperator<A>, Serializable {}

    /**
     * @param sum of two with the same key, the earlier first
     */
    public CombineOperator(SerializableFunction<T, Object> keyOf, SerializableSum<T> sum, Patience patience) {
        this.keyOf = keyOf;
        this.sum = sum;
        this.patience = patience;
    }

    @Override
    public void open() throws Exception {
        super.open();
        kept = new HashMap<>();
        outgoing = new StreamRecord<>(null);
        timerSet = false;
        untilNext = patience.usual();
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
            getProcessingTimeService().registerTimer(now + untilNext.toMillis(), time -> {
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
        untilNext = kept.size() < MANY ? patience.usual() : patience.underLoad();
        kept.values().forEach(change -> output.collect(outgoing.replace(change)));
        kept.clear();
    }
}
