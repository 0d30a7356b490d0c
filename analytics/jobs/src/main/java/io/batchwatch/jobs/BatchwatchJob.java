package io.batchwatch.jobs;

import io.batchwatch.contract.BatchAct;
import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.contract.Topics;
import io.batchwatch.jobs.flow.BatchFunction;
import io.batchwatch.jobs.flow.CellFunction;
import io.batchwatch.jobs.flow.CombineOperator;
import io.batchwatch.jobs.flow.FileFunction;
import io.batchwatch.jobs.flow.KeepingCombineOperator;
import io.batchwatch.jobs.flow.LedgerFunction;
import io.batchwatch.jobs.flow.Patience;
import io.batchwatch.jobs.flow.SourceFunction;
import io.batchwatch.jobs.history.HistorySink;
import io.batchwatch.jobs.history.TableFormat;
import io.batchwatch.jobs.kafka.Acts;
import io.batchwatch.jobs.kafka.ArrivedRows;
import io.batchwatch.jobs.kafka.Receipts;
import io.batchwatch.jobs.kafka.TopicSource;
import io.batchwatch.jobs.kafka.Views;
import io.batchwatch.jobs.wire.BatchNews;
import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.jobs.wire.SampleRows;
import io.batchwatch.jobs.wire.ViewRecord;
import io.batchwatch.jobs.wire.WireType;
import io.batchwatch.rules.ledger.CellDelta;
import io.batchwatch.rules.tally.RowsTally;
import io.batchwatch.views.JobProgress;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The one job: results are judged, counted, flagged and written down.
 *
 * <p>There is no window in it: a result counts whenever it comes, however late. The ids of the operators are a promise, a
 * checkpoint finds its state by them.
 */
public final class BatchwatchJob {
    /** Each of three hops on a flag's way costs so much at most; each thread that flushes wakes so often, idle or not. */
    private static final Duration NETWORK_PATIENCE = Duration.ofMillis(10);

    private static final int MOST_TASKS = 128;
    private static final int CHECKPOINT_BUFFER_BYTES = 256 << 10;

    private final StreamExecutionEnvironment env;
    private final JobSettings settings;

    private BatchwatchJob(StreamExecutionEnvironment env, JobSettings settings) {
        this.env = env;
        this.settings = settings;
    }

    /** Builds the job; whoever made the environment runs it. */
    public static void build(StreamExecutionEnvironment env, JobSettings settings) {
        env.configure(configuration(settings));
        new BatchwatchJob(env, settings).build();
    }

