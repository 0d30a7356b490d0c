package io.batchwatch.gateway.astm.link;

import java.util.Objects;

/** What the line's state wants done. */
public sealed interface LineAction {
    /**
     * @param bytes each a character
     */
    record Send(String bytes) implements LineAction {
        public Send {
            Objects.requireNonNull(bytes);
        }
    }

    /**
     * A whole message is to be taken; what comes of it goes to {@link LineState#settle}.
     *
     * @param message each character one byte
     */
    record Take(String message) implements LineAction {
        public Take {
            Objects.requireNonNull(message);
        }
    }

    /**
     * A message was given up before it was whole, or could not be sent: nothing of it was taken.
     *
     * @param why for the log
     */
    record GiveUp(String why) implements LineAction {
        public GiveUp {
            Objects.requireNonNull(why);
        }
    }
}
