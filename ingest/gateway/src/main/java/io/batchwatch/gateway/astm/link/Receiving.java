package io.batchwatch.gateway.astm.link;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The instrument sends.
 *
 * @param expected number of the next frame
 * @param frames how many have been acknowledged
 * @param message what they hold of a message that is not whole yet, each character one byte
 * @param reply what the instrument heard last
 * @param patienceUntil if nothing is heard until then, it is given up
 */
record Receiving(Outbox outbox, int expected, long frames, String message, Reply reply, Instant patienceUntil)
        implements LineState {
    /** What the instrument heard last. */
    enum Reply {
        ACKNOWLEDGED,
        REFUSED
    }

    Receiving {
        Objects.requireNonNull(reply);
        Objects.requireNonNull(outbox);
        Objects.requireNonNull(message);
        Objects.requireNonNull(patienceUntil);
    }

    static LineStep begin(Outbox outbox, Instant now) {
        return LineStep.to(
                new Receiving(outbox, 1, 0, "", Reply.ACKNOWLEDGED, now.plus(RECEIVERS_PATIENCE)),
                LineStep.signal(FrameDecoder.ACK));
    }

    @Override
    public LineStep hear(Heard heard, Instant now) {
        if (heard instanceof Heard.Frame frame) {
            return frame(frame, now);
        }
        if (heard instanceof Heard.Garbled) {
            return refuse(now);
        }
        if (heard instanceof Heard.Enquiry) {
            LineStep begun = begin(outbox, now);
            return message.isEmpty()
                    ? begun
                    : LineStep.to(
                            begun.next(),
                            giveUp("it began anew"),
                            begun.actions().get(0));
        }
        return heard instanceof Heard.End ? end() : LineStep.to(this);
    }

    private LineStep frame(Heard.Frame frame, Instant now) {
        if (frames > 0 && frame.number() == (expected + 7) % 8) {
            // Our ACK was lost on the way.
            return LineStep.to(replied(Reply.ACKNOWLEDGED, now), LineStep.signal(FrameDecoder.ACK));
        }
        if (frame.number() != expected) {
            return refuse(now);
        }
        if (message.length() + frame.text().length() > LONGEST_MESSAGE) {
            return LineStep.to(
                    replied(Reply.REFUSED, now), giveUp("it is too long"), LineStep.signal(FrameDecoder.NAK));
        }
        String more = message + frame.text();
        if (frame.isLast() && MessageText.isWhole(more)) {
            return LineStep.to(new Deciding(this, more), new LineAction.Take(more));
        }
        return LineStep.to(next(more, now), LineStep.signal(FrameDecoder.ACK));
    }

    /** Behind a frame that is acknowledged. */
    Receiving next(String messageSoFar, Instant now) {
        return new Receiving(
                outbox, (expected + 1) % 8, frames + 1, messageSoFar, Reply.ACKNOWLEDGED, now.plus(RECEIVERS_PATIENCE));
    }

    private Receiving replied(Reply now, Instant at) {
        return new Receiving(outbox, expected, frames, message, now, at.plus(RECEIVERS_PATIENCE));
    }

    /** The frame may come again. */
    LineStep refuse(Instant now) {
        return LineStep.to(replied(Reply.REFUSED, now), LineStep.signal(FrameDecoder.NAK));
    }

    /**
     * Who ends without the record that ends a message, and has heard that all was acknowledged, has sent all the same; who
     * was refused has given up.
     */
    private LineStep end() {
        Neutral neutral = new Neutral(outbox, Instant.EPOCH);
        if (message.isBlank()) {
            return LineStep.to(neutral);
        }
        return switch (reply) {
            case ACKNOWLEDGED -> LineStep.to(neutral, new LineAction.Take(message));
            case REFUSED -> LineStep.to(neutral, giveUp("its sender gave up"));
        };
    }

    private static LineAction giveUp(String why) {
        return new LineAction.GiveUp("a message was not whole: " + why);
    }

    @Override
    public LineStep tick(Instant now) {
        if (now.isBefore(patienceUntil)) {
            return LineStep.to(this);
        }
        Neutral neutral = new Neutral(outbox, now);
        return message.isEmpty() ? LineStep.to(neutral) : LineStep.to(neutral, giveUp("nothing more came"));
    }

    @Override
    public LineStep cut() {
        return message.isEmpty()
                ? LineStep.to(LineState.initial())
                : LineStep.to(LineState.initial(), giveUp("the line was cut"));
    }

    @Override
    public Optional<Instant> deadline() {
        return Optional.of(patienceUntil);
    }
}
