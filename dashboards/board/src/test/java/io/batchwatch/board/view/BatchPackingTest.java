package io.batchwatch.board.view;

import static io.batchwatch.board.given.Views.NOON;
import static io.batchwatch.board.given.Views.batch;
import static io.batchwatch.board.given.Views.withPapers;
import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.PaperFault;
import io.batchwatch.views.ViewCodec;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchPackingTest {
    private final BatchPacking packing = new BatchPacking();

    @Test
    void whateverIsPackedComesOutAsItWas() {
        List<BatchView> views = Stream.concat(
                        IntStream.range(0, 100).mapToObj(i -> unsafe("批次-" + i)),
                        Stream.of(withPapers("P", PaperFault.EXPIRED, true, 1)))
                .toList();

        List<PackedBatch> packed =
                views.stream().map(view -> packing.pack(kept(view))).toList();

        assertThat(packed).extracting(PackedBatch::view).containsExactlyElementsOf(views);
    }

    @Test
    void besideOthersAViewShrinksToATenth() {
        IntStream.range(0, 20).forEach(i -> packing.pack(kept(unsafe("B-" + i))));
        BatchView view = unsafe("another");

        assertThat(packing.pack(kept(view)).bytes()).isLessThan(ViewCodec.encode(view).length / 10);
    }

    private static BatchView unsafe(String batchId) {
        return batch(batchId, BatchState.UNSAFE, NOON, 1);
    }

    private static KeptBatch kept(BatchView view) {
        return new WholeBatch(BatchOutline.of(view, BatchMarks.of(view)), view);
    }
}
