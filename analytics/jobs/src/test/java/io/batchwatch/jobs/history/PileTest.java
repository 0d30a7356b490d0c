package io.batchwatch.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.jobs.wire.HistoryRow;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PileTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final Packing packing = new Packing(RowBlock.ZSTD_LEVEL);
    private final Pile pile = new Pile("", NOON, packing);

    @AfterEach
    void close() {
        packing.close();
    }

    @Test
    void aCheckpointPacksOnlyTheRowsThatCameSinceTheLast() {
        add(0, 1000);
        List<RowBlock> first = pile.blocks();

        add(1000, 1001);
        List<RowBlock> second = pile.blocks();

        assertThat(second).hasSize(first.size() + 1).containsAll(first);
        assertThat(pile.blocks()).isEqualTo(second);
    }

    @Test
    void rowsComeOutAsTheyCame() {
        add(0, 1000);

        assertThat(pile.blocks().stream().flatMap(block -> block.rows(packing).stream()))
                .map(HistoryRow::order)
                .containsExactlyElementsOf(IntStream.range(0, 1000)
                        .mapToObj(number -> Rows.batch(number).order())
                        .toList());
    }

    @Test
    void whatItSaysOfTheHeapIsTheSumOfWhatItSaidOfEachRow() {
        long said = 0;
        for (int number = 0; number < 1000; number++) {
            said += pile.add(Rows.batch(number));
        }

        assertThat(said).isEqualTo(pile.bytes()).isPositive().isLessThan(pile.unpackedBytes() / 2);
    }

    @Test
    void aRowLargerThanABlockIsABlock() {
        pile.add(new HistoryRow("", "a", new byte[Pile.BLOCK_BYTES * 3]));
        pile.add(Rows.batch(1));

        assertThat(pile.blocks()).map(block -> block.rows(packing).size()).containsExactly(1, 1);
    }

    @Test
    void itIsRipeWhenNothingComesOrWhenItHasWaitedLongEnough() {
        Patience patience = Patience.with(1);
        add(0, 1);
        assertThat(pile.isRipe(NOON, patience)).isFalse();
        assertThat(pile.isRipe(NOON.plus(patience.whileItGrows()), patience)).isTrue();

        pile.watch(NOON);
        assertThat(pile.isRipe(NOON, patience)).isTrue();

        add(1, 2);
        assertThat(pile.isRipe(NOON, patience)).isFalse();
    }

    @Test
    void amongManyItIsQuietOnlyAfterAWhile() {
        Patience patience = Patience.with(120);
        add(0, 1);
        pile.watch(NOON.plusSeconds(5));
        pile.watch(NOON.plusSeconds(6));

        Instant quiet = NOON.plusSeconds(5).plus(patience.onceItIsQuiet());
        assertThat(pile.isRipe(quiet.minusMillis(1), patience)).isFalse();
        assertThat(pile.isRipe(quiet, patience)).isTrue();
    }

    private void add(int from, int to) {
        for (int number = from; number < to; number++) {
            pile.add(Rows.batch(number));
        }
    }
}
