package io.batchwatch.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwatch.contract.TestKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ViewCodecTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    static Stream<Object> everyView() {
        CellKey key = new CellKey(
                LocalDate.of(2026, 3, 1), "m1", "vegetable", CellKey.ALL_HAZARDS, TestKind.RAPID, "", "", Origin.LOCAL);
        BatchFinding finding = new BatchFinding(
                "0f".repeat(16),
                "S-1",
                "carbofuran",
                "克百威",
                "pesticide",
                "",
                TestKind.LAB,
                true,
                "lab1",
                "m1",
                Verdict.FAIL,
                "limit",
                "0.05",
                "mg/kg",
                "0.02 mg/kg",
                "GB 2763-2021",
                NOON,
                NOON,
                "超标。",
                "Above the limit.");
        BatchMoment moment = new BatchMoment(
                NOON,
                "finding-added",
                "0f".repeat(16),
                BatchState.CLEAR,
                BatchState.UNSAFE,
                "张三",
                "1号",
                "超标。",
                "Above.");
        BatchClockView clock = new BatchClockView(
                BatchClock.DISPOSAL_OPENING, BatchClock.Kind.DUTY, NOON, NOON, Optional.of(NOON), true, "Order 15");
        return Stream.of(
                new PassRateCell(key, new VerdictCounts(1, 2, 3, 4, 5), VerdictCounts.NONE, 9),
                new BatchView(
                        "B/1:甲",
                        "cowpea",
                        "豇豆",
                        "vegetable",
                        "合作社",
                        "m1",
                        BatchState.UNSAFE,
                        Severity.MAJOR,
                        "pesticide",
                        true,
                        NOON,
                        NOON,
                        List.of(clock),
                        List.of(finding),
                        List.of(new BatchPaper(
                                PaperFault.EXPIRED,
                                "quarantine",
                                "Q-1",
                                Severity.MAJOR,
                                2,
                                "S-1",
                                LocalDate.of(2026, 3, 1),
                                false,
                                "art. 51",
                                "已到期。",
                                "It ended.")),
                        List.of(moment),
                        3),
                new AlertView(
                        "B#3",
                        "B",
                        AlertCause.OVERDUE,
                        BatchState.CLEAR,
                        BatchState.UNSAFE,
                        Optional.of(BatchClock.DISPOSAL_OPENING),
                        Severity.MAJOR,
                        "pesticide",
                        "vegetable",
                        "m1",
                        NOON,
                        NOON,
                        "超标。",
                        "Above the limit.",
                        3),
                new SourceView(
                        "p",
                        Optional.of(NOON),
                        Optional.empty(),
                        Optional.of(86_400L),
                        1,
                        2,
                        3,
                        4,
                        Map.of("not-a-number", 4L),
                        Map.of("corrected", 3L),
                        List.of(new SourceView.ResultCount(
                                TestKind.LAB, "vegetable", Verdict.FAIL, Timeliness.LATE, 4)),
                        1,
                        7),
                new FileView("ab", "p", "结果.csv", NOON, 10, 4, 3, 2, 1, 1, VerdictCounts.one(Verdict.PASS), 8));
    }

    static Stream<Review> everyReview() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        return Stream.of(
                QualityControlReview.NONE,
                CredibilityReview.NONE,
                LaboratoriesReview.NONE,
                new QualityControlReview(
                        Optional.of(NOON),
                        30,
                        2,
                        0.2,
                        1,
                        1,
                        9,
                        List.of(new QualityControlReview.Log(
                                "lab1",
                                "NC-1",
                                "cadmium",
                                "质控样",
                                true,
                                NOON,
                                30,
                                2,
                                9,
                                List.of(new QualityControlReview.Point(NOON, -3.1, true, List.of("1-3s"))),
                                "请看一看",
                                "Look at")),
                        5),
                new CredibilityReview(
                        Optional.of(NOON),
                        Optional.of(day),
                        Optional.of(day),
                        700,
                        6,
                        42,
                        0.01,
                        1,
                        List.of(new CredibilityReview.CounterFinding(
                                "m1", "last_digits", "末位", "Last digits", 9, 1, 70, 1e-9, 1e-7, "请看", "Look")),
                        5),
                new LaboratoriesReview(
                        Optional.of(NOON),
                        Optional.of(day),
                        Optional.of(day),
                        3,
                        3,
                        1,
                        List.of(new LaboratoriesReview.Comparison(
                                LaboratoriesReview.Basis.DUPLICATES,
                                "factor",
                                "lab1",
                                12,
                                1.4,
                                1,
                                4.2,
                                0.001,
                                0.003,
                                LaboratoriesReview.Verdict.ACT,
                                "请看",
                                "Look")),
                        5));
    }

    /** A topic carries all of them: each says which one it is. */
    @ParameterizedTest
    @MethodSource("everyReview")
    void reviewSurvivesItsBytesAndNamesItself(Review review) {
        byte[] bytes = ViewCodec.encode(review);

        assertThat(ViewCodec.decode(bytes, Review.class)).isEqualTo(review);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("{\"review\":\"" + review.name() + "\"");
    }

    @ParameterizedTest
    @MethodSource("everyView")
    void viewSurvivesItsBytes(Object view) {
        assertThat(ViewCodec.decode(ViewCodec.encode(view), view.getClass())).isEqualTo(view);
    }

    @Test
    void namesAreSnakeCaseAndInstantsAreText() {
        byte[] bytes = ViewCodec.encode(
                new FileView("ab", "p", "f.csv", NOON, 1, 1, 0, 0, 0, 1, VerdictCounts.one(Verdict.PASS), 2));

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("\"content_hash\":\"ab\"", "\"received_at\":\"2026-03-01T04:00:00Z\"", "\"not_judged\":0");
    }

    @Test
    void fieldsOfANewerWriterArePassedOver() {
        byte[] newer = "{\"pass\":1,\"fail\":0,\"suspect\":0,\"inconclusive\":0,\"not_judged\":0,\"novel\":7}"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(ViewCodec.decode(newer, VerdictCounts.class)).isEqualTo(VerdictCounts.one(Verdict.PASS));
    }

    /** The topics keep what an earlier release wrote. */
    @Test
    void viewsWithoutClocksAreStillRead() {
        byte[] batch = """
                {"batch_id":"B","product":"","product_name":"","category":"egg","producer":"","site":"","state":"UNSAFE",
                "severity":"MAJOR","hazard":"pesticide","opened_at":"2026-03-01T04:00:00Z",
                "changed_at":"2026-03-01T04:00:00Z","findings":[],"story":[{"at":"2026-03-01T04:00:00Z",
                "event":"finding-added","result_id":"r1","from":"CLEAR","to":"UNSAFE","sentence_zh":"甲",
                "sentence_en":"a"}],"version":3}""".getBytes(StandardCharsets.UTF_8);
        byte[] alert = """
                {"alert_id":"B#1","batch_id":"B","from":"CLEAR","to":"UNSAFE","severity":"MAJOR","hazard":"pesticide",
                "category":"egg","raised_at":"2026-03-01T04:00:00Z","judged_at":"2026-03-01T04:00:00Z",
                "sentence_zh":"甲","sentence_en":"a","version":1}""".getBytes(StandardCharsets.UTF_8);

        BatchView read = ViewCodec.decode(batch, BatchView.class);

        assertThat(read.clocks()).isEmpty();
        assertThat(read.referral()).isFalse();
        assertThat(read.story().get(0).by()).isEmpty();
        assertThat(read.papers()).isEmpty();
        assertThat(ViewCodec.decode(alert, AlertView.class).clock()).isEmpty();
        assertThat(ViewCodec.decode(alert, AlertView.class).cause()).isEqualTo(AlertCause.STATE);
    }

    @Test
    void otherBytesAreRefused() {
        assertThatThrownBy(() -> ViewCodec.decode(new byte[] {1, 2}, FileView.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FileView");
    }

    @Test
    void whatIsReadAgainTakesNoRoomAgain() {
        byte[] bytes = ViewCodec.encode(
                new CellKey(LocalDate.of(2026, 3, 1), "东门农贸市场", "蔬菜", "pesticide", TestKind.LAB, "", "", Origin.LOCAL));
        CellKey one = ViewCodec.decode(bytes, CellKey.class);
        CellKey other = ViewCodec.decode(bytes, CellKey.class);
        assertThat(other).isEqualTo(one);
        assertThat(other.site()).isSameAs(one.site());
        assertThat(other.hazard()).isSameAs(one.hazard());
    }
}
