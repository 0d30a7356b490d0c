package io.batchwatch.board.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many records were no views, by topic, since the board started. Thread-safe. */
public final class UnreadableViews {
    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    public void count(String topic) {
        counts.merge(topic, 1L, Long::sum);
    }

    public Map<String, Long> byTopic() {
        return Map.copyOf(counts);
    }
}
