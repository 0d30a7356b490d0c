package io.batchwatch.rules.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.rules.Bench;
import io.batchwatch.rules.batch.Speech;
import io.batchwatch.rules.judge.AppliedLimit;
import io.batchwatch.rules.judge.Judgement;
import io.batchwatch.rules.judge.Rule;
import io.batchwatch.rules.reference.Accreditation;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.Origin;
import io.batchwatch.views.Timeliness;
import io.batchwatch.views.Verdict;
import io.batchwatch.views.VerdictCounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What stands in the job's state and between its stages comes back as it was. */
class LedgerCodecTest {
    private static final Place PLACE = new Place(
            LocalDate.of(2026, 3, 1), "m_dongmen", "vegetable", TestKind.LAB, "lab_county", "春季", Origin.OUTSIDE);

    private static final String SAMPLE_LEDGER_OF_LAYOUT_1 =
            "0102c2c002126d5f646f6e676d656e12766567657461626c65064c4142146c61625f636f756e74790ce698a5e5"
                    + "ada30e4f55545349444512706573746963696465084641494c06";

    private static final String RESULT_LEDGER_OF_LAYOUT_1 =
            "01040280d8ecf8946700000000000000aa0e000000000000000504c081f4f89467ffffffffffffffff10ffffff"
                    + "fffffffffa020280abfbf8946700000000000000bb120202c2c002126d5f646f6e676d656e1276656765746162"
                    + "6c65064c4142146c61625f636f756e74790ce698a5e5ada30e4f55545349444512706573746963696465084641"
                    + "494c0206422d3114636172626f667572616e12706573746963696465084641494c";

    private final TestResultCodec codec = new TestResultCodec();

    @Property(tries = 200)
    void sampleLedgerSurvivesItsBytes(
            @ForAll Verdict verdict, @ForAll TestKind kind, @ForAll @IntRange(min = 1, max = 1000) int times) {
        Place place = new Place(PLACE.day(), PLACE.site(), "vegetable", kind, "", "", Origin.UNKNOWN);
        SampleLedger ledger = new SampleLedger(
                Map.of(new Vote(place, "pesticide", verdict), times, new Vote(PLACE, CellKey.ALL_HAZARDS, verdict), 1));

        assertThat(LedgerCodec.sampleLedger(LedgerCodec.encode(ledger)).votes()).isEqualTo(ledger.votes());
        assertThat(LedgerCodec.sampleLedger(LedgerCodec.encode(SampleLedger.EMPTY))
                        .votes())
                .isEmpty();
    }

    @Property(tries = 200)
    void resultLedgerSurvivesItsBytes(
            @ForAll int revision,
            @ForAll long receivedAt,
            @ForAll long content,
            @ForAll long line,
            @ForAll long print) {
        Precedence first = new Precedence(revision, receivedAt, content, line, 1);
        Precedence second = new Precedence(revision, receivedAt, content, ~line, 3);
        Standing standing = new Standing(
                Optional.of(new Vote(PLACE, "pesticide", Verdict.FAIL)),
                Optional.of(new Speech("B-1", "carbofuran", "pesticide", Verdict.FAIL)));
        ResultLedger ledger = new ResultLedger(
                List.of(new ResultLedger.Revision(first, print), new ResultLedger.Revision(second, ~print)),
                List.of(second, first),
                second,
                standing);

        ResultLedger read = LedgerCodec.resultLedger(LedgerCodec.encode(ledger));

        assertThat(read.revisions()).isEqualTo(ledger.revisions());
        assertThat(read.repeats()).isEqualTo(ledger.repeats());
        assertThat(read.holding()).isEqualTo(second);
        assertThat(read.standing()).isEqualTo(standing);
    }

    @Test
    void withdrawnResultHasNeitherVoteNorSpeech() {
        Precedence only = new Precedence(1, 0, 0, 0, 1);
        Standing silent = new Standing(Optional.empty(), Optional.empty());
        ResultLedger ledger = ResultLedger.first(new ResultLedger.Revision(only, 5), silent);

        assertThat(LedgerCodec.resultLedger(LedgerCodec.encode(ledger)).standing())
                .isEqualTo(silent);
    }

