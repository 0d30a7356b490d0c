package io.batchwatch.rules.tally;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How many there are of each kind. Immutable. Row after row is added to a tally, and there are a few kinds in it: to look through
 * them takes less than to make a table of them for each sum.
 */
final class Counts<K> extends AbstractMap<K, Long> {
    private final List<K> kinds;
    private final long[] counts;

    private Counts(List<K> kinds, long[] counts) {
        this.kinds = kinds;
        this.counts = counts;
    }

    static <K> Counts<K> ofOne(K kind) {
        return new Counts<>(List.of(kind), new long[] {1});
    }

    static <K> Counts<K> copyOf(Map<K, Long> counts) {
        if (counts instanceof Counts<K> same) {
            return same;
        }
        List<K> kinds = List.copyOf(counts.keySet());
        return new Counts<>(kinds, kinds.stream().mapToLong(counts::get).toArray());
    }

    Counts<K> plus(Counts<K> more) {
        long[] sums = Arrays.copyOf(counts, counts.length + more.counts.length);
        List<K> added = new ArrayList<>(0);
        for (int i = 0; i < more.counts.length; i++) {
            K kind = more.kinds.get(i);
            int place = kinds.indexOf(kind);
            if (place < 0) {
                place = kinds.size() + added.size();
                added.add(kind);
            }
            sums[place] += more.counts[i];
        }
        return added.isEmpty()
                ? new Counts<>(kinds, Arrays.copyOf(sums, counts.length))
                : new Counts<>(with(added), Arrays.copyOf(sums, counts.length + added.size()));
    }

    private List<K> with(List<K> added) {
        List<K> all = new ArrayList<>(kinds);
        all.addAll(added);
        return List.copyOf(all);
    }

    @Override
    public Set<Entry<K, Long>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<K, Long>> iterator() {
                return IntStream.range(0, counts.length)
                        .mapToObj(place -> Map.entry(kinds.get(place), counts[place]))
                        .iterator();
            }

            @Override
            public int size() {
                return counts.length;
            }
        };
    }
}
