package io.batchwatch.gateway.astm.link;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The computer sends the first message of its outbox.
 *
 * @param frame which of its frames waits for a reply, from 0
 * @param tries how often it was sent
 */
record Sending(Outbox outbox, int frame, int tries, Instant patienceUntil) implements LineState {
    Sending {
        Objects.requireNonNull(patienceUntil);
        Objects.checkIndex(frame, outbox.messages().get(0).size());
    }

    static LineStep begin(Outbox outbox, Instant now) {
        return send(outbox, 0, 1, now);
    }

    private static LineStep send(Outbox outbox, int frame, int tries, Instant now) {
        return LineStep.to(
                new Sending(outbox, frame, tries, now.plus(SENDERS_PATIENCE)),
                new LineAction.Send(outbox.messages().get(0).get(frame)));
    }

    @Override
    public LineStep hear(Heard heard, Instant now) {
        List<String> frames = outbox.messages().get(0);
        if (heard instanceof Heard.Acknowledged) {
            return frame + 1 < frames.size()
                    ? send(outbox, frame + 1, 1, now)
                    : LineStep.to(new Neutral(outbox.withoutFirst(), now), LineStep.signal(FrameDecoder.EOT));
        }
        if (heard instanceof Heard.End) {
            return giveUp("the instrument interrupts", now);
        }
        if (heard instanceof Heard.Refused || heard instanceof Heard.Garbled) {
            return tries < MOST_TRIES ? send(outbox, frame, tries + 1, now) : giveUp("a frame was refused", now);
        }
        return LineStep.to(this);
    }

    @Override
    public LineStep tick(Instant now) {
        return now.isBefore(patienceUntil) ? LineStep.to(this) : giveUp("no reply", now);
    }

    private LineStep giveUp(String why, Instant now) {
        return LineStep.to(
                new Neutral(outbox.withoutFirst(), now),
                LineStep.signal(FrameDecoder.EOT),
                new LineAction.GiveUp("our answer was not heard: " + why));
    }

    @Override
    public Optional<Instant> deadline() {
        return Optional.of(patienceUntil);
    }
}
