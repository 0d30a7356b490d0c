package io.batchwatch.gateway.astm.link;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The computer has said ENQ and waits for a reply. */
record Offering(Outbox outbox, Instant patienceUntil) implements LineState {
    Offering {
        Objects.requireNonNull(patienceUntil);
        if (outbox.messages().isEmpty()) {
            throw new IllegalArgumentException("nothing to offer");
        }
    }

    @Override
    public LineStep hear(Heard heard, Instant now) {
        if (heard instanceof Heard.Acknowledged) {
            return Sending.begin(outbox, now);
        }
        if (heard instanceof Heard.Refused) {
            return LineStep.to(new Neutral(outbox, now.plus(AFTER_A_REFUSAL)));
        }
        // Contention: the instrument says ENQ again after a second, and goes first.
        return heard instanceof Heard.Enquiry
                ? LineStep.to(new Neutral(outbox, now.plus(AFTER_CONTENTION)))
                : LineStep.to(this);
    }

    @Override
    public LineStep tick(Instant now) {
        return now.isBefore(patienceUntil)
                ? LineStep.to(this)
                : LineStep.to(
                        new Neutral(outbox.withoutFirst(), now),
                        LineStep.signal(FrameDecoder.EOT),
                        new LineAction.GiveUp("nobody wants to hear our answer"));
    }

    @Override
    public Optional<Instant> deadline() {
        return Optional.of(patienceUntil);
    }
}
