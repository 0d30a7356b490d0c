package io.batchwatch.rules.ledger;

import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import io.batchwatch.rules.judge.AppliedLimit;
import io.batchwatch.rules.judge.Judgement;
import io.batchwatch.rules.judge.Rule;
import io.batchwatch.rules.reference.Accreditation;
import io.batchwatch.views.Origin;
import io.batchwatch.views.Timeliness;
import io.batchwatch.views.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** What of a judged result is the same for many: written together, so that readers know it again by its bytes. */
record JudgementBlock(
        Judgement judgement,
        Accreditation accreditation,
        RowOutcome outcome,
        String category,
        Origin origin,
        Timeliness timeliness) {
    /** Of a judged result. 2: with the laboratory's accreditation. 3: with such a block. */
    static final int JUDGED_RESULT_VERSION = 3;

    private static final int VERSION = 1;
    private static final int USUAL_BYTES = 192;

    static JudgementBlock of(JudgedResult judged) {
        return new JudgementBlock(
                judged.judgement(),
                judged.accreditation(),
                judged.outcome(),
                judged.category(),
                judged.origin(),
                judged.timeliness());
    }

    JudgedResult with(TestResult result, LocalDate sampledDate, Instant judgedAt) {
        return new JudgedResult(
                result, judgement, accreditation, outcome, category, origin, sampledDate, timeliness, judgedAt);
    }

    byte[] toBytes() {
        return new ByteWriter(VERSION, USUAL_BYTES)
                .symbol(judgement.verdict())
                .symbol(judgement.literal())
                .symbol(judgement.adjusted())
                .symbol(judgement.rule())
                .text(judgement.hazard())
                .optional(judgement.limit(), (out, limit) -> out.decimal(limit.value())
                        .text(limit.unit())
                        .text(limit.source())
                        .day(limit.effectiveFrom()))
                .flag(judgement.interferingMatrix())
                .text(judgement.source())
                .symbol(accreditation)
                .symbol(outcome)
                .text(category)
                .symbol(origin)
                .symbol(timeliness)
                .toBytes();
    }

    static JudgementBlock ofBytes(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, VERSION);
        return new JudgementBlock(
                judgement(from),
                from.symbol(Accreditation.class),
                from.symbol(RowOutcome.class),
                from.text(),
                from.symbol(Origin.class),
                from.symbol(Timeliness.class));
    }

    /**
     * A judged result of any layout.
     *
     * @param block reads its block, if it has one
     */
    static JudgedResult judgedResult(byte[] bytes, TestResultCodec codec, Function<ByteReader, JudgementBlock> block) {
        ByteReader from = new ByteReader(bytes, JUDGED_RESULT_VERSION);
        TestResult result = codec.decode(from.block());
        return from.version() < 3
                ? withoutBlock(result, from)
                : block.apply(from).with(result, from.day(), from.instant());
    }

    private static JudgedResult withoutBlock(TestResult result, ByteReader from) {
        Judgement judgement = judgement(from);
        return new JudgedResult(
                result,
                judgement,
                from.version() == 1 ? Accreditation.UNKNOWN : from.symbol(Accreditation.class),
                from.symbol(RowOutcome.class),
                from.text(),
                from.symbol(Origin.class),
                from.day(),
                from.symbol(Timeliness.class),
                from.instant());
    }

    private static Judgement judgement(ByteReader from) {
        return new Judgement(
                from.symbol(Verdict.class),
                from.symbol(Verdict.class),
                from.symbol(Verdict.class),
                from.symbol(Rule.class),
                from.text(),
                from.optional(in -> new AppliedLimit(in.decimal(), in.text(), in.text(), in.day())),
                from.flag(),
                from.text());
    }
}
