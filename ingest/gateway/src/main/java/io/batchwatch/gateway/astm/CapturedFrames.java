package io.batchwatch.gateway.astm;

import io.batchwatch.gateway.astm.link.FrameDecoder;
import io.batchwatch.gateway.astm.link.Heard;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import java.util.Optional;

/**
 * What was captured of a line, frame by frame: one that was sent twice counts once, and one that came garbled is missed
 * only if it was not sent again. Not thread-safe.
 */
final class CapturedFrames implements AstmRecords.Feed {
    private static final int ANY = -1;

    private final FrameDecoder decoder;
    private final RecordBytes records;
    private int expected = ANY;
    private Optional<Heard.Flaw> flaw = Optional.empty();

    CapturedFrames(FrameDecoder decoder, RecordBytes records) {
        this.decoder = decoder;
        this.records = records;
    }

    @Override
    public void accept(int value) {
        decoder.accept(value).ifPresent(this::hear);
    }

    @Override
    public void end() {
        decoder.end().ifPresent(this::hear);
        missed();
        records.end(false);
    }

    private void hear(Heard heard) {
        if (heard instanceof Heard.Frame frame) {
            take(frame);
        } else if (heard instanceof Heard.Garbled garbled) {
            flaw = Optional.of(garbled.why());
        } else if (heard instanceof Heard.Enquiry || heard instanceof Heard.End) {
            missed();
            expected = heard instanceof Heard.Enquiry ? 1 : ANY;
        }
    }

    private void take(Heard.Frame frame) {
        boolean begins = expected == ANY || frame.text().startsWith("H");
        if (!begins && frame.number() == (expected + 7) % 8) {
            return;
        }
        if (begins || frame.number() == expected) {
            if (begins && frame.number() != expected) {
                missed();
            }
            flaw = Optional.empty();
        } else {
            flaw = flaw.or(() -> Optional.of(Heard.Flaw.CUT_OFF));
            missed();
        }
        expected = (frame.number() + 1) % 8;
        frame.text().chars().forEach(records::accept);
        if (frame.isLast()) {
            records.end(true);
        }
    }

    /** A frame is lost, and with it the record it belongs to. */
    private void missed() {
        if (flaw.isPresent()) {
            records.drop();
            records.broken(Problem.of(Rule.BROKEN_FRAME, "", "").with(zh(flaw.get()), en(flaw.get())));
            flaw = Optional.empty();
        }
    }

    private static String zh(Heard.Flaw flaw) {
        return switch (flaw) {
            case CHECKSUM -> "校验和不符";
            case NO_NUMBER -> "没有帧号";
            case TOO_LONG -> "帧过长";
            case CUT_OFF -> "帧不完整或缺失";
        };
    }

    private static String en(Heard.Flaw flaw) {
        return switch (flaw) {
            case CHECKSUM -> "the checksum does not hold";
            case NO_NUMBER -> "it has no number";
            case TOO_LONG -> "it is too long";
            case CUT_OFF -> "it is cut off or missing";
        };
    }
}
