package io.batchwatch.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.jobs.wire.HistoryRow;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingRowsTest {
    private final WaitingRows.Serializer serializer = new WaitingRows.Serializer();

    @Test
    void whatACheckpointHoldsIsReadAgainRowByRow() throws IOException {
        List<HistoryRow> rows = IntStream.range(0, 5000).mapToObj(Rows::batch).toList();

        List<WaitingRows> pieces = WaitingRows.of(rows.stream());

        assertThat(pieces).hasSizeBetween(1, 5);
        assertThat(pieces.stream().flatMap(piece -> again(piece).rows().stream()))
                .map(HistoryRow::toBytes)
                .containsExactlyElementsOf(
                        rows.stream().map(HistoryRow::toBytes).toList());
    }

    @Test
    void aCheckpointOfAnEarlierReleaseHeldEachRowByItself() throws IOException {
        HistoryRow row = Rows.batch(7);

        WaitingRows read = serializer.deserialize(1, row.toBytes());

        assertThat(read.rows()).map(HistoryRow::toBytes).containsExactly(row.toBytes());
    }

    @Test
    void whereNothingWaitsThereIsNothingToHold() {
        assertThat(WaitingRows.of(List.<HistoryRow>of().stream())).isEmpty();
    }

    private WaitingRows again(WaitingRows piece) {
        return serializer.deserialize(serializer.getVersion(), serializer.serialize(piece));
    }
}
