package io.batchwatch.rules.ledger;

import io.batchwatch.contract.ArrivedResult;
import io.batchwatch.contract.Purpose;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.batch.BatchDescription;
import io.batchwatch.rules.batch.BatchEvidence;
import io.batchwatch.rules.batch.Speech;
import io.batchwatch.rules.certificate.Shipment;
import io.batchwatch.rules.judge.Judge;
import io.batchwatch.rules.judge.Judgement;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.Timeliness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an arriving row changes, given what is known of its sample and of its result id. A pure function.
 */
public final class Ledger {
    private static final long ON_TIME_MILLIS = Duration.ofDays(3).toMillis();
    private static final long LATE_MILLIS = Duration.ofDays(30).toMillis();

    private Ledger() {}

    /**
     * @param sample the sample's ledger, {@link SampleLedger#EMPTY} at first
     * @param known the result id's ledger, empty at first
     * @param sums the sample's sums, {@link SumLedger#EMPTY} at first
     * @param now when the row is judged; it goes into the history and decides nothing
     */
    public static Step apply(
            SampleLedger sample,
            Optional<ResultLedger> known,
            SumLedger sums,
            ArrivedResult arrived,
            ReferenceData reference,
            Instant now) {
        return Sums.after(ofRow(sample, known, arrived, reference, now), sums, arrived.result(), reference, now);
    }

    private static Step ofRow(
            SampleLedger sample,
            Optional<ResultLedger> known,
            ArrivedResult arrived,
            ReferenceData reference,
            Instant now) {
        TestResult row = arrived.result();
        ResultLedger.Revision revision = new ResultLedger.Revision(Precedence.of(row), arrived.contentFingerprint());
        if (known.isEmpty()) {
            JudgedResult judged = judged(row, RowOutcome.ACCEPTED, reference, now);
            ResultLedger next = ResultLedger.first(revision, standing(judged, reference));
            return row.provenance().reading().retracts()
                    ? redelivered(sample, next)
                    : step(sample, Optional.empty(), next, judged, Novelty.NEW, reference);
        }
        ResultLedger before = known.get();
        Optional<Precedence> same = before.sameRow(revision.precedence());
        if (same.isPresent()) {
            return same.get().reading() < revision.precedence().reading()
                    ? reread(sample, before, revision, row, reference, now)
                    : redelivered(sample, before);
        }
        if (row.provenance().reading().retracts()) {
            return redelivered(sample, before);
        }
        if (before.says(revision)) {
            return duplicate(sample, before.repeatedBy(revision.precedence()), Novelty.NEW);
        }
        return revised(sample, before, before, revision, row, Novelty.NEW, reference, now);
    }

    /** The same row of the same bytes, read anew by a mended profile or with names that have got their codes. */
    private static Step reread(
            SampleLedger sample,
            ResultLedger before,
            ResultLedger.Revision revision,
            TestResult row,
            ReferenceData reference,
            Instant now) {
        boolean retracts = row.provenance().reading().retracts();
        if (before.isRepeat(revision.precedence())) {
            ResultLedger without = before.withoutRepeat(revision.precedence());
            if (retracts) {
                return duplicate(sample, without, Novelty.RETRACTED);
            }
            return before.says(revision)
                    ? duplicate(sample, without.repeatedBy(revision.precedence()), Novelty.UNCHANGED)
                    : revised(sample, before, without, revision, row, Novelty.REREAD, reference, now);
        }
        RowOutcome outcome = before.isFirst(revision.precedence()) ? RowOutcome.ACCEPTED : RowOutcome.CORRECTED;
        JudgedResult judged = judged(row, outcome, reference, now);
        Standing standing = standing(judged, reference);
        ResultLedger next = before.rereadBy(revision, standing);
        boolean isJudgedTheSame =
                !before.holding().isSameRow(revision.precedence()) || standing.equals(before.standing());
        if (!retracts && before.saidTheSame(revision) && isJudgedTheSame) {
            return new Step(sample, next, outcome, Novelty.UNCHANGED, Optional.of(judged), List.of(), List.of());
        }
        return step(
                sample, Optional.of(before), next, judged, retracts ? Novelty.RETRACTED : Novelty.REREAD, reference);
    }

    private static Step revised(
            SampleLedger sample,
            ResultLedger before,
            ResultLedger revisable,
            ResultLedger.Revision revision,
            TestResult row,
            Novelty novelty,
            ReferenceData reference,
            Instant now) {
        JudgedResult judged = judged(row, RowOutcome.CORRECTED, reference, now);
        ResultLedger next = revisable.revisedBy(revision, standing(judged, reference));
        return step(sample, Optional.of(before), next, judged, novelty, reference);
    }

