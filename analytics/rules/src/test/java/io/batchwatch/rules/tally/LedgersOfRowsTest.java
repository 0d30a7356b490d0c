package io.batchwatch.rules.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.rules.Bench;
import io.batchwatch.rules.ledger.Ledger;
import io.batchwatch.rules.ledger.Novelty;
import io.batchwatch.rules.ledger.SampleLedger;
import io.batchwatch.rules.ledger.Step;
import io.batchwatch.rules.ledger.SumLedger;
import io.batchwatch.rules.reference.Shipped;
import io.batchwatch.views.AlertCause;
import io.batchwatch.views.FileView;
import io.batchwatch.views.SourceView;
import io.batchwatch.views.Timeliness;
import io.batchwatch.views.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgersOfRowsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final RowsTally.Kind PASSED =
            new RowsTally.Kind(TestKind.RAPID, "vegetable", Verdict.PASS, Timeliness.ON_TIME);

    /** Bytes of the layouts before disagreements were counted; they are never edited. */
    private static final String ROWS_OF_LAYOUT_2 =
            "02027002680a662e63737680d8ecf8946780d8ecf8946702064e45570806020002064c"
                    + "414212766567657461626c6508504153530e4f4e5f54494d450a";

    private static final String SOURCE_OF_LAYOUT_1 =
            "0102700280d8ecf894670000080602000402186e6f742d612d6e756d626572040206"
                    + "4c414212766567657461626c6508504153530e4f4e5f54494d450a14";

    @Test
    void talliesOfEarlierLayoutsAreStillRead() {
        RowsTally rows = TallyCodec.rowsTally(HexFormat.of().parseHex(ROWS_OF_LAYOUT_2));
        SourceLedger source = TallyCodec.sourceLedger(HexFormat.of().parseHex(SOURCE_OF_LAYOUT_1));

        assertThat(rows.accepted()).isEqualTo(4);
        assertThat(rows.results()).hasSize(1);
        assertThat(rows.disagreeing()).isZero();
        assertThat(source.rejectsByRule()).containsEntry("not-a-number", 2L);
        assertThat(source.version()).isEqualTo(10);
        assertThat(source.disagreeing()).isZero();
    }

    @Test
    void rowsThatAgreeRaiseNoAlert() {
        assertThat(Disagreements.alert(SourceLedger.of("p"), rows(5, 2, 1), NOON))
                .isEmpty();
    }

    @Test
    void resultThatItsSenderJudgedTheOppositeIsCountedAndSurvivesItsBytes() {
        TestResultCodec codec = new TestResultCodec();
        byte[] row = codec.encode(Bench.lab("cowpea", "carbofuran")
                .found("0.03", "mg/kg")
                .reported(ReportedVerdict.PASS)
                .result());
        Step step = Ledger.apply(
                SampleLedger.EMPTY, Optional.empty(), SumLedger.EMPTY, codec.arrived(row), Shipped.data(), NOON);
        RowsTally rows = RowsTally.of(step.judged().orElseThrow().result(), step);
        SourceLedger source = SourceLedger.of("p").plus(rows).plus(rows);

        assertThat(rows.disagreeing()).isEqualTo(1);
        assertThat(TallyCodec.rowsTally(TallyCodec.encode(rows))).isEqualTo(rows);
        assertThat(TallyCodec.sourceLedger(TallyCodec.encode(source)).view().disagreements())
                .isEqualTo(2);
        assertThat(Disagreements.alert(source, rows, NOON)).hasValueSatisfying(alert -> {
            assertThat(alert.cause()).isEqualTo(AlertCause.DISAGREEMENT);
            assertThat(alert.alertId()).startsWith("disagreement#p#2026-");
            assertThat(alert.batchId()).isEmpty();
            assertThat(alert.sentenceZh()).contains("p", "2 个");
            assertThat(alert.sentenceEn()).contains("2 results").contains("opposite");
        });
    }

    @Test
    void accountOfAFileAddsUpOnceDoorAndJobHaveSpoken() {
        FileLedger ledger = FileLedger.of(rows(5, 2, 1)).plus(rows(5, 2, 1));
        assertThat(ledger.view().isSettled()).isFalse();

        FileView view = ledger.plus(receipt("a1", NOON)).view();

        assertThat(view.rows()).isEqualTo(13);
        assertThat(view.accepted()).isEqualTo(5);
        assertThat(view.duplicates()).isEqualTo(4);
        assertThat(view.corrected()).isEqualTo(1);
        assertThat(view.rejected()).isEqualTo(3);
        assertThat(view.isSettled()).isTrue();
        assertThat(view.results().pass()).isEqualTo(6);
    }

    @Test
    void bytesSentAgainDoNotChangeTheirAccount() {
        FileLedger once = FileLedger.of(rows(5, 2, 1)).plus(rows(5, 2, 1)).plus(receipt("a1", NOON));
        FileView twice = once.plus(receipt("a2", NOON.plusSeconds(60))).view();

        assertThat(twice.rows()).isEqualTo(13);
        assertThat(twice.arrivals()).isEqualTo(2);
        assertThat(twice.isSettled()).isTrue();
    }

    /** One row that was refused is taken by the second reading. */
    @Test
    void bytesReadAnewHaveANewAccountThatAddsUp() {
        FileLedger once = FileLedger.of(rows(5, 2, 1)).plus(rows(5, 2, 1)).plus(receipt("a1", NOON));
        FileView again = once.plus(rows(2, Novelty.REREAD, 5, 2, 1))
                .plus(rows(2, Novelty.NEW, 1, 0, 0))
                .plus(receipt("a2", NOON, 2, 9, 2))
                .view();

        assertThat(again.isSettled()).isTrue();
        assertThat(again.accepted()).isEqualTo(6);
        assertThat(again.rejected()).isEqualTo(2);
        assertThat(again.results().pass()).isEqualTo(7);
    }

    @Test
    void whatAnEarlierReadingSaysLateChangesNothing() {
        FileLedger again = FileLedger.of(rows(5, 2, 1)).plus(rows(2, Novelty.REREAD, 5, 2, 1));

        assertThat(again.plus(rows(5, 2, 1)).view()).isEqualTo(again.view());
    }

    @Test
    void aSourceCountsARowOnceHoweverOftenItIsRead() {
        SourceLedger once = SourceLedger.of("p").plus(rows(5, 2, 1)).plus(receipt("a1", NOON));
        SourceView again = once.plus(rows(2, Novelty.REREAD, 5, 2, 1))
                .plus(rows(2, Novelty.NEW, 1, 0, 0))
                .plus(receipt("a2", NOON, 2, 9, 2))
                .view();

        assertThat(again.accepted()).isEqualTo(6);
        assertThat(again.duplicates()).isEqualTo(4);
        assertThat(again.rejected()).isEqualTo(3);
    }

    @Test
    void receiptSentTwiceIsKnown() {
        FileLedger once = FileLedger.of(receipt("a1", NOON)).plus(receipt("a1", NOON));

        assertThat(once.knows(receipt("a1", NOON))).isTrue();
        assertThat(once.knows(receipt("a2", NOON))).isFalse();
    }

    @Test
    void sourceAddsWhatTheDoorRefusedToWhatTheJobSettled() {
        SourceView view = SourceLedger.of("p")
                .plus(rows(5, 2, 1))
                .plus(receipt("a1", NOON))
                .view();

        assertThat(view.accepted()).isEqualTo(5);
        assertThat(view.duplicates()).isEqualTo(4);
        assertThat(view.rejected()).isEqualTo(3);
        assertThat(view.rejectsByRule()).containsEntry("not-a-number", 3L);
        assertThat(view.expectedIntervalSeconds()).contains(86_400L);
        assertThat(view.results()).hasSize(1);
    }

    @Test
    void survivesItsBytes() {
        SourceLedger source = SourceLedger.of("p").plus(rows(5, 2, 1)).plus(receipt("a1", NOON));
        FileLedger file = FileLedger.of(rows(5, 2, 1)).plus(rows(5, 2, 1)).plus(receipt("a1", NOON));

        assertThat(TallyCodec.sourceLedger(TallyCodec.encode(source))).isEqualTo(source);
        assertThat(TallyCodec.fileLedger(TallyCodec.encode(file))).isEqualTo(file);
        assertThat(TallyCodec.rowsTally(TallyCodec.encode(rows(5, 2, 1)))).isEqualTo(rows(5, 2, 1));
    }

    private static RowsTally rows(long accepted, long duplicates, long corrected) {
        return rows(1, Novelty.NEW, accepted, duplicates, corrected);
    }

    private static RowsTally rows(int reading, Novelty novelty, long accepted, long duplicates, long corrected) {
        return new RowsTally(
                "p",
                "h",
                "f.csv",
                NOON,
                NOON,
                reading,
                novelty,
                accepted,
                duplicates,
                corrected,
                0,
                0,
                Map.of(PASSED, accepted + corrected));
    }

    private static ReceiptSummary receipt(String arrivalId, Instant receivedAt) {
        return receipt(arrivalId, receivedAt, 1, 8, 3);
    }

    private static ReceiptSummary receipt(
            String arrivalId, Instant receivedAt, int reading, long accepted, long rejected) {
        return new ReceiptSummary(
                arrivalId,
                "p",
                "file",
                "f.csv",
                "h",
                receivedAt,
                receivedAt.plusMillis(20),
                13,
                accepted,
                2,
                0,
                rejected,
                Map.of("not-a-number", 3L),
                "",
                Optional.of(Duration.ofDays(1)),
                reading);
    }
}
