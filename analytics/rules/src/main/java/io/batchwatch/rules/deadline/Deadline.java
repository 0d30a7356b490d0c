package io.batchwatch.rules.deadline;

import java.time.Instant;
import java.util.Objects;

/**
 * When something must be done.
 *
 * @param dueAt the first instant that is too late
 * @param isProvisional true if days were counted in a year whose holidays are not known
 * @param source the law and article
 */
public record Deadline(Instant dueAt, boolean isProvisional, String source) {
    public Deadline {
        Objects.requireNonNull(dueAt);
        Objects.requireNonNull(source);
    }
}
