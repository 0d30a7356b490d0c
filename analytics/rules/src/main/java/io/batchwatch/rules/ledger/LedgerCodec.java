package io.batchwatch.rules.ledger;

import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.rules.batch.BatchCodec;
import io.batchwatch.rules.batch.Speech;
import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.Origin;
import io.batchwatch.views.Verdict;
import io.batchwatch.views.VerdictCounts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The ledgers, and what they tell others, as bytes. */
public final class LedgerCodec {
    private static final int VERSION = 1;
    /** 2: with the ledgers of its results. 3: with places, votes and deliveries that recur written once. */
    private static final int KNOWN_SAMPLE_VERSION = 3;
    /** 2: with the reading. 3: with papers at fault. 4, 5: with texts, then places, votes and deliveries that recur written once. */
    private static final int RESULT_LEDGER_VERSION = 5;

    /** Bytes that they usually take. */
    private static final int BESIDE_RESULTS = 160;

    private static final int RESULT = 80;

    private LedgerCodec() {}

    public static byte[] encode(KnownSample known) {
        return new ByteWriter(
                        KNOWN_SAMPLE_VERSION,
                        BESIDE_RESULTS + RESULT * known.results().size())
                .sharingTexts()
                .list(known.votes().votes(), (out, votes) -> {
                    out.whole(votes.vote(), LedgerCodec::vote);
                    out.number(votes.number());
                })
                .flag(known.isMoreElsewhere())
                .list(known.results().entrySet(), (out, result) -> {
                    out.bits(result.getKey().high()).bits(result.getKey().low());
                    resultLedger(out, result.getValue());
                })
                .toBytes();
    }

    public static KnownSample knownSample(byte[] bytes) {
        ByteReader from =
                new ByteReader(bytes, KNOWN_SAMPLE_VERSION).sharingTextsSince(2).sharingWholesSince(3);
        SampleLedger votes = new SampleLedger(
                from.list(in -> new SampleLedger.Votes(in.whole(LedgerCodec::vote), in.smallNumber())));
        if (from.version() == 1) {
            return new KnownSample(votes, Map.of(), true);
        }
        boolean isMoreElsewhere = from.flag();
        Map<ResultId, ResultLedger> results = new HashMap<>();
        for (int left = from.smallNumber(); left > 0; left--) {
            results.put(new ResultId(from.bits(), from.bits()), resultLedger(from, RESULT_LEDGER_VERSION));
        }
        return new KnownSample(votes, results, isMoreElsewhere);
    }

    /** Of a result that is kept by itself. */
    public static byte[] encode(ResultLedger ledger) {
        return resultLedger(new ByteWriter(RESULT_LEDGER_VERSION).sharingTexts(), ledger)
                .toBytes();
    }

    private static ByteWriter resultLedger(ByteWriter to, ResultLedger ledger) {
        return to.list(ledger.revisions(), (out, revision) -> {
                    precedence(out, revision.precedence());
                    out.bits(revision.fingerprint());
                })
                .list(ledger.repeats(), LedgerCodec::precedence)
                .number(ledger.placeOfHolding())
                .optional(ledger.standing().vote(), (out, vote) -> out.whole(vote, LedgerCodec::vote))
                .optional(ledger.standing().speech(), LedgerCodec::speech)
                .optional(ledger.standing().papers(), BatchCodec::shipment);
    }

