package io.batchwatch.gateway.arrival;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of one content: where its bytes are kept, and each time they came.
 *
 * @param kept below the partner's archive
 */
record ArrivalRecord(
        @JsonProperty("content_hash") String contentHash,
        @JsonProperty("kept") String kept,
        @JsonProperty("size") long size,
        @JsonProperty("arrivals") List<Visit> arrivals) {
    ArrivalRecord {
        arrivals = List.copyOf(arrivals);
    }

    /**
     * @param source the very file that was found, so that it is known again after a crash
     * @param receivedAt ISO 8601
     * @param readBy fingerprint of the profile that read it to its end; empty while it is open, or if it could not be read
     * @param isClosed true once its receipt is written
     */
    record Visit(
            @JsonProperty("arrival_id") String arrivalId,
            @JsonProperty("file") String file,
            @JsonProperty("source") String source,
            @JsonProperty("received_at") String receivedAt,
            @JsonProperty("read_by") String readBy,
            @JsonProperty("closed") boolean isClosed) {}

    ArrivalRecord with(Visit visit) {
        List<Visit> visits = new ArrayList<>(arrivals);
        visits.removeIf(known -> known.arrivalId().equals(visit.arrivalId()));
        visits.add(visit);
        return new ArrivalRecord(contentHash, kept, size, visits);
    }
}
