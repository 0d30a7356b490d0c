package io.batchwatch.rules.batch;

import io.batchwatch.contract.BatchAct;
import io.batchwatch.contract.BatchActCodec;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import io.batchwatch.rules.certificate.Shipment;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.PaperFault;
import io.batchwatch.views.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What is known of batches as bytes. */
public final class BatchCodec {
    /** 2: with re-tests. 3: with papers at fault. */
    private static final int EVIDENCE_VERSION = 3;

    /** 2: with the description beside each accusation, re-tests, acts and clocks. 3: with papers at fault. 4: with its comings. */
    private static final int LEDGER_VERSION = 4;

    private static final int BESIDE_EVIDENCE = 256;
    private static final int OF_ONE_EVIDENCE = 64;

    /** Of a batch that nothing stands against. */
    private static final int USUAL_LEDGER_BYTES = 256;

    private BatchCodec() {}

    /** Each text once: what is told of one batch says nearly the same in row after row. */
    public static byte[] encode(List<BatchEvidence> evidence) {
        return new ByteWriter(EVIDENCE_VERSION, BESIDE_EVIDENCE + OF_ONE_EVIDENCE * evidence.size())
                .sharingTexts()
                .list(evidence, BatchCodec::evidence)
                .toBytes();
    }

    private static void evidence(ByteWriter to, BatchEvidence evidence) {
        description(to, evidence.about());
        to.text(evidence.resultId())
                .text(evidence.analyteName())
                .optional(evidence.before(), BatchCodec::speech)
                .optional(evidence.after(), BatchCodec::speech)
                .optional(evidence.finding(), BatchCodec::finding)
                .optional(evidence.retest(), BatchCodec::retest)
                .optional(evidence.papersBefore(), BatchCodec::shipment)
                .optional(evidence.papersAfter(), BatchCodec::shipment)
                .instant(evidence.at());
    }

    public static List<BatchEvidence> evidence(byte[] bytes) {
        return new ByteReader(bytes, EVIDENCE_VERSION).sharingTextsSince(1).list(BatchCodec::evidence);
    }

    /** One by itself, as the first layout of what a batch hears had it. */
    public static BatchEvidence singleEvidence(byte[] bytes) {
        return evidence(new ByteReader(bytes, EVIDENCE_VERSION));
    }

    private static BatchEvidence evidence(ByteReader from) {
        return new BatchEvidence(
                description(from),
                from.text(),
                from.text(),
                from.optional(BatchCodec::speech),
                from.optional(BatchCodec::speech),
                from.optional(BatchCodec::finding),
                from.version() == 1 ? Optional.empty() : from.optional(BatchCodec::retest),
                from.version() < 3 ? Optional.empty() : from.optional(BatchCodec::shipment),
                from.version() < 3 ? Optional.empty() : from.optional(BatchCodec::shipment),
                from.instant());
    }

    public static byte[] encode(BatchLedger ledger) {
        ByteWriter to = new ByteWriter(LEDGER_VERSION, USUAL_LEDGER_BYTES);
        description(to, ledger.about());
        CaseFile file = ledger.file();
        return to.list(file.accusations().values(), (out, accusation) -> {
                    description(out, accusation.about());
                    finding(out, accusation.finding());
                })
                .list(file.passed().entrySet(), (out, entry) -> out.text(
                                entry.getKey().analyte())
                        .text(entry.getKey().hazard())
                        .number(entry.getValue()))
                .list(ledger.story(), BatchCodec::moment)
                .symbol(ledger.state())
                .instant(ledger.changedAt())
                .number(ledger.version())
                .list(file.retests().values(), BatchCodec::retest)
                .list(file.acts().values(), (out, act) -> out.block(BatchActCodec.encode(act)))
                .list(ledger.told(), (out, end) -> out.symbol(end.clock()).instant(end.dueAt()))
                .list(file.papers().entrySet(), (out, entry) -> {
                    shipment(out, entry.getKey());
                    out.number(entry.getValue());
                })
                .list(ledger.papersTold(), (out, told) -> out.symbol(told.fault())
                        .text(told.certificate()))
                .list(ledger.comings().entrySet(), (out, entry) -> out.symbol(entry.getKey())
                        .number(entry.getValue()))
                .toBytes();
    }

