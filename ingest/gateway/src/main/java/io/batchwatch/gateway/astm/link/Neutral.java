package io.batchwatch.gateway.astm.link;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Nobody sends.
 *
 * @param sendFrom what is in the outbox is not offered before
 */
record Neutral(Outbox outbox, Instant sendFrom) implements LineState {
    Neutral {
        Objects.requireNonNull(outbox);
        Objects.requireNonNull(sendFrom);
    }

    @Override
    public LineStep hear(Heard heard, Instant now) {
        return heard instanceof Heard.Enquiry ? Receiving.begin(outbox, now) : LineStep.to(this);
    }

    /** Of a message that ended without its last record: its frames are acknowledged already. */
    @Override
    public LineStep settle(Taking outcome, Instant now) {
        return switch (outcome) {
            case TAKEN -> LineStep.to(this);
            case NOT_TAKEN ->
                LineStep.to(
                        this,
                        new LineAction.GiveUp(
                                "a message without its L record could not be taken, and its sender was not told"));
        };
    }

    @Override
    public LineStep tick(Instant now) {
        return outbox.messages().isEmpty() || now.isBefore(sendFrom)
                ? LineStep.to(this)
                : LineStep.to(new Offering(outbox, now.plus(SENDERS_PATIENCE)), LineStep.signal(FrameDecoder.ENQ));
    }

    @Override
    public Optional<Instant> deadline() {
        return outbox.messages().isEmpty() ? Optional.empty() : Optional.of(sendFrom);
    }
}
