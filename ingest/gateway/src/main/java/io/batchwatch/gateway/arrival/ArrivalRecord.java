package io.batchwatch.gateway.arrival;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is remembered of one content: where its bytes are kept, and when they came: for the first time, lately, and when they
 * were last read. An empty export may come every minute for years, and each time all that is remembered is written anew.
 *
 * @param kept below the partner's archive
 */
record ArrivalRecord(
        @JsonProperty("content_hash") String contentHash,
        @JsonProperty("kept") String kept,
        @JsonProperty("size") long size,
        @JsonProperty("arrivals") List<Visit> arrivals) {
    private static final int LATELY = 100;

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

        /** True if a profile has read it to its end. */
        boolean isRead() {
            return isClosed && !readBy.isEmpty();
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
        return new ArrivalRecord(contentHash, kept, size, remembered(visits));
    }

    private static List<Visit> remembered(List<Visit> visits) {
        int past = visits.size() - LATELY;
        if (past <= 0) {
            return visits;
        }
        Comparator<Visit> byReading = Comparator.comparingInt(Visit::reading);
        Set<Visit> needed = new HashSet<>(visits.subList(past, visits.size()));
        needed.add(visits.get(0));
        needed.add(Collections.max(visits, byReading));
        visits.stream().filter(Visit::isRead).max(byReading).ifPresent(needed::add);
        return visits.stream()
                .filter(visit -> needed.contains(visit) || !visit.isClosed())
                .toList();
    }
}
