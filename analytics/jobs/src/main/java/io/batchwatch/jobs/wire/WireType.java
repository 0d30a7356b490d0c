package io.batchwatch.jobs.wire;

import io.batchwatch.contract.BatchAct;
import io.batchwatch.contract.BatchActCodec;
import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.contract.ReceiptSummaryCodec;
import io.batchwatch.contract.ResultId;
import io.batchwatch.rules.ledger.CellDelta;
import io.batchwatch.rules.ledger.LedgerCodec;
import io.batchwatch.rules.tally.RowsTally;
import io.batchwatch.rules.tally.TallyCodec;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A type that travels between operators or lies in their state, with its own versioned bytes. Only the id is ever stored:
 * never a Java class name, never an ordinal. All of these types are immutable.
 */
public final class WireType<T> implements Serializable {
    private static final long serialVersionUID = 1;

    public static final WireType<SampleRows> SAMPLE_ROWS =
            new WireType<>("sample-rows", SampleRows.class, SampleRows::toBytes, SampleRows::ofBytes);
    public static final WireType<HistoryRow> HISTORY_ROW =
            new WireType<>("history-row", HistoryRow.class, HistoryRow::toBytes, HistoryRow::ofBytes);
    public static final WireType<ViewRecord> VIEW_RECORD =
            new WireType<>("view-record", ViewRecord.class, ViewRecord::toBytes, ViewRecord::ofBytes);
    public static final WireType<CellDelta> CELL_DELTA =
            new WireType<>("cell-delta", CellDelta.class, LedgerCodec::encode, LedgerCodec::cellDelta);
    public static final WireType<BatchNews> BATCH_NEWS =
            new WireType<>("batch-news", BatchNews.class, BatchNews::toBytes, BatchNews::ofBytes);
    public static final WireType<BatchAct> BATCH_ACT =
            new WireType<>("batch-act", BatchAct.class, BatchActCodec::encode, BatchActCodec::decode);
    public static final WireType<RowsTally> ROWS_TALLY =
            new WireType<>("rows-tally", RowsTally.class, TallyCodec::encode, TallyCodec::rowsTally);
    public static final WireType<ReceiptSummary> RECEIPT =
            new WireType<>("receipt", ReceiptSummary.class, ReceiptSummaryCodec::encode, ReceiptSummaryCodec::decode);
    public static final WireType<ResultId> RESULT_ID =
            new WireType<>("result-id", ResultId.class, WireType::bytesOf, WireType::resultIdOf);

    private static final List<WireType<?>> ALL = List.of(
            SAMPLE_ROWS, HISTORY_ROW, VIEW_RECORD, CELL_DELTA, BATCH_NEWS, BATCH_ACT, ROWS_TALLY, RECEIPT, RESULT_ID);

    private final String id;
    private final transient Class<T> javaType;
    private final transient Function<T, byte[]> encoder;
    private final transient Function<byte[], T> decoder;

    private WireType(String id, Class<T> javaType, Function<T, byte[]> encoder, Function<byte[], T> decoder) {
        this.id = id;
        this.javaType = javaType;
        this.encoder = encoder;
        this.decoder = decoder;
    }

    /**
     * @throws IllegalArgumentException if there is no such type
     */
    static WireType<?> of(String id) {
        return ALL.stream()
                .filter(type -> type.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type on the wire is named " + id));
    }

    /** What the type is called in snapshots, for good. */
    public String id() {
        return id;
    }

    public TypeInformation<T> information() {
        return new WireTypeInformation<>(this);
    }

    Class<T> javaType() {
        return javaType;
    }

    byte[] encode(T value) {
        return encoder.apply(value);
    }

    T decode(byte[] bytes) {
        return decoder.apply(bytes);
    }

    private Object readResolve() {
        return of(id);
    }

    private static byte[] bytesOf(ResultId id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.high())
                .putLong(id.low())
                .array();
    }

    private static ResultId resultIdOf(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new ResultId(buffer.getLong(), buffer.getLong());
    }

    @Override
    public String toString() {
        return id;
    }
}
