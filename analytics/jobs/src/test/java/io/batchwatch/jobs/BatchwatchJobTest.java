package io.batchwatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchwatchJobTest {
    private final StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();

    @BeforeEach
    void build() {
        BatchwatchJob.build(
                environment,
                JobSettings.of(
                        "localhost:9",
                        Path.of("target", "history"),
                        new ReferenceDirectory(Path.of("target", "reference"), ZoneId.of("Asia/Shanghai"))));
    }

    /** State is found by these names after any change of the job: one that is missing here is state that is lost. */
    @Test
    void operatorsKeepTheirIds() {
        List<String> ids = new ArrayList<>();
        for (StreamNode node : environment.getStreamGraph().getStreamNodes()) {
            if (node.getTransformationUID() != null) {
                ids.add(node.getTransformationUID());
            }
        }

        assertThat(ids)
                .contains(
                        "lab.results",
                        "lab.results.urgent",
                        "lab.receipts",
                        "lab.acts",
                        "rows-per-sample",
                        "ledger",
                        "news-per-batch",
                        "batches",
                        "changes-per-cell",
                        "pass-rates",
                        "rows-per-file",
                        "files",
                        "sources");
        assertThat(ids)
                .anyMatch(id -> id.contains("history-results"))
                .anyMatch(id -> id.contains("history-batches"))
                .anyMatch(id -> id.contains("history-batch_story"))
                .anyMatch(id -> id.contains("views"));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void noTypeTravelsAsAGenericOne() {
        JobGraph graph = environment.getStreamGraph().getJobGraph();

        assertThat(graph.getVertices())
                .extracting(JobVertex::getName)
                .anyMatch(name -> name.contains("ledger"))
                .anyMatch(name -> name.contains("batches"));
        assertThat(graph.getCheckpointingSettings()).isNotNull();
    }
}
