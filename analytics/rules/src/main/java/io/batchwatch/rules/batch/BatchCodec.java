package io.batchwatch.rules.batch;

import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of batches as bytes. */
public final class BatchCodec {
    private static final int VERSION = 1;

    private BatchCodec() {}

    public static byte[] encode(BatchEvidence evidence) {
        ByteWriter to = new ByteWriter(VERSION);
        description(to, evidence.about());
        return to.text(evidence.resultId())
                .text(evidence.analyteName())
                .optional(evidence.before(), BatchCodec::speech)
                .optional(evidence.after(), BatchCodec::speech)
                .optional(evidence.finding(), BatchCodec::finding)
                .instant(evidence.at())
                .toBytes();
    }

    public static BatchEvidence batchEvidence(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, VERSION);
        return new BatchEvidence(
                description(from),
                from.text(),
                from.text(),
                from.optional(BatchCodec::speech),
                from.optional(BatchCodec::speech),
                from.optional(BatchCodec::finding),
                from.instant());
    }

    public static byte[] encode(BatchLedger ledger) {
        ByteWriter to = new ByteWriter(VERSION);
        description(to, ledger.about());
        return to.list(ledger.accusations().values(), BatchCodec::finding)
                .list(ledger.passed().entrySet(), (out, entry) -> out.text(
                                entry.getKey().analyte())
                        .text(entry.getKey().hazard())
                        .number(entry.getValue()))
                .list(ledger.story(), BatchCodec::moment)
                .symbol(ledger.state())
                .instant(ledger.changedAt())
                .number(ledger.version())
                .toBytes();
    }

    public static BatchLedger batchLedger(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, VERSION);
        BatchDescription about = description(from);
        Map<String, BatchFinding> accusations = new HashMap<>();
        from.list(BatchCodec::finding).forEach(finding -> accusations.put(finding.resultId(), finding));
        Map<BatchLedger.Passed, Integer> passed = new HashMap<>();
        from.list(in -> Map.entry(new BatchLedger.Passed(in.text(), in.text()), in.smallNumber()))
                .forEach(entry -> passed.put(entry.getKey(), entry.getValue()));
        List<BatchMoment> story = from.list(BatchCodec::moment);
        BatchState state = from.symbol(BatchState.class);
        Instant changedAt = from.instant();
        return new BatchLedger(about, accusations, passed, story, state, changedAt, from.number());
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

    private static void speech(ByteWriter to, Speech speech) {
        to.text(speech.batchKey()).text(speech.analyte()).text(speech.hazard()).symbol(speech.verdict());
    }

    private static Speech speech(ByteReader from) {
        return new Speech(from.text(), from.text(), from.text(), from.symbol(Verdict.class));
    }

    private static void finding(ByteWriter to, BatchFinding finding) {
        to.text(finding.resultId())
                .text(finding.sampleId())
                .text(finding.analyte())
                .text(finding.analyteName())
                .text(finding.hazard())
                .text(finding.screensFor())
                .symbol(finding.testKind())
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
                from.text(),
                from.text());
    }
}
