package io.batchwatch.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A {@link RefusedRow} to the bytes of {@code lab.rejects} and back. Thread-safe. */
public final class RefusedRowCodec {
    private static final SingleObject FORMAT =
            SingleObject.of("/schema/refused_row.avsc", List.of("/schema/v1/refused_row.avsc"));
    private static final Schema PROBLEMS = FORMAT.schema().getField("problems").schema();

    private RefusedRowCodec() {}

    public static byte[] encode(RefusedRow row) {
        GenericRecord record = new GenericData.Record(FORMAT.schema());
        Provenance provenance = row.provenance();
        record.put("partner", provenance.partner());
        record.put("transport", provenance.transport());
        record.put("file", provenance.file());
        record.put("content_hash", provenance.contentHash());
        record.put("line", provenance.line());
        record.put("received_at", provenance.receivedAt().toEpochMilli());
        record.put("profile", provenance.profile());
        record.put("row", row.row());
        GenericData.Array<GenericRecord> problems =
                new GenericData.Array<>(row.problems().size(), PROBLEMS);
        for (RefusedRow.Reason reason : row.problems()) {
            GenericRecord problem = new GenericData.Record(PROBLEMS.getElementType());
            problem.put("rule", reason.rule());
            problem.put("field", reason.field());
            problem.put("value", reason.value());
            problem.put("message_zh", reason.messageZh());
            problem.put("message_en", reason.messageEn());
            problems.add(problem);
        }
        record.put("problems", problems);
        record.put("reading", provenance.reading().number());
        return FORMAT.encode(record);
    }

    /**
     * @throws IllegalArgumentException if the bytes are not a refused row of a schema known here
     */
    public static RefusedRow decode(byte[] bytes) {
        GenericRecord record = FORMAT.decode(bytes);
        Provenance provenance = new Provenance(
                record.get("partner").toString(),
                record.get("transport").toString(),
                record.get("file").toString(),
                record.get("content_hash").toString(),
                (Long) record.get("line"),
                Instant.ofEpochMilli((Long) record.get("received_at")),
                record.get("profile").toString(),
                Reading.of((Integer) record.get("reading")));
        List<RefusedRow.Reason> problems = new ArrayList<>();
        for (Object each : (Iterable<?>) record.get("problems")) {
            GenericRecord problem = (GenericRecord) each;
            problems.add(new RefusedRow.Reason(
                    problem.get("rule").toString(),
                    problem.get("field").toString(),
                    problem.get("value").toString(),
                    problem.get("message_zh").toString(),
                    problem.get("message_en").toString()));
        }
        return new RefusedRow(provenance, record.get("row").toString(), problems);
    }
}
