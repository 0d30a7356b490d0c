package io.batchwatch.rules.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.rules.Bench;
import io.batchwatch.rules.batch.Speech;
import io.batchwatch.rules.certificate.Shipment;
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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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

    private static final String RESULT_LEDGER_OF_LAYOUT_2 =
            "02020280d8ecf8946700000000000000aa0e020000000000000005000002c2c002126d5f646f6e676d656e12"
                    + "766567657461626c65064c4142146c61625f636f756e74790ce698a5e5ada30e4f5554534944451270657374"
                    + "6963696465084641494c00";

    private static final String RESULT_LEDGER_OF_LAYOUT_3 =
            "03020280d8ecf8946700000000000000aa0e020000000000000005000002c2c002126d5f646f6e676d656e12"
                    + "766567657461626c65064c4142146c61625f636f756e74790ce698a5e5ada30e4f5554534944451270657374"
                    + "6963696465084641494c0206422d3114636172626f667572616e12706573746963696465084641494c020642"
                    + "2d3106532d31126c69766573746f636b045139c4c0020867617465";

    private static final String JUDGED_RESULT_OF_LAYOUT_1 =
            "01d203c301c119e539397c59e0346edb408f12230e3b3aa710aec436b9040206532d3106422d310c636f7770"
                    + "65610c636f77706561000ce69cace9958700126d5f646f6e676d656e24e4b89ce997a8e5869ce8b4b8e5b882"
                    + "e59cba00000080a0d3cf946714636172626f667572616e14636172626f667572616e0002146c61625f636f75"
                    + "6e747918e58ebfe6a380e9aa8ce6898000000002000000020a302e3035300a6d672f6b67000000000000000e"
                    + "67656e657269630866696c6516726573756c74732e6373762030303030303030303030303030306161028094"
                    + "c2d694671267656e6572696340310200084641494c084641494c084641494c0a4c494d495412706573746963"
                    + "6964650208302e30320a6d672f6b6718474220323736332d32303231f2a6020018474220323736332d323032"
                    + "3112434f5252454354454412766567657461626c650a4c4f43414cc2c002084c41544580ccdbff9467";

    /** As laid out before what recurs became a block. */
    private static final String JUDGED_RESULT_OF_LAYOUT_2 =
            "02d203c301c119e539397c59e0346edb408f12230e3b3aa710aec436b9040206532d3106422d310c636f7770"
                    + "65610c636f77706561000ce69cace9958700126d5f646f6e676d656e24e4b89ce997a8e5869ce8b4b8e5b882"
                    + "e59cba00000080a0d3cf946714636172626f667572616e14636172626f667572616e0002146c61625f636f75"
                    + "6e747918e58ebfe6a380e9aa8ce6898000000002000000020a302e3035300a6d672f6b67000000000000000e"
                    + "67656e657269630866696c6516726573756c74732e6373762030303030303030303030303030306161028094"
                    + "c2d694671267656e6572696340310200084641494c084641494c084641494c0a4c494d495412706573746963"
                    + "6964650208302e30320a6d672f6b6718474220323736332d32303231f2a6020018474220323736332d323032"
                    + "31144143435245444954454412434f5252454354454412766567657461626c650a4c4f43414cc2c002084c41"
                    + "544580ccdbff9467";

    private static final String KNOWN_SAMPLE_OF_LAYOUT_2 =
            "0202c2c00200126d5f646f6e676d656e0012766567657461626c6500064c414200146c61625f636f756e7479"
                    + "000ce698a5e5ada3000e4f555453494445001270657374696369646500084641494c04000400000000000000"
                    + "01fffffffffffffffe020280d8ecf8946700000000000000aa0e020000000000000005000002c2c002020406"
                    + "080a0c0e10020006422d310014636172626f667572616e0e1000ffffffffffffffff00000000000000020202"
                    + "80d8ecf8946700000000000000aa0e020000000000000005000002c2c002020406080a0c0e10020006422d32"
                    + "140e1000";

    private static final String RESULT_LEDGER_OF_LAYOUT_4 =
            "04020280d8ecf8946700000000000000aa0e020000000000000005020480d8ecf8946700000000000000aa12"
                    + "020002c2c00200126d5f646f6e676d656e0012766567657461626c6500064c414200146c61625f636f756e74"
                    + "79000ce698a5e5ada3000e4f555453494445001270657374696369646500084641494c020006422d31001463"
                    + "6172626f667572616e0e1000";

    private static final ResultId ID = new ResultId(1, -2);
    private static final ResultId OTHER_ID = new ResultId(-1, 2);

    private final TestResultCodec codec = new TestResultCodec();

    @Property(tries = 200)
    void sampleLedgerSurvivesItsBytes(
            @ForAll Verdict verdict, @ForAll TestKind kind, @ForAll @IntRange(min = 1, max = 1000) int times) {
        Place place = new Place(PLACE.day(), PLACE.site(), "vegetable", kind, "", "", Origin.UNKNOWN);
        SampleLedger ledger = new SampleLedger(List.of(
                new SampleLedger.Votes(new Vote(place, "pesticide", verdict), times),
                new SampleLedger.Votes(new Vote(PLACE, CellKey.ALL_HAZARDS, verdict), 1)));

        Map<ResultId, ResultLedger> results = Map.of(ID, ledger("B-1"), OTHER_ID, ledger("B-2"));

        KnownSample read = throughBytes(KnownSample.NOTHING.with(ledger, results));

        assertThat(read.votes().votes()).isEqualTo(ledger.votes());
        assertThat(read.isMoreElsewhere()).isFalse();
        assertThat(read.results()).hasSize(2);
        results.forEach((id, result) ->
                assertThat(read.result(id)).get().usingRecursiveComparison().isEqualTo(result));
        assertThat(throughBytes(KnownSample.NOTHING).results()).isEmpty();
    }

    private static KnownSample throughBytes(KnownSample known) {
        return LedgerCodec.knownSample(LedgerCodec.encode(known));
    }

    private static ResultLedger ledger(String batch) {
        return ResultLedger.first(
                new ResultLedger.Revision(new Precedence(1, 1_772_337_600_000L, 0xaaL, 7, 1), 5),
                new Standing(
                        Optional.of(new Vote(PLACE, "pesticide", Verdict.FAIL)),
                        Optional.of(new Speech(batch, "carbofuran", "pesticide", Verdict.FAIL))));
    }

    @Test
    void whatASampleHasNoRoomForIsElsewhere() {
        Map<ResultId, ResultLedger> many = new HashMap<>();
        for (int i = 0; i < KnownSample.MOST_RESULTS; i++) {
            many.put(new ResultId(7, i), ledger("B-1"));
        }
        KnownSample full = KnownSample.NOTHING.with(SampleLedger.EMPTY, many);
        KnownSample fuller = throughBytes(full.with(SampleLedger.EMPTY, Map.of(ID, ledger("B-1"))));

        assertThat(full.isMoreElsewhere()).isFalse();
        assertThat(fuller.isMoreElsewhere()).isTrue();
        assertThat(fuller.result(ID)).isEmpty();
        assertThat(fuller.results()).hasSize(KnownSample.MOST_RESULTS);
        assertThat(fuller.with(SampleLedger.EMPTY, Map.of(new ResultId(7, 0), ledger("B-2")))
                        .result(new ResultId(7, 0)))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(ledger("B-2"));
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
        KnownSample sample = LedgerCodec.knownSample(HexFormat.of().parseHex(SAMPLE_LEDGER_OF_LAYOUT_1));
        ResultLedger result = LedgerCodec.resultLedger(HexFormat.of().parseHex(RESULT_LEDGER_OF_LAYOUT_1));

        assertThat(sample.isMoreElsewhere()).isTrue();
        assertThat(sample.votes().votes())
                .containsExactly(new SampleLedger.Votes(new Vote(PLACE, "pesticide", Verdict.FAIL), 3));
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

    /** As laid out before laboratories had a scope, and before results spoke of papers. */
    @Test
    void judgedResultsAndLedgersOfEarlierLayoutsAreStillRead() {
        JudgedResult judged = LedgerCodec.judgedResult(HexFormat.of().parseHex(JUDGED_RESULT_OF_LAYOUT_1), codec);
        ResultLedger result = LedgerCodec.resultLedger(HexFormat.of().parseHex(RESULT_LEDGER_OF_LAYOUT_2));

        assertThat(judged.accreditation()).isEqualTo(Accreditation.UNKNOWN);
        assertThat(judged.outcome()).isEqualTo(RowOutcome.CORRECTED);
        assertThat(judged.judgement().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged.judgement().limit()).map(AppliedLimit::value).contains(new BigDecimal("0.02"));
        assertThat(judged.result().sample().sampleId()).isEqualTo("S-1");
        assertThat(judged.timeliness()).isEqualTo(Timeliness.LATE);
        assertThat(judged.judgedAt()).isEqualTo(Instant.parse("2026-03-01T06:00:00Z"));
        assertThat(result.standing())
                .isEqualTo(new Standing(Optional.of(new Vote(PLACE, "pesticide", Verdict.FAIL)), Optional.empty()));
    }

    @Test
    void judgedResultsWithoutABlockAreStillRead() {
        JudgedResult first = LedgerCodec.judgedResult(HexFormat.of().parseHex(JUDGED_RESULT_OF_LAYOUT_1), codec);
        JudgedResult second = LedgerCodec.judgedResult(HexFormat.of().parseHex(JUDGED_RESULT_OF_LAYOUT_2), codec);

        assertThat(second)
                .isEqualTo(new JudgedResult(
                        first.result(),
                        first.judgement(),
                        Accreditation.ACCREDITED,
                        first.outcome(),
                        first.category(),
                        first.origin(),
                        first.sampledDate(),
                        first.timeliness(),
                        first.judgedAt()));
    }

    @Test
    void aReaderOfManyReadsEachAsItIs() {
        JudgedResult one = LedgerCodec.judgedResult(HexFormat.of().parseHex(JUDGED_RESULT_OF_LAYOUT_2), codec);
        List<JudgedResult> judged = IntStream.range(0, 3000)
                .mapToObj(number -> new JudgedResult(
                        one.result(),
                        one.judgement(),
                        one.accreditation(),
                        one.outcome(),
                        "category " + number % 2000,
                        one.origin(),
                        one.sampledDate().plusDays(number),
                        one.timeliness(),
                        one.judgedAt()))
                .toList();
        JudgedResultReader reader = new JudgedResultReader();

        assertThat(judged).allSatisfy(each -> assertThat(reader.read(LedgerCodec.encode(each, codec)))
                .isEqualTo(each));
        assertThat(reader.read(HexFormat.of().parseHex(JUDGED_RESULT_OF_LAYOUT_2)))
                .isEqualTo(one);
    }

    /** As laid out before texts that recur were written once. */
    @Test
    void resultLedgersOfLayoutThreeAreStillRead() {
        ResultLedger result = LedgerCodec.resultLedger(HexFormat.of().parseHex(RESULT_LEDGER_OF_LAYOUT_3));

        assertThat(result.revisions()).isEqualTo(ledger("B-1").revisions());
        assertThat(result.standing())
                .isEqualTo(new Standing(
                        ledger("B-1").standing().vote(),
                        ledger("B-1").standing().speech(),
                        Optional.of(new Shipment("B-1", "S-1", "livestock", "Q9", LocalDate.of(2026, 3, 2), "gate"))));
    }

    /** As laid out before places, votes and deliveries that recur were written once. */
    @Test
    void samplesOfLayoutTwoAndResultLedgersOfLayoutFourAreStillRead() {
        KnownSample sample = LedgerCodec.knownSample(HexFormat.of().parseHex(KNOWN_SAMPLE_OF_LAYOUT_2));
        ResultLedger result = LedgerCodec.resultLedger(HexFormat.of().parseHex(RESULT_LEDGER_OF_LAYOUT_4));

        assertThat(sample.votes().votes())
                .containsExactly(new SampleLedger.Votes(new Vote(PLACE, "pesticide", Verdict.FAIL), 2));
        assertThat(sample.result(ID)).get().usingRecursiveComparison().isEqualTo(ledger("B-1"));
        assertThat(sample.result(OTHER_ID)).get().usingRecursiveComparison().isEqualTo(ledger("B-2"));
        assertThat(result)
                .usingRecursiveComparison()
                .isEqualTo(ledger("B-1").repeatedBy(new Precedence(2, 1_772_337_600_000L, 0xaaL, 9, 1)));
    }

    @Test
    void moreDeliveriesThanAreLookedThroughAreReadAsTheyWere() {
        ResultLedger ledger = ledger("B-1");
        for (int day = 0; day < 50; day++) {
            ledger = ledger.revisedBy(
                    new ResultLedger.Revision(new Precedence(2 + day / 2, day % 20, day % 20, day, 1), day),
                    ledger.standing());
        }

        assertThat(LedgerCodec.resultLedger(LedgerCodec.encode(ledger)))
                .usingRecursiveComparison()
                .isEqualTo(ledger);
    }

    @Test
    void papersAtFaultSurviveTheirBytes() {
        Shipment shipment = new Shipment("B-1", "S-1", "livestock", "Q9", LocalDate.of(2026, 3, 2), "gate");
        Standing standing = new Standing(Optional.empty(), Optional.empty(), Optional.of(shipment));
        ResultLedger ledger = ResultLedger.first(new ResultLedger.Revision(new Precedence(1, 0, 0, 0, 1), 5), standing);

        assertThat(LedgerCodec.resultLedger(LedgerCodec.encode(ledger)).standing())
                .isEqualTo(standing);
    }

    @Test
    void bytesOfALaterLayoutAreRefused() {
        byte[] bytes = LedgerCodec.encode(KnownSample.NOTHING);
        bytes[0]++;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerCodec.knownSample(bytes))
                .withMessageContaining("layout 4");
    }
}
