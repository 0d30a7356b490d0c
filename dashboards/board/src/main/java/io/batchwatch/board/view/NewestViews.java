package io.batchwatch.board.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The newest views of one kind, up to a bound; older ones fall out. Thread-safe.
 *
 * @param <V> the kind of view
 */
final class NewestViews<V> {
    private final int bound;
    private final Function<V, String> keyOf;
    private final ToLongFunction<V> versionOf;
    private final Map<String, V> byKey = new HashMap<>();
    private final NavigableSet<V> newestFirst;

    /**
     * @param bound how many are kept
     * @param newness by which the oldest is found
     */
    NewestViews(int bound, Function<V, String> keyOf, Function<V, Instant> newness, ToLongFunction<V> versionOf) {
        this.bound = bound;
        this.keyOf = keyOf;
        this.versionOf = versionOf;
        newestFirst =
                new TreeSet<>(Comparator.comparing(newness).thenComparing(keyOf).reversed());
    }

    /**
     * @return whether the view is now the one shown
     */
    synchronized boolean accept(V view) {
        String key = keyOf.apply(view);
        V known = byKey.get(key);
        if (known != null && !Versions.replaces(versionOf.applyAsLong(view), versionOf.applyAsLong(known))) {
            return false;
        }
        remove(key);
        byKey.put(key, view);
        newestFirst.add(view);
        if (byKey.size() > bound) {
            String oldest = keyOf.apply(newestFirst.pollLast());
            byKey.remove(oldest);
            return !oldest.equals(key);
        }
        return true;
    }

    synchronized void remove(String key) {
        V known = byKey.remove(key);
        if (known != null) {
            newestFirst.remove(known);
        }
    }

    synchronized Optional<V> get(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Newest first. */
    synchronized List<V> newest(int limit, Predicate<V> wanted) {
        return newestFirst.stream().filter(wanted).limit(limit).toList();
    }
}
