package io.batchwatch.contract;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;

/** A {@link BatchAct} to the bytes of {@code lab.acts} and back. Thread-safe. */
public final class BatchActCodec {
    private static final SingleObject FORMAT = SingleObject.of("/schema/batch_act.avsc", List.of());
    private static final Schema ID = FORMAT.schema().getField("act_id").schema();
    private static final Schema KIND = FORMAT.schema().getField("kind").schema();

    private BatchActCodec() {}

    public static byte[] encode(BatchAct act) {
        GenericRecord record = new GenericData.Record(FORMAT.schema());
        ByteBuffer id = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(act.id().high())
                .putLong(act.id().low());
        record.put("act_id", new GenericData.Fixed(ID, id.array()));
        record.put("batch_id", act.batchId());
        record.put("kind", new GenericData.EnumSymbol(KIND, act.kind().name()));
        record.put("done_at", act.doneAt().toEpochMilli());
        record.put("by", act.by());
        record.put("document", act.document());
        record.put("lab", act.lab());
        record.put("quantity", act.quantity().map(BigDecimal::toString).orElse(null));
        record.put("unit", act.unit());
        record.put("remark", act.remark());
        record.put("withdrawn", act.isWithdrawn());
        record.put("entered_at", act.enteredAt().toEpochMilli());
        record.put("entered_by", act.enteredBy());
        return FORMAT.encode(record);
    }

    /**
     * @throws IllegalArgumentException if the bytes are not an act of a schema known here
     */
    public static BatchAct decode(byte[] bytes) {
        GenericRecord record = FORMAT.decode(bytes);
        ByteBuffer id = ByteBuffer.wrap(((GenericFixed) record.get("act_id")).bytes());
        return new BatchAct(
                new ActId(id.getLong(), id.getLong()),
                record.get("batch_id").toString(),
                ActKind.valueOf(record.get("kind").toString()),
                Instant.ofEpochMilli((Long) record.get("done_at")),
                record.get("by").toString(),
                record.get("document").toString(),
                record.get("lab").toString(),
                Optional.ofNullable(record.get("quantity")).map(digits -> new BigDecimal(digits.toString())),
                record.get("unit").toString(),
                record.get("remark").toString(),
                (Boolean) record.get("withdrawn"),
                Instant.ofEpochMilli((Long) record.get("entered_at")),
                record.get("entered_by").toString());
    }
}
