package io.batchwatch.rules.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many tests at once: of twenty charts in order, one lies beyond a limit of 5 % by chance. Adjusted as here, of the signals
 * shown at most the level is expected to be false (Y. Benjamini, Y. Hochberg 1995).
 */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * @param probabilities of independent or positively dependent tests, each 0 to 1
     * @return in the same order, adjusted: a test stands at a level if its number is not above it
     */
    public static List<Double> adjusted(List<Double> probabilities) {
        int m = probabilities.size();
        List<Integer> greatestFirst = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.<Integer, Double>comparing(probabilities::get)
                        .reversed())
                .toList();
        Double[] adjusted = new Double[m];
        double least = 1;
        for (int i = 0; i < m; i++) {
            int at = greatestFirst.get(i);
            int rank = m - i;
            least = Math.min(least, probabilities.get(at) * m / rank);
            adjusted[at] = least;
        }
        return List.of(adjusted);
    }
}
