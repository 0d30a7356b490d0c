package io.batchwatch.board.view;

import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All batches on which somebody has to act, and the newest of the others. Thread-safe. */
final class BatchStore {
    private static final Comparator<BatchView> GRAVEST_FIRST = Comparator.<BatchView>comparingInt(
                    batch -> rank(batch.state()))
            .thenComparing(BatchView::severity)
            .thenComparing(Comparator.comparing(BatchView::changedAt).reversed())
            .thenComparing(Comparator.comparing(BatchStore::lastSampledAt).reversed())
            .thenComparing(BatchView::batchId);

    private final Map<String, BatchView> open = new HashMap<>();
    private final NewestViews<BatchView> closed;

    /**
     * @param closedBound how many batches that are not open are kept
     */
    BatchStore(int closedBound) {
        closed = new NewestViews<>(closedBound, BatchView::batchId, BatchView::changedAt, BatchView::version);
    }

    /**
     * @return whether the view is now the one shown
     */
    synchronized boolean accept(BatchView batch) {
        Optional<BatchView> known = get(batch.batchId());
        if (known.isPresent() && !Versions.replaces(batch.version(), known.get().version())) {
            return false;
        }
        if (batch.isOpen()) {
            closed.remove(batch.batchId());
            open.put(batch.batchId(), batch);
            return true;
        }
        boolean wasOpen = open.remove(batch.batchId()) != null;
        return closed.accept(batch) || wasOpen;
    }

    synchronized Optional<BatchView> get(String batchId) {
        return Optional.ofNullable(open.get(batchId)).or(() -> closed.get(batchId));
    }

    /** Those that something stands against; those whose papers alone are at fault are not among them. */
    synchronized List<BatchView> open() {
        return open.values().stream().filter(batch -> batch.state().isOpen()).toList();
    }

    synchronized List<BatchView> withPapersAtFault() {
        return open.values().stream()
                .filter(batch -> batch.papers().stream().anyMatch(paper -> !paper.settled()))
                .toList();
    }

    synchronized List<BatchView> overdue() {
        return Stream.concat(open.values().stream(), closed.newest(Integer.MAX_VALUE, batch -> true).stream())
                .filter(batch -> batch.clocks().stream()
                        .anyMatch(clock -> clock.overdueSince().isPresent()))
                .toList();
    }

    /** UNSAFE before SUSPECT before the others, then the gravest, then the newest change, then the latest sample first. */
    List<BatchView> in(Collection<BatchState> states) {
        List<BatchView> found = all();
        found.removeIf(batch -> !states.contains(batch.state()));
        found.sort(GRAVEST_FIRST);
        return List.copyOf(found);
    }

    private synchronized List<BatchView> all() {
        List<BatchView> all = new ArrayList<>(open.values());
        all.addAll(closed.newest(Integer.MAX_VALUE, batch -> true));
        return all;
    }

    /** One file may flag hundreds of batches at the same moment: of them the latest sampled is the one still on sale. */
    private static Instant lastSampledAt(BatchView batch) {
        return batch.findings().stream()
                .map(BatchFinding::sampledAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private static int rank(BatchState state) {
        return switch (state) {
            case UNSAFE -> 0;
            case SUSPECT -> 1;
            case RETEST -> 2;
            case CLEARED -> 3;
            case DISPOSED -> 4;
            case CLEAR -> 5;
        };
    }
}
