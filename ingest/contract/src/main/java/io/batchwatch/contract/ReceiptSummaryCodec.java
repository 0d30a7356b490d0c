package io.batchwatch.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A {@link ReceiptSummary} to the bytes of {@code lab.receipts} and back. Thread-safe. */
public final class ReceiptSummaryCodec {
    private static final SingleObject FORMAT =
            SingleObject.of("/schema/receipt_summary.avsc", List.of("/schema/v1/receipt_summary.avsc"));

    private ReceiptSummaryCodec() {}

    public static byte[] encode(ReceiptSummary receipt) {
        GenericRecord record = new GenericData.Record(FORMAT.schema());
        record.put("arrival_id", receipt.arrivalId());
        record.put("partner", receipt.partner());
        record.put("transport", receipt.transport());
        record.put("file", receipt.file());
        record.put("content_hash", receipt.contentHash());
        record.put("received_at", receipt.receivedAt().toEpochMilli());
        record.put("closed_at", receipt.closedAt().toEpochMilli());
        record.put("rows", receipt.rows());
        record.put("accepted", receipt.accepted());
        record.put("duplicates", receipt.duplicates());
        record.put("corrected", receipt.corrected());
        record.put("rejected", receipt.rejected());
        record.put("rejects_by_rule", receipt.rejectsByRule());
        record.put("unreadable", receipt.unreadable());
        record.put(
                "expected_interval_millis",
                receipt.expectedInterval().map(Duration::toMillis).orElse(null));
        record.put("reading", receipt.reading());
        return FORMAT.encode(record);
    }

    /**
     * @throws IllegalArgumentException if the bytes are not a receipt of a schema known here
     */
    public static ReceiptSummary decode(byte[] bytes) {
        GenericRecord record = FORMAT.decode(bytes);
        Map<String, Long> rejectsByRule = new HashMap<>();
        ((Map<?, ?>) record.get("rejects_by_rule"))
                .forEach((rule, count) -> rejectsByRule.put(rule.toString(), (Long) count));
        return new ReceiptSummary(
                record.get("arrival_id").toString(),
                record.get("partner").toString(),
                record.get("transport").toString(),
                record.get("file").toString(),
                record.get("content_hash").toString(),
                Instant.ofEpochMilli((Long) record.get("received_at")),
                Instant.ofEpochMilli((Long) record.get("closed_at")),
                (Long) record.get("rows"),
                (Long) record.get("accepted"),
                (Long) record.get("duplicates"),
                (Long) record.get("corrected"),
                (Long) record.get("rejected"),
                rejectsByRule,
                record.get("unreadable").toString(),
                Optional.ofNullable((Long) record.get("expected_interval_millis"))
                        .map(Duration::ofMillis),
                (Integer) record.get("reading"));
    }
}
