package io.batchwatch.gateway.astm.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One end of the line, the computer's (LIS1-A, 6.2 to 6.6).
 *
 * <pre>
 *             ENQ heard                    message whole
 *  Neutral ───────────────▶ Receiving ────────────────────▶ Deciding
 *   ▲  │  ▲    EOT, 30 s        │  ▲     taken: ACK, not: NAK    │
 *   │  │  └─────────────────────┘  └────────────────────────────┘
 *   │  │ something to say: ENQ
 *   │  ▼          ACK
 *   │ Offering ────────▶ Sending
 *   └────┴──── EOT ──────────┘      ENQ against ENQ: the instrument goes first
 * </pre>
 *
 * A message is acknowledged when its last frame is, and that is when its results are safe. A frame that is refused comes
 * again, up to six times; a message whose last frame is refused six times was not taken.
 */
public sealed interface LineState permits Neutral, Receiving, Deciding, Offering, Sending {
    /** A receiver that hears nothing for so long gives up. */
    Duration RECEIVERS_PATIENCE = Duration.ofSeconds(30);

    /** A sender that gets no reply for so long gives up. */
    Duration SENDERS_PATIENCE = Duration.ofSeconds(15);

    /** How long a sender waits after a NAK to its ENQ. */
    Duration AFTER_A_REFUSAL = Duration.ofSeconds(10);

    /** How long the computer waits when both want to send; the instrument waits but one second. */
    Duration AFTER_CONTENTION = Duration.ofSeconds(20);

    /** So many times a frame is sent. */
    int MOST_TRIES = 6;

    /** Longest message, in bytes. */
    int LONGEST_MESSAGE = 1 << 20;

    static LineState initial() {
        return new Neutral(Outbox.EMPTY, Instant.EPOCH);
    }

    LineStep hear(Heard heard, Instant now);

    /** Time passes. */
    LineStep tick(Instant now);

    /** When time will make a difference; empty if it will make none. */
    Optional<Instant> deadline();

    Outbox outbox();

    /** What came of the message that was to be taken; nothing where nobody waits for it any more. */
    default LineStep settle(Taking outcome, Instant now) {
        return LineStep.to(this);
    }

    /** The line is gone. */
    default LineStep cut() {
        return LineStep.to(initial());
    }

    /** What came of a message. */
    enum Taking {
        TAKEN,
        NOT_TAKEN
    }
}
