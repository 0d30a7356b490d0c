package io.batchwatch.rules.ledger;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.Purpose;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.batch.BatchDescription;
import io.batchwatch.rules.batch.RetestPass;
import io.batchwatch.rules.judge.AppliedLimit;
import io.batchwatch.rules.judge.Judgement;
import io.batchwatch.rules.judge.Sentences;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.views.BatchFinding;
import java.math.BigDecimal;

/** What a judged result says of its batch, in words for people. */
final class Findings {
    private Findings() {}

    static BatchDescription description(JudgedResult judged) {
        TestResult row = judged.result();
        return new BatchDescription(
                row.sample().batchKey(),
                row.sample().product().code(),
                row.sample().product().name(),
                judged.category(),
                row.sample().producer(),
                row.sample().site().code());
    }

    static BatchFinding of(JudgedResult judged, ReferenceData reference) {
        TestResult row = judged.result();
        Judgement judgement = judged.judgement();
        return new BatchFinding(
                row.id().toString(),
                row.sample().sampleId(),
                row.item().analyte().code(),
                row.item().analyte().name(),
                judgement.hazard(),
                reference.screensFor(row.item().analyte()),
                row.item().kind(),
                row.sample().purpose() == Purpose.RETEST,
                row.item().lab().label(),
                row.sample().site().code(),
                judgement.verdict(),
                judgement.rule().code(),
                value(row.measurement()),
                row.measurement().unit(),
                judgement.limit().map(Findings::limit).orElse(""),
                judgement.source(),
                row.sample().sampledAt(),
                row.provenance().receivedAt(),
                Sentences.zh(row, judgement, reference),
                Sentences.en(row, judgement, reference));
    }

    /** What a re-test that passed says; whether it clears anything is the batch's to know. */
    static RetestPass retest(JudgedResult judged) {
        TestResult row = judged.result();
        return new RetestPass(
                row.id().toString(),
                row.item().analyte().code(),
                row.item().lab().label(),
                row.item().kind(),
                row.provenance().receivedAt());
    }

    private static String limit(AppliedLimit limit) {
        return limit.value().toPlainString() + " " + limit.unit();
    }

    private static String value(Measurement measurement) {
        String number = measurement.value().map(BigDecimal::toPlainString).orElse("");
        return switch (measurement.qualifier()) {
            case EQ -> number;
            case LT -> "< " + number;
            case GT -> "> " + number;
            case DETECTED -> number.isEmpty() ? "detected" : number;
            case NOT_DETECTED -> "not detected";
            case NOT_MEASURED -> measurement.text();
        };
    }
}
