package io.batchwatch.jobs;

import java.nio.file.Path;
import java.time.ZoneId;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ParameterTool;

/** The job on a cluster: {@code flink run batchwatch-jobs.jar --bootstrap host:9092 --history DIR --reference DIR}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        ParameterTool given = ParameterTool.fromArgs(arguments);
        ZoneId zone = ZoneId.of(given.get("zone", "Asia/Shanghai"));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        BatchwatchJob.build(
                env,
                JobSettings.of(
                        given.getRequired("bootstrap"),
                        Path.of(given.getRequired("history")),
                        new ReferenceDirectory(Path.of(given.getRequired("reference")), zone)));
        env.execute("batchwatch");
    }
}
