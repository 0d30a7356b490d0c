package io.batchwatch.gateway.astm.link;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A message is whole and being taken; its last frame is not acknowledged yet.
 *
 * @param before as it was before the last frame
 */
record Deciding(Receiving before, String message) implements LineState {
    /** No information available from the last query (LIS2-A2, 13.1.3). */
    private static final List<String> NO_INFORMATION = List.of("H|\\^&", "L|1|I");

    Deciding {
        Objects.requireNonNull(before);
        Objects.requireNonNull(message);
    }

    @Override
    public LineStep settle(Taking outcome, Instant now) {
        return switch (outcome) {
            case TAKEN -> {
                Receiving next = before.next("", now);
                Outbox outbox = MessageText.asks(message)
                        ? next.outbox().with(FrameText.frames(NO_INFORMATION))
                        : next.outbox();
                yield LineStep.to(
                        new Receiving(outbox, next.expected(), next.frames(), "", next.reply(), next.patienceUntil()),
                        LineStep.signal(FrameDecoder.ACK));
            }
            case NOT_TAKEN -> before.refuse(now);
        };
    }

    /** What is heard meanwhile comes from a sender that has lost its patience: it will send the message again. */
    @Override
    public LineStep hear(Heard heard, Instant now) {
        if (heard instanceof Heard.End) {
            return LineStep.to(new Neutral(outbox(), now));
        }
        return heard instanceof Heard.Enquiry ? Receiving.begin(outbox(), now) : LineStep.to(this);
    }

    @Override
    public LineStep tick(Instant now) {
        return LineStep.to(this);
    }

    @Override
    public Optional<Instant> deadline() {
        return Optional.empty();
    }

    @Override
    public Outbox outbox() {
        return before.outbox();
    }
}
