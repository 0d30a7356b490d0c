package io.batchwatch.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.jobs.wire.HistoryRow;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingRowsTest {
    private static final String SINGLE_ROW =
            "012a73616d706c65645f6d6f6e74683d323032362d303326766567657461626c6520383020e99fade88f9c06010203";

    private static final String ROWS =
            "02065e012a73616d706c65645f6d6f6e74683d323032362d303326766567657461626c6520383020e99fade88f9c"
                    + "0601020342012a73616d706c65645f6d6f6e74683d323032362d30320c6567672037660404fb4c012a73616d706c"
                    + "65645f6d6f6e74683d323032362d303318766567657461626c652038310206";

    private static final String COUNTED_BLOCKS =
            "03042a73616d706c65645f6d6f6e74683d323032362d3033525a28b52ffd2029250100f001042676656765746162"
                    + "6c6520383020e99fade88f9c06010203183102060100af31c72a73616d706c65645f6d6f6e74683d323032362d30"
                    + "32182a28b52ffd200c61000001020c6567672037660404fb";

    private static final String BLOCKS =
            "03042a73616d706c65645f6d6f6e74683d323032362d30335c6628b52ffd202e55010034020226766567657461626c652038"
                    + "3020e99fade88f9c00000003010203183100000001060100b9319d"
                    + "2a73616d706c65645f6d6f6e74683d323032362d30321c2e28b52ffd200e710000020c6567672037660000000204fb";

    private static final HistoryRow LEEK =
            new HistoryRow("sampled_month=2026-03", "vegetable 80 韭菜", new byte[] {1, 2, 3});
    private static final HistoryRow EGG = new HistoryRow("sampled_month=2026-02", "egg 7f", new byte[] {4, -5});
    private static final HistoryRow BEAN = new HistoryRow("sampled_month=2026-03", "vegetable 81", new byte[] {6});

    private final WaitingRows.Serializer serializer = new WaitingRows.Serializer();
    private final Packing packing = new Packing(RowBlock.ZSTD_LEVEL);

    @AfterEach
    void close() {
        packing.close();
    }

    @Test
    void whatACheckpointHoldsIsReadAgainRowByRow() {
        List<HistoryRow> rows = IntStream.range(0, 5000).mapToObj(Rows::batch).toList();
        List<RowBlock> blocks = IntStream.range(0, 50)
                .mapToObj(block -> RowBlock.of("", rows.subList(block * 100, block * 100 + 100), packing))
                .toList();

        List<WaitingRows> pieces = WaitingRows.of(blocks);

        assertThat(pieces.stream().flatMap(piece -> rows(again(piece)).stream()))
                .map(HistoryRow::toBytes)
                .containsExactlyElementsOf(
                        rows.stream().map(HistoryRow::toBytes).toList());
    }

    @Test
    void blocksLieInPiecesThatAreWorthAPlaceEach() {
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        RowBlock block = RowBlock.of("", List.of(new HistoryRow("", "", noise)), packing);

        assertThat(WaitingRows.of(List.of(block, block, block, block, block)))
                .map(piece -> piece.blocks().size())
                .containsExactly(4, 1);
    }

    @Test
    void rowsShrinkToAQuarterAtMost() {
        List<HistoryRow> rows = IntStream.range(0, 200).mapToObj(Rows::batch).toList();

        RowBlock block = RowBlock.of("", rows, packing);

        assertThat(block.packedBytes()).isLessThan(block.unpackedBytes() / 4);
    }

    @Test
    void theFirstReleaseHeldEachRowByItself() {
        assertThat(readOf(1, SINGLE_ROW)).containsExactly(text(LEEK));
    }

    @Test
    void theSecondLayoutHeldManyRowsAsTheyWere() {
        assertThat(readOf(2, ROWS)).containsExactly(text(EGG), text(LEEK), text(BEAN));
    }

    @Test
    void theThirdLayoutHeldBlocksWhichCountedTheirRows() {
        assertThat(readOf(3, COUNTED_BLOCKS)).containsExactly(text(LEEK), text(BEAN), text(EGG));
    }

    @Test
    void todaysBlocksAreReadToTheirEnd() {
        assertThat(readOf(3, BLOCKS)).containsExactly(text(LEEK), text(BEAN), text(EGG));
    }

    @Test
    void whereNothingWaitsThereIsNothingToHold() {
        assertThat(WaitingRows.of(List.of())).isEmpty();
    }

    private List<String> readOf(int version, String hex) {
        return rows(serializer.deserialize(version, HexFormat.of().parseHex(hex))).stream()
                .map(WaitingRowsTest::text)
                .toList();
    }

    private WaitingRows again(WaitingRows piece) {
        return serializer.deserialize(serializer.getVersion(), serializer.serialize(piece));
    }

    private List<HistoryRow> rows(WaitingRows piece) {
        return piece.blocks().stream()
                .flatMap(block -> block.rows(packing).stream())
                .toList();
    }

    private static String text(HistoryRow row) {
        return HexFormat.of().formatHex(row.toBytes());
    }
}
