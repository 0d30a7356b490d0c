package io.batchwatch.board.view;

import io.batchwatch.views.BatchView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All batches on which somebody has to act, and the newest of the others. Thread-safe.
 *
 * <p>Nobody but those who close batches bounds how many are open, so those that nothing was heard of for long are packed.
 */
final class BatchStore {
    private static final int KNOWN_MARKS = 4_096;

    private final int wholeBound;
    private final Map<String, KeptBatch> open = new HashMap<>();
    private final NewestViews<KeptBatch> closed;
    private final Packing<BatchView> packing = new Packing<>(BatchView.class);
    private final Map<BatchMarks, BatchMarks> marks = new HashMap<>();

    // Of open batches those that are not packed, the one heard of last at the end.
    private final Set<String> whole = new LinkedHashSet<>();

    /**
     * @param wholeBound how many open batches are kept as they are; the others are packed
     * @param closedBound how many batches that are not open are kept
     */
    BatchStore(int wholeBound, int closedBound) {
        this.wholeBound = wholeBound;
        closed = new NewestViews<>(
                closedBound,
                batch -> batch.outline().batchId(),
                batch -> batch.outline().changedAt(),
                batch -> batch.outline().version());
    }

    /**
     * @return whether the view is now the one shown
     */
    synchronized boolean accept(BatchView batch) {
        String batchId = batch.batchId();
        Optional<KeptBatch> known = kept(batchId);
        if (known.isPresent()
                && !Versions.replaces(batch.version(), known.get().outline().version())) {
            return false;
        }
        KeptBatch kept = new WholeBatch(BatchOutline.of(batch, once(BatchMarks.of(batch))), batch);
        whole.remove(batchId);
        boolean wasOpen = open.remove(batchId) != null;
        if (batch.isOpen()) {
            closed.remove(batchId);
            // Not over the entry that was there: it would keep its key, and the same id would be held twice.
            open.put(batchId, kept);
            whole.add(batchId);
            packBeyondBound();
            return true;
        }
        return closed.accept(kept) || wasOpen;
    }

    private void packBeyondBound() {
        if (whole.size() > wholeBound) {
            Iterator<String> longestQuiet = whole.iterator();
            open.computeIfPresent(
                    longestQuiet.next(),
                    (batchId, batch) -> new PackedBatch(batch.outline(), packing.pack(batch.view())));
            longestQuiet.remove();
        }
    }

    /** Bounded: marks that no batch has any more are forgotten with all others. */
    private BatchMarks once(BatchMarks given) {
        if (marks.size() >= KNOWN_MARKS) {
            marks.clear();
        }
        return marks.computeIfAbsent(given, same -> same);
    }

    Optional<BatchView> get(String batchId) {
        return kept(batchId).map(KeptBatch::view);
    }

    private synchronized Optional<KeptBatch> kept(String batchId) {
        return Optional.ofNullable(open.get(batchId)).or(() -> closed.get(batchId));
    }

    /** Those that something stands against; those whose papers alone are at fault are not among them. */
    synchronized List<BatchOutline> open() {
        return outlines(open.values())
                .filter(batch -> batch.marks().state().isOpen())
                .toList();
    }

    synchronized List<BatchOutline> withPapersAtFault() {
        return outlines(open.values())
                .filter(batch -> !batch.marks().papersAtFault().isEmpty())
                .toList();
    }

    List<BatchOutline> overdue() {
        return outlines(all())
                .filter(batch -> !batch.marks().overdue().isEmpty())
                .toList();
    }

    /** All at one moment, in no order. */
    synchronized List<KeptBatch> all() {
        List<KeptBatch> all = new ArrayList<>(open.values());
        all.addAll(closed.newest(Integer.MAX_VALUE, batch -> true));
        return all;
    }

    private static Stream<BatchOutline> outlines(Collection<KeptBatch> batches) {
        return batches.stream().map(KeptBatch::outline);
    }
}
