package io.batchwatch.gateway.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * How far a replay is. Rows are those of the new readings: rows = accepted + duplicates + corrected + rejected.
 *
 * @param files to be read in all
 * @param filesRead so far
 * @param unreadable of these, how many gave no row
 * @param failure why it cannot go on for now, such as Kafka being away; empty if it does
 * @param isDone true when nothing more will change
 */
public record ReplayProgress(
        @JsonProperty("files") long files,
        @JsonProperty("files_read") long filesRead,
        @JsonProperty("unreadable") long unreadable,
        @JsonProperty("rows") long rows,
        @JsonProperty("accepted") long accepted,
        @JsonProperty("duplicates") long duplicates,
        @JsonProperty("corrected") long corrected,
        @JsonProperty("rejected") long rejected,
        @JsonProperty("failure") String failure,
        @JsonProperty("done") boolean isDone) {
    public ReplayProgress {
        Objects.requireNonNull(failure);
    }
}
