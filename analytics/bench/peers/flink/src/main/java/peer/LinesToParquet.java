package peer;

import java.time.Duration;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.fs.Path;
import org.apache.flink.formats.avro.typeutils.GenericRecordAvroTypeInfo;
import org.apache.flink.formats.parquet.ParquetWriterFactory;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** A plain job: lines from Kafka, taken apart at the commas, as columns of text into zstd Parquet; a checkpoint a second. */
public final class LinesToParquet {
    private static final List<String> COLUMNS = List.of(
            "sample_id",
            "batch_id",
            "product",
            "site",
            "sampled_at",
            "test_kind",
            "lab",
            "analyte",
            "method",
            "value",
            "unit",
            "lod",
            "remark");

    private LinesToParquet() {}

    /**
     * @param arguments Kafka's address, the topic, the directory of the Parquet files
     */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
        env.getConfig().enableObjectReuse();
        env.enableCheckpointing(Duration.ofSeconds(1).toMillis());
        KafkaSource<String> lines = KafkaSource.<String>builder()
                .setBootstrapServers(arguments[0])
                .setTopics(arguments[1])
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();
        env.fromSource(lines, WatermarkStrategy.noWatermarks(), "lines")
                .filter(line -> !line.startsWith("sample_id,"))
                .map(LinesToParquet::row)
                .returns(new GenericRecordAvroTypeInfo(schema()))
                .sinkTo(FileSink.forBulkFormat(new Path(arguments[2]), writers())
                        .withBucketAssigner(new BasePathBucketAssigner<>())
                        .withOutputFileConfig(OutputFileConfig.builder()
                                .withPartSuffix(".parquet")
                                .build())
                        .build());
        env.execute();
    }

    private static Schema schema() {
        SchemaBuilder.FieldAssembler<Schema> fields =
                SchemaBuilder.record("row").namespace("peer").fields();
        COLUMNS.forEach(fields::requiredString);
        return fields.endRecord();
    }

    private static GenericRecord row(String line) {
        String[] cells = line.split(",", -1);
        GenericRecord row = new GenericData.Record(OnDemand.SCHEMA);
        for (int i = 0; i < cells.length; i++) {
            row.put(i, cells[i]);
        }
        return row;
    }

    private static ParquetWriterFactory<GenericRecord> writers() {
        return new ParquetWriterFactory<>(out -> AvroParquetWriter.<GenericRecord>builder(out)
                .withSchema(OnDemand.SCHEMA)
                .withDataModel(GenericData.get())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build());
    }

    /** A schema cannot be sent to a task: each makes its own. */
    private static final class OnDemand {
        static final Schema SCHEMA = schema();
    }
}
