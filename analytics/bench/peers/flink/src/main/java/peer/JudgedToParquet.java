package peer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.formats.avro.typeutils.GenericRecordAvroTypeInfo;
import org.apache.flink.formats.parquet.ParquetWriterFactory;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.windowing.assigners.TumblingProcessingTimeWindows;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Lines from Kafka, typed, judged by the limit of their day and known by their identity: each change into zstd Parquet, the
 * counts of each cell to Kafka once a second, the batches of what fails to Kafka at once. Ten million identities do not fit on
 * a heap of 1.5 GB, so the state is in RocksDB.
 */
public final class JudgedToParquet {
    private JudgedToParquet() {}

    /** A row that came (1) or was taken back by a correction (-1). */
    public record Change(Judged row, int by) {}

    /** How many rows there are of one kind, or by how many more or fewer. */
    public record Count(String cell, long rows) {
        Count plus(Count other) {
            return new Count(cell, rows + other.rows);
        }
    }

    /**
     * @param arguments Kafka's address, the topic of lines, that of counts, that of unsafe batches, the table of limits, the
     *     directory of the Parquet files, that of the checkpoints, and after a stop the checkpoint to go on from
     */
    public static void main(String[] arguments) throws Exception {
        String kafka = arguments[0];
        String countsTopic = arguments[2];
        String unsafeTopic = arguments[3];
        Limits limits = Limits.read(Path.of(arguments[4]));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, settings(arguments));
        env.getConfig().enableObjectReuse();
        KafkaSource<String> lines = KafkaSource.<String>builder()
                .setBootstrapServers(kafka)
                .setTopics(arguments[1])
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();
        DataStream<Change> changes = env.fromSource(lines, WatermarkStrategy.noWatermarks(), "lines")
                .uid("lines")
                .filter(line -> !line.startsWith("sample_id,"))
                .map(line -> Judged.of(line, limits))
                .keyBy(Judged::identity)
                .process(new Ledger())
                .uid("ledger");
        changes.map(JudgedToParquet::row)
                .returns(new GenericRecordAvroTypeInfo(schema()))
                .sinkTo(parquet(arguments[5]))
                .uid("parquet");
        changes.map(change -> new Count(change.row().cell(), change.by()))
                .keyBy(Count::cell)
                .window(TumblingProcessingTimeWindows.of(Duration.ofSeconds(1)))
                .reduce(Count::plus)
                .uid("counts-of-a-second")
                .keyBy(Count::cell)
                .reduce(Count::plus)
                .uid("counts")
                .sinkTo(topic(
                        kafka,
                        (count, context, timestamp) -> keyed(countsTopic, count.cell(), Long.toString(count.rows()))))
                .uid("counts-topic");
        changes.filter(change -> change.by() > 0 && change.row().verdict().equals("FAIL"))
                .sinkTo(topic(
                        kafka,
                        (change, context, timestamp) -> keyed(
                                unsafeTopic,
                                change.row().batchId(),
                                change.row().toString())))
                .uid("unsafe-topic");
        env.execute();
    }

    private static Configuration settings(String[] arguments) {
        Configuration settings = new Configuration()
                .set(StateBackendOptions.STATE_BACKEND, "rocksdb")
                .set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512))
                .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5))
                .set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true)
                .set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "file://" + arguments[6])
                .set(
                        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        return arguments.length == 7 ? settings : settings.set(StateRecoveryOptions.SAVEPOINT_PATH, arguments[7]);
    }

    /** The same row again is no change; another content takes the former one's place. */
    private static final class Ledger extends KeyedProcessFunction<String, Judged, Change> {
        private transient ValueState<Judged> held;

        @Override
        public void open(OpenContext context) {
            held = getRuntimeContext().getState(new ValueStateDescriptor<>("held", Judged.class));
        }

        @Override
        public void processElement(Judged row, Context context, Collector<Change> changes) throws Exception {
            Judged before = held.value();
            if (row.equals(before)) {
                return;
            }
            if (before != null) {
                changes.collect(new Change(before, -1));
            }
            changes.collect(new Change(row, 1));
            held.update(row);
        }
    }

    private static <T> KafkaSink<T> topic(String kafka, KafkaRecordSerializationSchema<T> record) {
        return KafkaSink.<T>builder()
                .setBootstrapServers(kafka)
                .setRecordSerializer(record)
                .build();
    }

    private static ProducerRecord<byte[], byte[]> keyed(String topic, String key, String value) {
        return new ProducerRecord<>(
                topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    private static FileSink<GenericRecord> parquet(String directory) {
        return FileSink.forBulkFormat(new org.apache.flink.core.fs.Path(directory), writers())
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withOutputFileConfig(
                        OutputFileConfig.builder().withPartSuffix(".parquet").build())
                .build();
    }

    private static ParquetWriterFactory<GenericRecord> writers() {
        return new ParquetWriterFactory<>(out -> AvroParquetWriter.<GenericRecord>builder(out)
                .withSchema(OnDemand.SCHEMA)
                .withDataModel(GenericData.get())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build());
    }

    private static Schema schema() {
        Schema instant = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
        return SchemaBuilder.record("row")
                .namespace("peer")
                .fields()
                .requiredString("sample_id")
                .requiredString("batch_id")
                .requiredString("product")
                .requiredString("site")
                .name("sampled_at")
                .type(instant)
                .noDefault()
                .requiredString("test_kind")
                .requiredString("lab")
                .requiredString("analyte")
                .requiredString("method")
                .optionalDouble("value")
                .requiredBoolean("detected")
                .requiredString("unit")
                .optionalDouble("lod")
                .requiredString("remark")
                .optionalDouble("limit")
                .requiredString("verdict")
                .requiredInt("change")
                .endRecord();
    }

    private static GenericRecord row(Change change) {
        Judged judged = change.row();
        Object[] cells = {
            judged.sampleId(),
            judged.batchId(),
            judged.product(),
            judged.site(),
            judged.sampledAt().toEpochMilli(),
            judged.testKind(),
            judged.lab(),
            judged.analyte(),
            judged.method(),
            judged.value(),
            judged.detected(),
            judged.unit(),
            judged.lod(),
            judged.remark(),
            judged.limit(),
            judged.verdict(),
            change.by()
        };
        GenericRecord row = new GenericData.Record(OnDemand.SCHEMA);
        for (int i = 0; i < cells.length; i++) {
            row.put(i, cells[i]);
        }
        return row;
    }

    /** A schema cannot be sent to a task: each makes its own. */
    private static final class OnDemand {
        static final Schema SCHEMA = schema();
    }
}
