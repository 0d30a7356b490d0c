package io.batchwatch.board.view;

import static io.batchwatch.board.given.Views.DAY;
import static io.batchwatch.board.given.Views.NOON;
import static io.batchwatch.board.given.Views.alert;
import static io.batchwatch.board.given.Views.batch;
import static io.batchwatch.board.given.Views.counts;
import static io.batchwatch.board.given.Views.file;
import static io.batchwatch.board.given.Views.rapid;
import static io.batchwatch.board.given.Views.source;
import static io.batchwatch.board.given.Views.withPapers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.FileView;
import io.batchwatch.views.PaperFault;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.Severity;
import io.batchwatch.views.VerdictCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoardStateTest {
    private static final EnumSet<BatchState> ALL = EnumSet.allOf(BatchState.class);

    private final BoardState state = new BoardState(2, 2, 2, 2);

    @Test
    void anOlderVersionNeverReplacesANewerOne() {
        assertThat(state.accept(rapid(DAY, "vegetable", counts(5, 0, 0), 5))).isTrue();
        assertThat(state.accept(rapid(DAY, "vegetable", counts(4, 0, 0), 4))).isFalse();

        assertThat(state.cells(DAY, DAY)).extracting(PassRateCell::samples).containsExactly(counts(5, 0, 0));
    }

    @Test
    void ofEqualVersionsTheLaterIsKept() {
        state.accept(source("county", NOON, 1, 5));

        assertThat(state.accept(source("county", NOON, 2, 5))).isTrue();
        assertThat(state.sources()).containsExactly(source("county", NOON, 2, 5));
    }

    @Test
    void viewsOfDifferentVersionsMayComeInAnyOrder() {
        List<Integer> versions = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8));
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(versions, new Random(seed));
            BoardState shuffled = new BoardState();
            for (int version : versions) {
                shuffled.accept(rapid(DAY, "vegetable", counts(version, 0, 0), version));
                shuffled.accept(source("county", NOON, version, version));
                shuffled.accept(file("ab", "county", NOON.plusSeconds(version), version));
                shuffled.accept(batch("B", version % 2 == 0 ? BatchState.CLEARED : BatchState.UNSAFE, NOON, version));
            }

            assertThat(shuffled.cells(DAY, DAY)).containsExactly(rapid(DAY, "vegetable", counts(8, 0, 0), 8));
            assertThat(shuffled.sources()).containsExactly(source("county", NOON, 8, 8));
            assertThat(shuffled.files("", 9)).containsExactly(file("ab", "county", NOON.plusSeconds(8), 8));
            assertThat(listed(shuffled, ALL))
                    .extracting(KeptBatch::view)
                    .containsExactly(batch("B", BatchState.CLEARED, NOON, 8));
            assertThat(shuffled.openBatches()).isEmpty();
        }
    }

    @Test
    void unsafeBatchesComeBeforeSuspectOnesAndNewerChangesFirst() {
        state.accept(batch("old-suspect", BatchState.SUSPECT, NOON, 1));
        state.accept(batch("new-suspect", BatchState.SUSPECT, NOON.plusSeconds(9), 1));
        state.accept(batch("cleared", BatchState.CLEARED, NOON.plusSeconds(99), 1));
        state.accept(batch("old-unsafe", BatchState.UNSAFE, NOON.minusSeconds(9), 1));
        state.accept(batch("new-unsafe", BatchState.UNSAFE, NOON.plusSeconds(5), 1));

        assertThat(listed(state, ALL))
                .extracting(kept -> kept.outline().batchId())
                .containsExactly("new-unsafe", "old-unsafe", "new-suspect", "old-suspect", "cleared");
        assertThat(listed(state, EnumSet.of(BatchState.SUSPECT)))
                .extracting(kept -> kept.outline().batchId())
                .containsExactly("new-suspect", "old-suspect");
    }

    @Test
    void openBatchesAreNeverForgottenAndOfClosedOnesTheNewestAreKept() {
        for (int i = 0; i < 5; i++) {
            state.accept(batch("closed-" + i, BatchState.CLEARED, NOON.plusSeconds(i), 1));
            state.accept(batch("open-" + i, BatchState.UNSAFE, NOON.minusSeconds(i), 1));
        }

        assertThat(state.openBatches()).hasSize(5);
        assertThat(listed(state, EnumSet.of(BatchState.CLEARED)))
                .extracting(kept -> kept.outline().batchId())
                .containsExactly("closed-4", "closed-3");
    }

    @Test
    void openBatchesThatArePackedAreShownAsTheOthersAre() {
        BoardState roomy = new BoardState();
        for (int i = 0; i < 50; i++) {
            BatchView batch = batch("open-" + i, BatchState.UNSAFE, NOON.minusSeconds(i), i);
            state.accept(batch);
            roomy.accept(batch);
            BatchView papers = withPapers("papers-" + i, PaperFault.EXPIRED, i % 2 == 0, i);
            state.accept(papers);
            roomy.accept(papers);
        }

        assertThat(state.batches()).filteredOn(PackedBatch.class::isInstance).hasSize(73);
        assertThat(listed(state, EnumSet.of(BatchState.UNSAFE)))
                .extracting(KeptBatch::view)
                .containsExactlyElementsOf(listed(roomy, EnumSet.of(BatchState.UNSAFE)).stream()
                        .map(KeptBatch::view)
                        .toList());
        assertThat(state.openBatches()).containsExactlyInAnyOrderElementsOf(roomy.openBatches());
        assertThat(state.batchesWithPapersAtFault())
                .hasSize(25)
                .containsExactlyInAnyOrderElementsOf(roomy.batchesWithPapersAtFault());
        assertThat(state.batch("open-0")).contains(batch("open-0", BatchState.UNSAFE, NOON, 0));
    }

    @Test
    void aPackedBatchTakesNewsAsAnyOther() {
        for (int i = 0; i < 5; i++) {
            state.accept(batch("B-" + i, BatchState.UNSAFE, NOON, 7));
        }

        assertThat(state.accept(batch("B-0", BatchState.SUSPECT, NOON, 6))).isFalse();
        assertThat(state.accept(batch("B-0", BatchState.CLEARED, NOON.plusSeconds(1), 8)))
                .isTrue();
        assertThat(state.accept(batch("B-1", BatchState.RETEST, NOON.plusSeconds(1), 8)))
                .isTrue();
        assertThat(listed(state, ALL))
                .extracting(
                        kept -> kept.outline().batchId(),
                        kept -> kept.outline().marks().state())
                .containsExactly(
                        tuple("B-2", BatchState.UNSAFE),
                        tuple("B-3", BatchState.UNSAFE),
                        tuple("B-4", BatchState.UNSAFE),
                        tuple("B-1", BatchState.RETEST),
                        tuple("B-0", BatchState.CLEARED));
    }

    @Test
    void aBatchThatOpensAgainIsShownOnce() {
        state.accept(batch("B", BatchState.CLEARED, NOON, 1));
        state.accept(batch("B", BatchState.UNSAFE, NOON.plusSeconds(1), 2));

        assertThat(listed(state, ALL))
                .extracting(KeptBatch::view)
                .containsExactly(batch("B", BatchState.UNSAFE, NOON.plusSeconds(1), 2));
        assertThat(state.batch("B")).contains(batch("B", BatchState.UNSAFE, NOON.plusSeconds(1), 2));
    }

    @Test
    void alertsAreCountedOnceAlsoAfterTheyFellOut() {
        for (int repetition = 0; repetition < 2; repetition++) {
            for (int i = 0; i < 5; i++) {
                AlertView alert = alert("B-" + i, 1, BatchState.UNSAFE, NOON.plusSeconds(i));
                assertThat(state.accept(alert)).isEqualTo(repetition == 0);
            }
        }
        state.accept(alert("B-0", 2, BatchState.CLEARED, NOON.plusSeconds(9)));

        assertThat(state.flags()).isEqualTo(Map.of(new BoardState.Flag("pesticide", Severity.MAJOR), 5L));
        assertThat(state.alerts(9)).extracting(AlertView::alertId).containsExactly("B-0#2", "B-4#1");
        assertThat(state.alerts(9)).contains(alert("B-4", 1, BatchState.UNSAFE, NOON.plusSeconds(4)));
    }

    @Test
    void filesAreFoundByPartnerNewestFirst() {
        state.accept(file("a1", "county", NOON, 1));
        state.accept(file("b2", "town", NOON.plusSeconds(2), 1));

        assertThat(state.files("", 9)).extracting(FileView::contentHash).containsExactly("b2", "a1");
        assertThat(state.files("county", 9)).extracting(FileView::contentHash).containsExactly("a1");
        assertThat(state.file("b2")).contains(file("b2", "town", NOON.plusSeconds(2), 1));
        assertThat(state.file("c3")).isEmpty();
    }

    @Test
    void aDayWhoseCountsWereTakenBackIsNoDayOfTheData() {
        state.accept(rapid(DAY.minusDays(3), "vegetable", VerdictCounts.NONE, 2));
        state.accept(rapid(DAY, "vegetable", counts(1, 0, 0), 1));
        state.accept(rapid(DAY.plusDays(1), "fruit", counts(0, 1, 0), 1));

        assertThat(state.firstDay()).contains(DAY);
        assertThat(state.lastDay()).contains(DAY.plusDays(1));
    }

    @Test
    void writersAndReadersDoNotDisturbEachOther() throws InterruptedException {
        BoardState shared = new BoardState();
        Thread[] writers = new Thread[4];
        Arrays.setAll(
                writers,
                writer -> new Thread(() -> {
                    for (int version = 1; version <= 2_000; version++) {
                        shared.accept(rapid(DAY.plusDays(version % 7), "vegetable", counts(version, 0, 0), version));
                        shared.accept(
                                batch("B-" + version % 50, BatchState.UNSAFE, NOON.plusSeconds(version), version));
                    }
                }));
        for (Thread writer : writers) {
            writer.start();
        }
        while (Arrays.stream(writers).anyMatch(Thread::isAlive)) {
            assertThat(listed(shared, ALL))
                    .extracting(kept -> kept.outline().batchId())
                    .doesNotHaveDuplicates();
            assertThat(shared.cells(DAY, DAY.plusDays(6)).count()).isLessThanOrEqualTo(7);
        }

        assertThat(shared.cells(DAY, DAY.plusDays(6)))
                .extracting(PassRateCell::version)
                .containsExactlyInAnyOrder(2_000L, 1_999L, 1_998L, 1_997L, 1_996L, 1_995L, 1_994L);
        assertThat(shared.openBatches()).hasSize(50);
    }

    private static List<KeptBatch> listed(BoardState state, EnumSet<BatchState> wanted) {
        return state.batches().stream()
                .filter(batch -> wanted.contains(batch.outline().marks().state()))
                .sorted(Comparator.comparing(KeptBatch::outline, BatchOutline.GRAVEST_FIRST))
                .toList();
    }
}
