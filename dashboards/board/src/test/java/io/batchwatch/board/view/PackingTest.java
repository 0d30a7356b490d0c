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

class PackingTest {
    private final Packing<BatchView> packing = new Packing<>(BatchView.class);

    @Test
    void whateverIsPackedComesOutAsItWas() {
        List<BatchView> views = Stream.concat(
                        IntStream.range(0, 100).mapToObj(i -> unsafe("批次-" + i)),
                        Stream.of(withPapers("P", PaperFault.EXPIRED, true, 1)))
                .toList();

        List<Packed<BatchView>> packed = views.stream().map(packing::pack).toList();

        assertThat(packed).extracting(Packed::view).containsExactlyElementsOf(views);
    }

    @Test
    void besideOthersAViewShrinksToATenth() {
        IntStream.range(0, 20).forEach(i -> packing.pack(unsafe("B-" + i)));
        BatchView view = unsafe("another");

        assertThat(packing.pack(view).bytes()).isLessThan(ViewCodec.encode(view).length / 10);
    }

    @Test
    void whatIsUnlikeAllBeforeIsLearnedHoweverManyCameBeforeIt() {
        IntStream.range(0, 1_000).forEach(i -> packing.pack(unsafe("B-" + i)));
        BatchView view = withPapers("another", PaperFault.EXPIRED, true, 1);
        int unknown =
                packing.pack(withPapers("first", PaperFault.EXPIRED, true, 1)).bytes();

        assertThat(packing.pack(view).bytes()).isLessThan(unknown / 2);
    }

    private static BatchView unsafe(String batchId) {
        return batch(batchId, BatchState.UNSAFE, NOON, 1);
    }
}
