package io.batchwatch.bench.hop;

import io.batchwatch.jobs.kafka.ArrivedRows;
import io.batchwatch.jobs.kafka.TopicSource;
import io.batchwatch.jobs.wire.SampleRows;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The job's Kafka source in one task, receiving as fast as it can. */
public final class ReceiveProcess {
    private ReceiveProcess() {}

    /**
     * @param arguments Kafka's address, the topic, how many records there are, the working directory
     */
    public static void main(String[] arguments) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        KafkaSource<SampleRows> source = TopicSource.of(arguments[0], arguments[1], new ArrivedRows())
                .setBounded(OffsetsInitializer.latest())
                .build();
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "results")
                .map(new FirstAndLast())
                .returns(new ArrivedRows().getProducedType())
                .sinkTo(new DiscardingSink<>());
        JobExecutionResult result = env.execute();
        long count = result.getAccumulatorResult(FirstAndLast.COUNT);
        if (count != Long.parseLong(arguments[2])) {
            throw new IllegalStateException("received " + count + " of " + arguments[2]);
        }
        long first = result.getAccumulatorResult(FirstAndLast.FIRST);
        long last = result.getAccumulatorResult(FirstAndLast.LAST);
        System.out.println(count + " records in " + (last - first) + " ns");
    }
}
