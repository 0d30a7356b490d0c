package io.batchwatch.jobs.history;

import java.io.IOException;
import java.util.Arrays;

/** Numbers one below the other, of which many stand below the same number: each run of equal ones takes the room of one. */
final class Runs {
    private static final int FIRST_ROOM = 16;

    private int[] numbers = new int[FIRST_ROOM];
    private int[] ends = new int[FIRST_ROOM];
    private int runs;

    /** Called with one run after another. */
    interface Visitor {
        void run(int number, int length) throws IOException;
    }

    void add(int number) {
        int size = size();
        if (runs == 0 || numbers[runs - 1] != number) {
            begin(number);
        }
        ends[runs - 1] = size + 1;
    }

    private void begin(int number) {
        if (runs == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * runs);
            ends = Arrays.copyOf(ends, 2 * runs);
        }
        numbers[runs++] = number;
    }

    int size() {
        return runs == 0 ? 0 : ends[runs - 1];
    }

    /**
     * The runs of a part, cut where it begins and ends.
     *
     * @param from the first number
     * @param until the first one that is not meant
     */
    void between(int from, int until, Visitor visitor) throws IOException {
        int found = Arrays.binarySearch(ends, 0, runs, from);
        int run = found < 0 ? -found - 1 : found + 1;
        for (int at = from; at < until; run++) {
            int end = Math.min(ends[run], until);
            visitor.run(numbers[run], end - at);
            at = end;
        }
    }
}
