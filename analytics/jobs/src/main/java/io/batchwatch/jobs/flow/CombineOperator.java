package io.batchwatch.jobs.flow;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up changes of the same thing before they travel on: a file of a million rows changes a few hundred cells.
 *
 * <p>It holds nothing over a checkpoint: what it has goes out before the barrier, so there is no state to restore. What would
 * rather wait on is for {@link KeepingCombineOperator}.
 */
public class CombineOperator<T> extends AbstractStreamOperator<T>
        implements OneInputStreamOperator<T, T>, BoundedOneInput {
    private static final long serialVersionUID = 2;

    /** And as soon as so many different things changed. */
    public static final int MOST_KEPT = 16_384;

    private final SerializableFunction<T, Object> keyOf;
    private final SerializableSum<T> sum;
    private final SerializablePredicate<T> canWait;
    private final Patience patience;
    private final Patience ofWhatCanWait;
    private transient Map<Object, T> kept;
    private transient Set<Object> pressing;
    private transient StreamRecord<T> outgoing;
    private transient Watch pressingWatch;
    private transient Watch watch;

    /** Rings once when patience ends. */
    private final class Watch {
        private final Patience patience;
        private final Runnable end;
        private boolean isSet;
        private long restUntil;

        Watch(Patience patience, Runnable end) {
            this.patience = patience;
            this.end = end;
        }

        @SuppressWarnings("FutureReturnValueIgnored") // a timer that fails fails the task
        void set() {
            if (!isSet) {
                isSet = true;
                long usual = now() + patience.usual().toMillis();
                getProcessingTimeService().registerTimer(Math.max(usual, restUntil), time -> {
                    isSet = false;
                    end.run();
                });
            }
        }

        void haveSent(int things) {
            restUntil = now() + patience.after(things).toMillis();
        }

        private long now() {
            return getProcessingTimeService().getCurrentProcessingTime();
        }
    }

    /** A function that travels with the job. */
    @FunctionalInterface
    public interface SerializableFunction<A, B> extends Function<A, B>, Serializable {}

    /** A question that travels with the job. */
    @FunctionalInterface
    public interface SerializablePredicate<A> extends Predicate<A>, Serializable {}

    /** A sum that travels with the job. */
    @FunctionalInterface
    public interface SerializableSum<A> extends BinaryOperator<A>, Serializable {}

    /**
     * @param sum of two with the same key, the earlier first
     */
    public CombineOperator(SerializableFunction<T, Object> keyOf, SerializableSum<T> sum, Patience patience) {
        this(keyOf, sum, patience, change -> true, patience);
    }

    /**
     * @param sum of two with the same key, the earlier first
     * @param canWait true of a change that has more patience; it goes out with the first of its key that has not
     */
    public CombineOperator(
            SerializableFunction<T, Object> keyOf,
            SerializableSum<T> sum,
            Patience patience,
            SerializablePredicate<T> canWait,
            Patience ofWhatCanWait) {
        this.keyOf = keyOf;
        this.sum = sum;
        this.patience = patience;
        this.canWait = canWait;
        this.ofWhatCanWait = ofWhatCanWait;
    }

    @Override
    public void open() throws Exception {
        super.open();
        kept = new HashMap<>();
        pressing = new LinkedHashSet<>();
        outgoing = new StreamRecord<>(null);
        pressingWatch = new Watch(patience, this::sendPressing);
        watch = new Watch(ofWhatCanWait, this::sendAll);
    }

    @Override
    public void processElement(StreamRecord<T> element) {
        keep(element.getValue());
        if (kept.size() >= MOST_KEPT) {
            sendAll();
        }
    }

    /** Until its patience ends. */
    final void keep(T change) {
        Object key = keyOf.apply(change);
        kept.merge(key, change, sum);
        if (canWait.test(change)) {
            watch.set();
        } else {
            pressing.add(key);
            pressingWatch.set();
        }
    }

    /** What has not gone out yet. */
    final Collection<T> kept() {
        return kept.values();
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        sendAll();
    }

    @Override
    public void endInput() {
        sendAll();
    }

    private void sendPressing() {
        pressingWatch.haveSent(pressing.size());
        pressing.forEach(key -> output.collect(outgoing.replace(kept.remove(key))));
        pressing.clear();
    }

    private void sendAll() {
        sendPressing();
        watch.haveSent(kept.size());
        kept.values().forEach(change -> output.collect(outgoing.replace(change)));
        kept.clear();
    }
}
