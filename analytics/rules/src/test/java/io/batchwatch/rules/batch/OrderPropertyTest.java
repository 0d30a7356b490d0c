package io.batchwatch.rules.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.views.BatchState;
import io.batchwatch.views.PaperFault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Results, corrections, withdrawals, repeats, bytes read anew, re-tests, papers and acts in any order: what is shown of cells and
 * batches in the end must not depend on it, but for the story, which tells the way.
 *
 * <p>{@code -Dbatchwatch.order.events=1000000} runs the million; the build runs fewer.
 */
class OrderPropertyTest {
    private static final int IN_ONE_TOWN = 400;

    @Test
    void finalViewsDoNotDependOnTheOrderInWhichThingsBecameKnown() {
        int events = Integer.getInteger("batchwatch.order.events", 20_000);
        long seed = Long.getLong("batchwatch.order.seed", 20_260_302L);
        long begun = System.nanoTime();
        Map<BatchState, Integer> seen = new EnumMap<>(BatchState.class);
        Map<PaperFault, Integer> faults = new EnumMap<>(PaperFault.class);
        int told = 0;
        for (int town = 0; told < events; town++) {
            Random random = new Random(seed + town);
            List<List<Town.News>> chains = new RandomNews(random, 40, 12).chains(IN_ONE_TOWN);
            List<Town.News> one = RandomNews.anyOrder(chains, random);
            List<Town.News> other = RandomNews.anyOrder(chains, random);

            Town expected = Town.of(one);
            Town actual = Town.of(other);

            assertThat(actual.batches()).as("town of seed " + (seed + town)).isEqualTo(expected.batches());
            assertThat(actual.cells()).as("town of seed " + (seed + town)).isEqualTo(expected.cells());
            expected.batches().values().forEach(batch -> {
                seen.merge(batch.state(), 1, Integer::sum);
                batch.papers().forEach(paper -> faults.merge(paper.fault(), 1, Integer::sum));
            });
            told += one.size();
        }
        System.out.printf(
                "%,d events in two orders each, %d s; states in the end: %s; papers at fault: %s%n",
                told, Duration.ofNanos(System.nanoTime() - begun).toSeconds(), seen, faults);

        assertThat(faults).as("every fault is reached").containsOnlyKeys(PaperFault.values());
        assertThat(seen).as("every state is reached").containsOnlyKeys(BatchState.values());
    }
}