    public static BatchLedger batchLedger(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, LEDGER_VERSION);
        boolean isFirst = from.version() == 1;
        BatchDescription about = description(from);
        Map<String, Accusation> accusations = byKey(
                from.list(in -> new Accusation(isFirst ? about : description(in), finding(in))),
                accusation -> accusation.finding().resultId());
        Map<Passed, Integer> passed =
                counts(from.list(in -> Map.entry(new Passed(in.text(), in.text()), in.smallNumber())));
        List<BatchMoment> story = from.list(BatchCodec::moment);
        BatchState state = from.symbol(BatchState.class);
        Instant changedAt = from.instant();
        long version = from.number();
        List<RetestPass> retests = isFirst ? List.of() : from.list(BatchCodec::retest);
        List<BatchAct> acts = isFirst ? List.of() : from.list(in -> BatchActCodec.decode(in.block()));
        List<BatchLedger.End> told =
                isFirst ? List.of() : from.list(in -> new BatchLedger.End(in.symbol(BatchClock.class), in.instant()));
        boolean hasPapers = from.version() >= 3;
        List<Map.Entry<Shipment, Integer>> papers =
                hasPapers ? from.list(in -> Map.entry(shipment(in), in.smallNumber())) : List.of();
        List<PaperCheck.Told> papersTold =
                hasPapers ? from.list(in -> new PaperCheck.Told(in.symbol(PaperFault.class), in.text())) : List.of();
        CaseFile file = new CaseFile(
                accusations, passed, byKey(retests, RetestPass::resultId), byKey(acts, BatchAct::id), counts(papers));
        Map<BatchState, Integer> comings = counts(
                from.version() < 4
                        ? List.of()
                        : from.list(in -> Map.entry(in.symbol(BatchState.class), in.smallNumber())));
        return new BatchLedger(
                about, file, Set.copyOf(told), Set.copyOf(papersTold), story, state, changedAt, comings, version);
    }

    /** Most are empty, and cost nothing. */
    private static <K, T> Map<K, T> byKey(List<T> values, Function<T, K> key) {
        if (values.isEmpty()) {
            return Map.of();
        }
        Map<K, T> byKey = new HashMap<>();
        values.forEach(value -> byKey.put(key.apply(value), value));
        return byKey;
    }

    private static <K> Map<K, Integer> counts(List<Map.Entry<K, Integer>> entries) {
        if (entries.isEmpty()) {
            return Map.of();
        }
        Map<K, Integer> counts = new HashMap<>();
        entries.forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static void description(ByteWriter to, BatchDescription about) {
        to.text(about.batchKey())
                .text(about.product())
                .text(about.productName())
                .text(about.category())
                .text(about.producer())
                .text(about.site());
    }

    private static BatchDescription description(ByteReader from) {
        return new BatchDescription(from.text(), from.text(), from.text(), from.text(), from.text(), from.text());
    }

    /** What a sample says of its batch's papers. */
    public static void shipment(ByteWriter to, Shipment shipment) {
        to.text(shipment.batchKey())
                .text(shipment.sampleId())
                .text(shipment.category())
                .text(shipment.certificate())
                .day(shipment.sampledOn())
                .text(shipment.partner());
    }

    /** As {@link #shipment(ByteWriter, Shipment)} wrote it. */
    public static Shipment shipment(ByteReader from) {
        return new Shipment(from.text(), from.text(), from.text(), from.text(), from.day(), from.text());
    }

    private static void speech(ByteWriter to, Speech speech) {
        to.text(speech.batchKey()).text(speech.analyte()).text(speech.hazard()).symbol(speech.verdict());
    }

    private static Speech speech(ByteReader from) {
        return new Speech(from.text(), from.text(), from.text(), from.symbol(Verdict.class));
    }

    private static void retest(ByteWriter to, RetestPass retest) {
        to.text(retest.resultId())
                .text(retest.analyte())
                .text(retest.lab())
                .symbol(retest.kind())
                .instant(retest.receivedAt());
    }

    private static RetestPass retest(ByteReader from) {
        return new RetestPass(from.text(), from.text(), from.text(), from.symbol(TestKind.class), from.instant());
    }

    private static void finding(ByteWriter to, BatchFinding finding) {
        to.text(finding.resultId())
                .text(finding.sampleId())
                .text(finding.analyte())
                .text(finding.analyteName())
                .text(finding.hazard())
                .text(finding.screensFor())
                .symbol(finding.testKind())
                .flag(finding.retest())
                .text(finding.lab())
                .text(finding.site())
                .symbol(finding.verdict())
                .text(finding.rule())
                .text(finding.value())
                .text(finding.unit())
                .text(finding.limit())
                .text(finding.limitSource())
                .instant(finding.sampledAt())
                .instant(finding.receivedAt())
                .text(finding.sentenceZh())
                .text(finding.sentenceEn());
    }

    private static BatchFinding finding(ByteReader from) {
        return new BatchFinding(
                from.text(),
                from.text(),
                from.text(),
                from.text(),
                from.text(),
                from.text(),
                from.symbol(TestKind.class),
                from.version() > 1 && from.flag(),
                from.text(),
                from.text(),
                from.symbol(Verdict.class),
                from.text(),
                from.text(),
                from.text(),
                from.text(),
                from.text(),
                from.instant(),
                from.instant(),
                from.text(),
                from.text());
    }

    private static void moment(ByteWriter to, BatchMoment moment) {
        to.instant(moment.at())
                .text(moment.event())
                .text(moment.resultId())
                .symbol(moment.from())
                .symbol(moment.to())
                .text(moment.by())
                .text(moment.document())
                .text(moment.sentenceZh())
                .text(moment.sentenceEn());
    }

    private static BatchMoment moment(ByteReader from) {
        return new BatchMoment(
                from.instant(),
                from.text(),
                from.text(),
                from.symbol(BatchState.class),
                from.symbol(BatchState.class),
                from.version() == 1 ? "" : from.text(),
                from.version() == 1 ? "" : from.text(),
                from.text(),
                from.text());
    }
}