    private static Step duplicate(SampleLedger sample, ResultLedger next, Novelty novelty) {
        return new Step(sample, next, RowOutcome.DUPLICATE, novelty, Optional.empty(), List.of(), List.of());
    }

    private static Step redelivered(SampleLedger sample, ResultLedger known) {
        return new Step(sample, known, RowOutcome.REDELIVERED, Novelty.NEW, Optional.empty(), List.of(), List.of());
    }

    private static Step step(
            SampleLedger sample,
            Optional<ResultLedger> before,
            ResultLedger after,
            JudgedResult judged,
            Novelty novelty,
            ReferenceData reference) {
        boolean overtaken = before.isPresent() && before.get().holding().equals(after.holding());
        if (overtaken) {
            return new Step(sample, after, judged.outcome(), novelty, Optional.of(judged), List.of(), List.of());
        }
        Optional<Vote> of = before.flatMap(ledger -> ledger.standing().vote());
        Optional<Vote> instead = after.standing().vote();
        SampleLedger next = sample.with(instead, of);
        return new Step(
                next,
                after,
                judged.outcome(),
                novelty,
                Optional.of(judged),
                sample.changeTo(next, instead, of),
                evidence(before.map(ResultLedger::standing), after.standing(), judged, reference));
    }

    private static Standing standing(JudgedResult judged, ReferenceData reference) {
        return Standing.of(judged, reference.law().certificates());
    }

    /** A correction may move a result from one batch to another: then both hear of it. */
    static List<BatchEvidence> evidence(
            Optional<Standing> before, Standing after, JudgedResult judged, ReferenceData reference) {
        Said was = before.isPresent() ? Said.by(before.get()) : Said.NOTHING;
        Said is = Said.by(after);
        if (was.isNothing() && is.isNothing()) {
            return List.of();
        }
        String key = judged.result().sample().batchKey();
        List<BatchEvidence> evidence = new ArrayList<>(2);
        BatchDescription about = Findings.description(judged);
        Optional<String> keyBefore = was.batchKey();
        boolean stays = keyBefore.isPresent() && keyBefore.get().equals(key);
        if (keyBefore.isPresent() && (!stays || is.isNothing())) {
            evidence.add(evidence(about.ofBatch(keyBefore.get()), judged, was, Said.NOTHING, reference));
        }
        if (!is.isNothing()) {
            evidence.add(evidence(about, judged, stays ? was : Said.NOTHING, is, reference));
        }
        return evidence;
    }

    /** What a result says to its batch: of the food, and of its papers. */
    private record Said(Optional<Speech> speech, Optional<Shipment> papers) {
        static final Said NOTHING = new Said(Optional.empty(), Optional.empty());

        static Said by(Standing standing) {
            return new Said(standing.speech(), standing.papers());
        }

        boolean isNothing() {
            return speech.isEmpty() && papers.isEmpty();
        }

        /** Both are of one batch: that of the result's sample. */
        Optional<String> batchKey() {
            return speech.isPresent() ? speech.map(Speech::batchKey) : papers.map(Shipment::batchKey);
        }
    }

    private static BatchEvidence evidence(
            BatchDescription about, JudgedResult judged, Said was, Said is, ReferenceData reference) {
        TestResult row = judged.result();
        Optional<BatchFinding> finding =
                is.speech().filter(Speech::accuses).map(speech -> Findings.of(judged, reference));
        boolean isRetestPass =
                is.speech().isPresent() && finding.isEmpty() && row.sample().purpose() == Purpose.RETEST;
        return new BatchEvidence(
                about,
                row.id().toString(),
                row.item().analyte().name(),
                was.speech(),
                is.speech(),
                finding,
                isRetestPass ? Optional.of(Findings.retest(judged)) : Optional.empty(),
                was.papers(),
                is.papers(),
                row.provenance().receivedAt());
    }

    private static JudgedResult judged(TestResult row, RowOutcome outcome, ReferenceData reference, Instant now) {
        return judged(row, Judge.judge(row, reference), outcome, reference, now);
    }

    static JudgedResult judged(
            TestResult row, Judgement judgement, RowOutcome outcome, ReferenceData reference, Instant now) {
        return new JudgedResult(
                row,
                judgement,
                reference.accreditationOf(row),
                outcome,
                reference.categoryOf(row.sample()),
                reference.originOf(row.sample()),
                reference.dayOf(row.sample().sampledAt()),
                timeliness(row),
                now);
    }

    private static Timeliness timeliness(TestResult row) {
        long delayMillis = row.provenance().receivedAt().toEpochMilli()
                - row.sample().sampledAt().toEpochMilli();
        if (delayMillis <= ON_TIME_MILLIS) {
            return Timeliness.ON_TIME;
        }
        return delayMillis <= LATE_MILLIS ? Timeliness.LATE : Timeliness.BACKDATED;
    }
}
