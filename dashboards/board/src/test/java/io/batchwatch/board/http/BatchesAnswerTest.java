package io.batchwatch.board.http;

import static io.batchwatch.board.given.Views.DAY;
import static io.batchwatch.board.given.Views.NOON;
import static io.batchwatch.board.given.Views.batch;
import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.board.view.BoardState;
import io.batchwatch.views.BatchState;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchesAnswerTest {
    @Test
    void whatIsFoundAndWhatIsOpenAreOfOneMomentWhileBatchesComeIn() throws InterruptedException {
        BoardState state = new BoardState();
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 5_000; i++) {
                state.accept(batch("B-" + i, BatchState.UNSAFE, NOON, 1));
            }
        });
        writer.start();
        boolean wasWriting;
        do {
            wasWriting = writer.isAlive();
            BatchesAnswer answer = BatchesAnswer.of(state, new Parameters(Map.of()), ZoneOffset.UTC, DAY);
            assertThat(answer.open().stream()
                            .mapToInt(BatchesAnswer.Open::count)
                            .sum())
                    .isEqualTo(answer.total());
        } while (wasWriting);
        writer.join();
    }
}
