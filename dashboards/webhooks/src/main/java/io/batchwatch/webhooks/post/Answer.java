package io.batchwatch.webhooks.post;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt. */
public sealed interface Answer {
    /** It has it: any status from 200 to 299. */
    record Taken(int status) implements Answer {}

    /** 410: it wants nothing any more, ever. */
    record Gone() implements Answer {}

    /**
     * It may have it or not.
     *
     * @param reason such as {@code status 500} or {@code timeout}; never with an address or a secret
     * @param retryAfter how long it asked to be left alone
     */
    record InVain(String reason, Optional<Duration> retryAfter) implements Answer {
        static InVain because(String reason) {
            return new InVain(reason, Optional.empty());
        }
    }
}
