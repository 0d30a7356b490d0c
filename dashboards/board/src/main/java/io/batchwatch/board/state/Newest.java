package io.batchwatch.board.state;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The newest view of each key: the one of the highest version, of equals the later. After a failure the job may send older
 * ones again; they change nothing.
 */
final class Newest<V> {
    private final Map<String, V> byKey = new ConcurrentHashMap<>();
    private final Function<V, String> keyOf;
    private final ToLongFunction<V> versionOf;

    Newest(Function<V, String> keyOf, ToLongFunction<V> versionOf) {
        this.keyOf = keyOf;
        this.versionOf = versionOf;
    }

    /** True if it is newer than what was known, or not known at all. */
    boolean accept(V view) {
        V now = byKey.merge(
                keyOf.apply(view),
                view,
                (known, next) -> versionOf.applyAsLong(next) >= versionOf.applyAsLong(known) ? next : known);
        return now == view;
    }

    Optional<V> get(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    List<V> all() {
        return List.copyOf(byKey.values());
    }

    int size() {
        return byKey.size();
    }

    /** Forgets the oldest of those that may be forgotten, down to nine tenths of the bound. */
    void bound(int most, Predicate<V> forgettable, Comparator<V> oldestFirst) {
        if (byKey.size() > most) {
            byKey.values().stream()
                    .filter(forgettable)
                    .sorted(oldestFirst)
                    .limit(byKey.size() - most + most / 10L)
                    .toList()
                    .forEach(view -> byKey.remove(keyOf.apply(view)));
        }
    }
}
