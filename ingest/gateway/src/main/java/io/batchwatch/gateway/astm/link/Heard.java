package io.batchwatch.gateway.astm.link;

import java.util.Objects;

/** What came over the line. */
public sealed interface Heard {
    /** ENQ: the other side wants to send. */
    record Enquiry() implements Heard {}

    /** EOT: the other side has sent all it had, or gives up. */
    record End() implements Heard {}

    /** ACK. */
    record Acknowledged() implements Heard {}

    /** NAK. */
    record Refused() implements Heard {}

    /**
     * A frame whose checksum holds.
     *
     * @param number from 0 to 7
     * @param text each character one byte
     * @param isLast true if it ended with ETX, false if with ETB: the text goes on in the next frame
     */
    record Frame(int number, String text, boolean isLast) implements Heard {
        public Frame {
            Objects.requireNonNull(text);
            if (number < 0 || number > 7) {
                throw new IllegalArgumentException("frames are numbered from 0 to 7, not " + number);
            }
        }
    }

    /**
     * A frame that cannot be used.
     *
     * @param why for a person who looks into the log
     */
    record Garbled(Flaw why) implements Heard {}

    /** What can be wrong with a frame. */
    enum Flaw {
        CHECKSUM,
        NO_NUMBER,
        TOO_LONG,
        CUT_OFF
    }
}
