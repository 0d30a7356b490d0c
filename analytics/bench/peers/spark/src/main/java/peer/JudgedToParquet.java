package peer;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.GroupState;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.types.StructType;

/**
 * Structured Streaming: CSV files of a directory, typed, judged by the limit of their day and known by their identity, each
 * change into zstd Parquet; what stands there is counted into Kafka, and the batches of what fails told there. Ten million
 * identities do not fit on a heap of 1.5 GB, so the state is in RocksDB.
 */
public final class JudgedToParquet {
    private JudgedToParquet() {}

    /**
     * @param arguments the inbox, the table of limits, the directory of the Parquet files, that of the checkpoints, Kafka's
     *     address, the topic of counts, that of unsafe batches, the columns
     */
    public static void main(String[] arguments) throws Exception {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.session.timeZone", "Asia/Shanghai")
                .config("spark.sql.parquet.compression.codec", "zstd")
                .config(
                        "spark.sql.streaming.stateStore.providerClass",
                        "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider")
                .config("spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled", "true")
                .getOrCreate();
        String parquet = arguments[2];
        String checkpoints = arguments[3];
        Dataset<Row> changes = changes(judged(spark, arguments));
        changes.writeStream()
                .format("parquet")
                .option("path", parquet)
                .option("checkpointLocation", checkpoints + "/rows")
                .start();

        Dataset<Row> held = spark.readStream().schema(changes.schema()).parquet(parquet);
        Dataset<Row> counts = held.groupBy(expr("concat_ws('|', date(sampled_at), site, product, analyte, verdict)")
                        .as("key"))
                .agg(expr("cast(sum(change) as string)").as("value"));
        Dataset<Row> unsafe = held.where("verdict = 'FAIL' and change > 0")
                .selectExpr("batch_id as key", "to_json(struct(*)) as value");
        topic(counts.writeStream().outputMode("update"), arguments[4], arguments[5])
                .option("checkpointLocation", checkpoints + "/counts")
                .start();
        topic(unsafe.writeStream(), arguments[4], arguments[6])
                .option("checkpointLocation", checkpoints + "/unsafe")
                .start();
        spark.streams().awaitAnyTermination();
    }

    /** Rows of the inbox, a file at a time so that files are taken in their order. */
    private static Dataset<Row> judged(SparkSession spark, String[] arguments) {
        Dataset<Row> limits = spark.read()
                .option("header", "true")
                .schema(
                        "of_product string, of_analyte string, of_unit string, `limit` double, valid_from date, valid_to date")
                .csv(arguments[1]);
        StructType text = new StructType();
        for (String column : arguments[7].split(",", -1)) {
            text = text.add(column, "string");
        }
        return spark.readStream()
                .schema(text)
                .option("header", "true")
                .option("maxFilesPerTrigger", "1")
                .csv(arguments[0])
                .withColumn("sampled_at", expr("try_to_timestamp(sampled_at, 'yyyy-MM-dd HH:mm')"))
                .withColumn("detected", expr("not (value like '<%' or value = '未检出')"))
                .withColumn("value", expr("try_cast(value as double)"))
                .withColumn("lod", expr("try_cast(lod as double)"))
                .join(
                        broadcast(limits),
                        expr("product = of_product and analyte = of_analyte and unit = of_unit"
                                + " and date(sampled_at) between valid_from and valid_to"),
                        "left")
                .withColumn("verdict", expr("""
                        case when `limit` is null then 'NO_LIMIT' when not detected then 'PASS'
                             when value is null then 'UNREADABLE' when value > `limit` then 'FAIL' else 'PASS' end"""))
                .drop("of_product", "of_analyte", "of_unit", "valid_from", "valid_to")
                .withColumn("change", lit(1));
    }

    /** Rows that came (change 1) and those that a correction took back (-1). */
    private static Dataset<Row> changes(Dataset<Row> judged) {
        FlatMapGroupsWithStateFunction<Row, Row, Row, Row> ledger = (identity, rows, held) -> changes(rows, held);
        Encoder<Row> row = Encoders.row(judged.schema());
        Encoder<Row> identity =
                Encoders.row(judged.select("sample_id", "analyte", "method").schema());
        return judged.groupBy("sample_id", "analyte", "method")
                .as(identity, row)
                .flatMapGroupsWithState(ledger, OutputMode.Append(), row, row, GroupStateTimeout.NoTimeout());
    }

    /**
     * The same row again is no change; another content takes the former one's place. Of two contents in the same file either
     * may come last: Spark does not keep the order of a file's lines.
     */
    private static Iterator<Row> changes(Iterator<Row> rows, GroupState<Row> held) {
        List<Row> changes = new ArrayList<>();
        while (rows.hasNext()) {
            Row row = rows.next();
            if (held.exists() && held.get().equals(row)) {
                continue;
            }
            if (held.exists()) {
                changes.add(takenBack(held.get()));
            }
            changes.add(row);
            held.update(row);
        }
        return changes.iterator();
    }

    /** The change is the last column. */
    private static Row takenBack(Row row) {
        Object[] cells = new Object[row.size()];
        for (int i = 0; i < row.size(); i++) {
            cells[i] = row.get(i);
        }
        cells[row.size() - 1] = -1;
        return RowFactory.create(cells);
    }

    private static DataStreamWriter<Row> topic(DataStreamWriter<Row> rows, String kafka, String topic) {
        return rows.format("kafka").option("kafka.bootstrap.servers", kafka).option("topic", topic);
    }
}