    public static ResultLedger resultLedger(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, RESULT_LEDGER_VERSION)
                .sharingTextsSince(4)
                .sharingWholesSince(5);
        return resultLedger(from, from.version());
    }

    /**
     * @param layout of the result's ledger
     */
    private static ResultLedger resultLedger(ByteReader from, int layout) {
        boolean hasReadings = layout > 1;
        var revisions = from.list(in -> new ResultLedger.Revision(precedence(in, hasReadings), in.bits()));
        var repeats = from.list(in -> precedence(in, hasReadings));
        Precedence holding = revisions.get(from.smallNumber()).precedence();
        Standing standing = new Standing(
                from.optional(in -> in.whole(LedgerCodec::vote)),
                from.optional(LedgerCodec::speech),
                layout < 3 ? Optional.empty() : from.optional(BatchCodec::shipment));
        return new ResultLedger(revisions, repeats, holding, standing);
    }

    /**
     * @param codec writes the results' own bytes
     */
    public static byte[] encode(SumLedger ledger, TestResultCodec codec) {
        return new ByteWriter(VERSION)
                .list(ledger.parts().values(), (out, part) -> out.block(codec.encode(part)))
                .list(ledger.sums().values(), (out, sum) -> out.block(encode(sum, codec)))
                .toBytes();
    }

    public static SumLedger sumLedger(byte[] bytes, TestResultCodec codec) {
        ByteReader from = new ByteReader(bytes, VERSION);
        Map<ResultId, TestResult> parts = new HashMap<>();
        for (TestResult part : from.list(in -> codec.decode(in.block()))) {
            parts.put(part.id(), part);
        }
        Map<ResultId, JudgedResult> sums = new HashMap<>();
        for (JudgedResult sum : from.list(in -> judgedResult(in.block(), codec))) {
            sums.put(sum.result().id(), sum);
        }
        return new SumLedger(parts, sums);
    }

    public static byte[] encode(CellDelta delta) {
        ByteWriter to = new ByteWriter(VERSION);
        cellKey(to, delta.key());
        counts(to, delta.samples());
        counts(to, delta.items());
        return to.number(delta.changes()).toBytes();
    }

    public static CellDelta cellDelta(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, VERSION);
        return new CellDelta(cellKey(from), counts(from), counts(from), from.number());
    }

    /**
     * @param codec writes the result's own bytes
     */
    public static byte[] encode(JudgedResult judged, TestResultCodec codec) {
        ByteWriter to = ByteWriter.bare();
        write(judged, codec.encode(judged.result()), to);
        return to.toBytes();
    }

    /**
     * @param result the result's own bytes, as {@link TestResultCodec} wrote them, today or in an earlier release
     */
    public static void write(JudgedResult judged, byte[] result, ByteWriter to) {
        to.version(JudgementBlock.JUDGED_RESULT_VERSION)
                .block(result)
                .block(JudgementBlock.of(judged).toBytes())
                .day(judged.sampledDate())
                .instant(judged.judgedAt());
    }

    public static JudgedResult judgedResult(byte[] bytes, TestResultCodec codec) {
        return JudgementBlock.judgedResult(bytes, codec, in -> JudgementBlock.ofBytes(in.block()));
    }

    private static void precedence(ByteWriter to, Precedence precedence) {
        to.whole(Delivery.of(precedence), LedgerCodec::delivery)
                .number(precedence.line())
                .number(precedence.reading());
    }

    /** What the rows of one file mostly have in common. */
    private record Delivery(int revision, long receivedAt, long content) {
        static Delivery of(Precedence precedence) {
            return new Delivery(precedence.revision(), precedence.receivedAt(), precedence.content());
        }

        Precedence row(long line, int reading) {
            return new Precedence(revision, receivedAt, content, line, reading);
        }
    }

    private static void delivery(ByteWriter to, Delivery delivery) {
        to.number(delivery.revision()).number(delivery.receivedAt()).bits(delivery.content());
    }

    private static Precedence precedence(ByteReader from, boolean hasReading) {
        return from.whole(LedgerCodec::delivery).row(from.number(), hasReading ? from.smallNumber() : 1);
    }

    private static Delivery delivery(ByteReader from) {
        return new Delivery(from.smallNumber(), from.number(), from.bits());
    }

    private static void vote(ByteWriter to, Vote vote) {
        to.whole(vote.place(), LedgerCodec::place).text(vote.hazard()).symbol(vote.verdict());
    }

    private static Vote vote(ByteReader from) {
        return new Vote(from.whole(LedgerCodec::place), from.text(), from.symbol(Verdict.class));
    }

    private static void place(ByteWriter to, Place place) {
        to.day(place.day())
                .text(place.site())
                .text(place.category())
                .symbol(place.kind())
                .text(place.lab())
                .text(place.campaign())
                .symbol(place.origin());
    }

    private static Place place(ByteReader from) {
        return new Place(
                from.day(),
                from.text(),
                from.text(),
                from.symbol(TestKind.class),
                from.text(),
                from.text(),
                from.symbol(Origin.class));
    }

    private static void speech(ByteWriter to, Speech speech) {
        to.text(speech.batchKey()).text(speech.analyte()).text(speech.hazard()).symbol(speech.verdict());
    }

    private static Speech speech(ByteReader from) {
        return new Speech(from.text(), from.text(), from.text(), from.symbol(Verdict.class));
    }

    private static void cellKey(ByteWriter to, CellKey key) {
        to.day(key.day())
                .text(key.site())
                .text(key.category())
                .text(key.hazard())
                .symbol(key.testKind())
                .text(key.lab())
                .text(key.campaign())
                .symbol(key.origin());
    }

    private static CellKey cellKey(ByteReader from) {
        return new CellKey(
                from.day(),
                from.text(),
                from.text(),
                from.text(),
                from.symbol(TestKind.class),
                from.text(),
                from.text(),
                from.symbol(Origin.class));
    }

    private static void counts(ByteWriter to, VerdictCounts counts) {
        to.number(counts.pass())
                .number(counts.fail())
                .number(counts.suspect())
                .number(counts.inconclusive())
                .number(counts.notJudged());
    }

    private static VerdictCounts counts(ByteReader from) {
        return new VerdictCounts(from.number(), from.number(), from.number(), from.number(), from.number());
    }
}
