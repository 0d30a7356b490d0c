package io.batchwatch.bench.start;

import io.batchwatch.jobs.kafka.ArrivedRows;
import io.batchwatch.jobs.wire.SampleRows;
import io.batchwatch.standalone.broker.Broker;
import io.batchwatch.standalone.broker.BrokerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The same broker, one topic, and a Flink cluster whose only job throws away what comes. */
public final class FloorProcess {
    private FloorProcess() {}

    /**
     * @param arguments an empty directory
     */
    public static void main(String[] arguments) throws Exception {
        Broker broker = Broker.start(new BrokerSettings(Path.of(arguments[0]).resolve("kafka"), 0));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("floor", 1, (short) 1)))
                    .all()
                    .get();
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());
        KafkaSource<SampleRows> source = KafkaSource.<SampleRows>builder()
                .setBootstrapServers(broker.bootstrapServers())
                .setTopics("floor")
                .setDeserializer(new ArrivedRows())
                .build();
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "floor").sinkTo(new DiscardingSink<>());
        JobClient job = env.executeAsync();
        while (job.getJobStatus().get() != JobStatus.RUNNING) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        System.out.println("the floor runs");
        job.getJobExecutionResult().get();
    }
}
