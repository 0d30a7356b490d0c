package io.batchwatch.standalone.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running cluster of this one process, with room for one job. */
public final class JobCluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobCluster.class);

    /** Always the same, so that its checkpoints always lie in the same directory. */
    static final JobID JOB = JobID.fromHexString("62617463687761746368000000000001");

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
    private static final Duration LAST_CHECKPOINT = Duration.ofSeconds(15);
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    /** Of all tasks together; a small state takes less. */
    private static final MemorySize MOST_STATE_IN_MEMORY = MemorySize.ofMebiBytes(256);

    private final MiniCluster cluster;
    private final Configuration configuration;

    private JobCluster(MiniCluster cluster, Configuration configuration) {
        this.cluster = cluster;
        this.configuration = configuration;
    }

    /**
     * @param advice what the job itself asks for; it yields to what one machine needs
     */
    public static JobCluster start(ClusterSettings settings, Configuration advice) throws Exception {
        Configuration configuration = new Configuration(advice);
        configuration.addAll(ofOneMachine(settings));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(settings.parallelism())
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
        cluster.start();
        return new JobCluster(cluster, configuration);
    }

    private static Configuration ofOneMachine(ClusterSettings settings) {
        Configuration configuration = new Configuration();
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, settings.parallelism());
        configuration.set(CoreOptions.TMP_DIRS, settings.temporary().toString());
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                settings.checkpoints().toUri().toString());
        // More than the last one: should it turn out to be broken, there is one before it.
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(RestOptions.ADDRESS, "localhost");
        configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(RestOptions.PORT, 0);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        configuration.set(RocksDBOptions.FIX_PER_TM_MEMORY_SIZE, MOST_STATE_IN_MEMORY);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(200));
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(10));
        return configuration;
    }

    /**
     * Starts the job.
     *
     * @param sentence builds the job into the environment it is given
     * @param from the checkpoint to go on from; empty for a first start
     */
    public void run(Consumer<StreamExecutionEnvironment> sentence, Optional<Path> from) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        sentence.accept(environment);
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobId(JOB);
        // Claimed: once newer checkpoints stand, Flink deletes this one like its own.
        from.ifPresent(checkpoint -> graph.setSavepointRestoreSettings(
                SavepointRestoreSettings.forPath(checkpoint.toUri().toString(), false, RecoveryClaimMode.CLAIM)));
        cluster.submitJob(graph).get();
    }

    /** Completes when the job has ended by itself, with the reason why. */
    public CompletableFuture<String> end() {
        return cluster.requestJobResult(JOB).thenApply(result -> result.getSerializedThrowable()
                .map(Throwable::toString)
                .or(() -> result.getJobStatus().map(JobStatus::toString))
                .orElse("unknown"));
    }

    public JobHealth health() {
        try {
            JobStatus status = cluster.getJobStatus(JOB).get(1, TimeUnit.SECONDS);
            return switch (status) {
                case INITIALIZING, CREATED, RECONCILING -> JobHealth.STARTING;
                case RUNNING -> allTasksRun() ? JobHealth.WORKING : JobHealth.STARTING;
                case FAILING, RESTARTING -> JobHealth.RESTARTING;
                case FAILED, CANCELLING, CANCELED, FINISHED, SUSPENDED -> JobHealth.ENDED;
            };
        } catch (ExecutionException | TimeoutException e) {
            return JobHealth.STARTING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return JobHealth.STARTING;
        }
    }

    private boolean allTasksRun() throws InterruptedException, ExecutionException, TimeoutException {
        AccessExecutionGraph graph = cluster.getExecutionGraph(JOB).get(1, TimeUnit.SECONDS);
        for (AccessExecutionJobVertex vertex : graph.getVerticesTopologically()) {
            if (vertex.getAggregateState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns when every task of the job works.
     *
     * @throws IllegalStateException if the job ends instead
     */
    public void awaitWorking() throws InterruptedException {
        while (true) {
            switch (health()) {
                case WORKING -> {
                    return;
                }
                case ENDED -> throw new IllegalStateException("the job ended before it began: " + end().join());
                case STARTING, RESTARTING -> Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        }
    }

    /** Takes a last checkpoint, so that the next start goes on from here, and stops. */
    @Override
    public void close() {
        try {
            if (health() == JobHealth.WORKING) {
                cluster.triggerCheckpoint(JOB).get(LAST_CHECKPOINT.toMillis(), TimeUnit.MILLISECONDS);
            }
            cluster.cancelJob(JOB).get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
            cluster.requestJobResult(JOB).get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The job did not stop in order; the next start goes on from its last checkpoint", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            cluster.closeAsync().get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The cluster did not stop in order", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
