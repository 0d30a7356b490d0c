package io.batchwatch.gateway.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What texts mean that stand in thousands of rows, such as names, words and dates: each is read once. Bounded. Not thread-safe.
 *
 * @param <T> immutable
 */
final class Remembered<T> {
    private static final int MOST = 20_000;

    private final Function<String, T> read;
    private final Map<String, T> meanings = new HashMap<>();

    /**
     * @param read depends on nothing but the text
     */
    Remembered(Function<String, T> read) {
        this.read = read;
    }

    T of(String text) {
        T known = meanings.get(text);
        return known != null ? known : remember(text);
    }

    private T remember(String text) {
        if (meanings.size() >= MOST) {
            meanings.clear();
        }
        T meaning = read.apply(text);
        meanings.put(text, meaning);
        return meaning;
    }
}
