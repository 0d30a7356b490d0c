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
     * @param transport the door it came through
     * @param receivedAt ISO 8601
     * @param readBy fingerprint of the profile that reads or has read it; empty if none has begun, or it could not be read
     * @param reading counted from 1; 0 as long as it is not begun
     * @param isClosed true once its receipt is written
     */
    record Visit(
            @JsonProperty("arrival_id") String arrivalId,
            @JsonProperty("file") String file,
            @JsonProperty("source") String source,
            @JsonProperty("transport") String transport,
            @JsonProperty("received_at") String receivedAt,
            @JsonProperty("read_by") String readBy,
            @JsonProperty("reading") int reading,
            @JsonProperty("closed") boolean isClosed) {
        Visit {
            // Records of before there were doors and readings.
            transport = transport == null ? Delivery.BY_FILE : transport;
            reading = reading == 0 && isClosed ? 1 : reading;
        }

        Visit begunBy(String fingerprint, int number) {
            return new Visit(arrivalId, file, source, transport, receivedAt, fingerprint, number, false);
        }

        Visit closedBy(String fingerprint) {
            return new Visit(arrivalId, file, source, transport, receivedAt, fingerprint, reading, true);
        }
    }

    Visit visit(String arrivalId) {
        return arrivals.stream()
                .filter(visit -> visit.arrivalId().equals(arrivalId))
                .findFirst()
                .orElseThrow();
    }

    ArrivalRecord with(Visit visit) {
        List<Visit> visits = new ArrayList<>(arrivals);
        visits.removeIf(known -> known.arrivalId().equals(visit.arrivalId()));
        visits.add(visit);
        return new ArrivalRecord(contentHash, kept, size, visits);
    }
}
