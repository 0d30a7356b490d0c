package io.batchwatch.gateway.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;

/**
 * What somebody wants read anew.
 *
 * @param since contents that first came then or later; ISO 8601
 */
public record ReplayRequest(
        @JsonProperty("partner") String partner,
        @JsonProperty("since") String since) {
    public ReplayRequest {
        Objects.requireNonNull(partner);
        Instant.parse(since);
    }

    public static ReplayRequest of(String partner, Instant since) {
        return new ReplayRequest(partner, since.toString());
    }

    Instant sinceInstant() {
        return Instant.parse(since);
    }
}