    @Property(tries = 200)
    void cellDeltaSurvivesItsBytes(
            @ForAll long pass, @ForAll long fail, @ForAll long suspect, @ForAll long open, @ForAll long unjudged) {
        VerdictCounts samples = new VerdictCounts(pass, fail, suspect, open, unjudged);
        CellDelta delta = new CellDelta(PLACE.cell("pesticide"), samples, VerdictCounts.one(Verdict.FAIL), pass);

        assertThat(LedgerCodec.cellDelta(LedgerCodec.encode(delta))).isEqualTo(delta);
    }

    @Property(tries = 200)
    void judgedResultSurvivesItsBytes(
            @ForAll Verdict verdict,
            @ForAll Verdict literal,
            @ForAll Rule rule,
            @ForAll boolean disturbed,
            @ForAll Timeliness timeliness,
            @ForAll Origin origin) {
        AppliedLimit limit =
                new AppliedLimit(new BigDecimal("0.020"), "mg/kg", "GB 2763-2021（蔬菜）", LocalDate.of(2021, 9, 3));
        for (Optional<AppliedLimit> applied : List.of(Optional.of(limit), Optional.<AppliedLimit>empty())) {
            JudgedResult judged = new JudgedResult(
                    Bench.lab("cowpea", "carbofuran")
                            .found("0.050", "mg/kg")
                            .revised(2, Status.CORRECTED)
                            .result(),
                    new Judgement(verdict, literal, verdict, rule, "pesticide", applied, disturbed, "GB 2763-2021"),
                    Accreditation.OUT_OF_SCOPE,
                    RowOutcome.CORRECTED,
                    "vegetable",
                    origin,
                    LocalDate.of(2026, 3, 1),
                    timeliness,
                    Instant.parse("2026-03-01T06:00:00.123Z"));

            assertThat(LedgerCodec.judgedResult(LedgerCodec.encode(judged, codec), codec))
                    .isEqualTo(judged);
        }
    }

    @Test
    void sumLedgerSurvivesItsBytes() {
        Replay replay = new Replay();
        replay.apply(Bench.lab("bass", "enrofloxacin").found("60", "µg/kg").result());
        SumLedger ledger = replay.apply(
                        Bench.lab("bass", "ciprofloxacin").found("<60", "µg/kg").result())
                .sums();
        SumLedger read = LedgerCodec.sumLedger(LedgerCodec.encode(ledger, codec), codec);

        assertThat(ledger.parts()).hasSize(2);
        assertThat(ledger.sums()).hasSize(1);
        assertThat(read.parts()).isEqualTo(ledger.parts());
        assertThat(read.sums()).isEqualTo(ledger.sums());
    }

    /** A savepoint outlives a release: these bytes were written by layout 1 and are never edited. */
    @Test
    void stateWrittenByLayoutOneIsStillRead() {
        SampleLedger sample = LedgerCodec.sampleLedger(HexFormat.of().parseHex(SAMPLE_LEDGER_OF_LAYOUT_1));
        ResultLedger result = LedgerCodec.resultLedger(HexFormat.of().parseHex(RESULT_LEDGER_OF_LAYOUT_1));

        assertThat(sample.votes()).containsExactly(Map.entry(new Vote(PLACE, "pesticide", Verdict.FAIL), 3));
        assertThat(result.revisions())
                .containsExactly(
                        new ResultLedger.Revision(new Precedence(1, 1_772_337_600_000L, 0xaaL, 7, 1), 5),
                        new ResultLedger.Revision(new Precedence(2, 1_772_337_660_000L, -1L, 8, 1), -6));
        assertThat(result.repeats()).containsExactly(new Precedence(1, 1_772_337_720_000L, 0xbbL, 9, 1));
        assertThat(result.holding()).isEqualTo(new Precedence(2, 1_772_337_660_000L, -1L, 8, 1));
        assertThat(result.standing())
                .isEqualTo(new Standing(
                        Optional.of(new Vote(PLACE, "pesticide", Verdict.FAIL)),
                        Optional.of(new Speech("B-1", "carbofuran", "pesticide", Verdict.FAIL))));
    }

    @Test
    void bytesOfALaterLayoutAreRefused() {
        byte[] bytes = LedgerCodec.encode(SampleLedger.EMPTY);
        bytes[0]++;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerCodec.sampleLedger(bytes))
                .withMessageContaining("layout 2");
    }
}