    /** What the job asks of its cluster. */
    public static Configuration configuration(JobSettings settings) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.MAX_PARALLELISM, MOST_TASKS);
        configuration.set(PipelineOptions.NAME, "batchwatch");
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        // Most samples are new, and a filter knows that without opening a file.
        configuration.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
        // A checkpoint each second makes many small files. Merged by size each row is rewritten a few times; by levels
        // every handful of them would rewrite all there is.
        configuration.setString(RocksDBConfigurableOptions.COMPACTION_STYLE.key(), "UNIVERSAL");
        configuration.set(RocksDBOptions.OPTIONS_FACTORY, StateFiles.class.getName());
        // What a checkpoint leaves is merged soon: it is packed only then.
        configuration.setString(
                RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL.key(),
                "NO_COMPRESSION;LZ4_COMPRESSION;LZ4_COMPRESSION;LZ4_COMPRESSION;LZ4_COMPRESSION;LZ4_COMPRESSION;LZ4_COMPRESSION");
        configuration.set(CheckpointingOptions.FS_WRITE_BUFFER_SIZE, CHECKPOINT_BUFFER_BYTES);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointInterval());
        // Each checkpoint leaves small files that must be merged, and takes a while under a heavy load: then work goes
        // before the next one.
        configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, settings.checkpointInterval());
        configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 10);
        return configuration;
    }

    private void build() {
        env.setBufferTimeout(NETWORK_PATIENCE.toMillis());
        SingleOutputStreamOperator<HistoryRow> judged = judged();
        history(judged, TableFormat.RESULTS);

        SingleOutputStreamOperator<ViewRecord> batches = batches(judged);
        history(batches.getSideOutput(BatchFunction.HISTORY), TableFormat.BATCHES);
        history(batches.getSideOutput(BatchFunction.STORY), TableFormat.BATCH_STORY);

        DataStream<RowsTally> tallies = combined(
                judged.getSideOutput(LedgerFunction.TALLIES),
                "rows-per-file",
                WireType.ROWS_TALLY,
                RowsTally::group,
                RowsTally::plus,
                Patience.OF_RATES);
        SingleOutputStreamOperator<ViewRecord> files = files(tallies);
        views(batches.union(cells(judged), files, sources(tallies, files)));
    }

    private SingleOutputStreamOperator<HistoryRow> judged() {
        DataStream<SampleRows> arrived = combined(
                source(Topics.RESULTS, new ArrivedRows()),
                "rows-per-sample",
                WireType.SAMPLE_ROWS,
                SampleRows::sampleId,
                SampleRows::plus,
                Patience.OF_FLAGS);
        return arrived.union(urgent())
                .keyBy(SampleRows::sampleId, Types.STRING)
                .process(new LedgerFunction(settings.reference(), settings.clock()), WireType.HISTORY_ROW.information())
                .name("ledger")
                .uid("ledger");
    }

    private SingleOutputStreamOperator<ViewRecord> batches(SingleOutputStreamOperator<HistoryRow> judged) {
        DataStream<BatchAct> acts = source(Topics.ACTS, new Acts());
        DataStream<BatchNews> news = combined(
                judged.getSideOutput(LedgerFunction.NEWS),
                "news-per-batch",
                WireType.BATCH_NEWS,
                new CombineOperator<>(
                        BatchNews::batchKey,
                        BatchNews::plus,
                        Patience.OF_FLAGS,
                        BatchNews::canWait,
                        Patience.OF_PASSES));
        return news.keyBy(BatchNews::batchKey, Types.STRING)
                .connect(acts.keyBy(BatchAct::batchId, Types.STRING))
                .process(new BatchFunction(settings.reference(), settings.clock()), WireType.VIEW_RECORD.information())
                .name("batches")
                .uid("batches");
    }

    /**
     * Emergencies come through a topic and tasks of their own: whatever waits in the other topic and before its tasks, the
     * ledger takes turns between the two.
     */
    private DataStream<SampleRows> urgent() {
        return source(Topics.URGENT_RESULTS, new ArrivedRows()).setParallelism(1);
    }

    private DataStream<ViewRecord> cells(SingleOutputStreamOperator<HistoryRow> judged) {
        return combined(
                        judged.getSideOutput(LedgerFunction.CELLS),
                        "changes-per-cell",
                        WireType.CELL_DELTA,
                        new KeepingCombineOperator<>(
                                CellDelta::key, CellDelta::plus, Patience.OF_RATES, WireType.CELL_DELTA))
                .keyBy(change -> change.key().text(), Types.STRING)
                .process(new CellFunction(), WireType.VIEW_RECORD.information())
                .name("pass-rates")
                .uid("pass-rates");
    }

    private SingleOutputStreamOperator<ViewRecord> files(DataStream<RowsTally> tallies) {
        DataStream<ReceiptSummary> receipts = source(Topics.RECEIPTS, new Receipts());
        return tallies.keyBy(RowsTally::contentHash, Types.STRING)
                .connect(receipts.keyBy(ReceiptSummary::contentHash, Types.STRING))
                .process(new FileFunction(), WireType.VIEW_RECORD.information())
                .name("files")
                .uid("files");
    }

    private DataStream<ViewRecord> sources(
            DataStream<RowsTally> tallies, SingleOutputStreamOperator<ViewRecord> files) {
        return tallies.keyBy(RowsTally::partner, Types.STRING)
                .connect(files.getSideOutput(FileFunction.NEW_RECEIPTS).keyBy(ReceiptSummary::partner, Types.STRING))
                .process(new SourceFunction(settings.clock()), WireType.VIEW_RECORD.information())
                .name("sources")
                .uid("sources");
    }

    private <T> DataStreamSource<T> source(String topic, KafkaRecordDeserializationSchema<T> form) {
        KafkaSource<T> source = TopicSource.of(settings.bootstrapServers(), topic, form)
                .setGroupId(JobProgress.GROUP)
                .setClientIdPrefix(JobProgress.GROUP + "-" + topic)
                .build();
        DataStreamSource<T> records = env.fromSource(source, WatermarkStrategy.noWatermarks(), topic);
        records.uid(topic);
        return records;
    }

    private static <T> DataStream<T> combined(
            DataStream<T> changes,
            String name,
            WireType<T> type,
            CombineOperator.SerializableFunction<T, Object> keyOf,
            CombineOperator.SerializableSum<T> sum,
            Patience patience) {
        return combined(changes, name, type, new CombineOperator<>(keyOf, sum, patience));
    }

    private static <T> DataStream<T> combined(
            DataStream<T> changes, String name, WireType<T> type, CombineOperator<T> operator) {
        return changes.transform(name, type.information(), operator).uid(name);
    }

    private void history(DataStream<HistoryRow> rows, TableFormat table) {
        String name = table.operatorId();
        routed(rows)
                .sinkTo(new HistorySink(table, settings.history(), settings.clock()))
                .name(name)
                .uid(name);
    }

    /** All rows of one directory go to one writer. Where there is only one, rows are handed to it as they are, not as bytes. */
    private DataStream<HistoryRow> routed(DataStream<HistoryRow> rows) {
        return env.getParallelism() == 1 ? rows : rows.partitionCustom(HistorySink::route, HistoryRow::partition);
    }

    private void views(DataStream<ViewRecord> views) {
        KafkaSink<ViewRecord> sink = KafkaSink.<ViewRecord>builder()
                .setBootstrapServers(settings.bootstrapServers())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                // Each request costs the broker and all who read the views: few and full ones, and a flag 5 ms later.
                .setProperty("linger.ms", "5")
                .setProperty("compression.type", "lz4")
                .setRecordSerializer(new Views())
                .build();
        views.sinkTo(sink).name("views").uid("views");
    }
}
