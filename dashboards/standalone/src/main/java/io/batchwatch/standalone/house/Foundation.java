package io.batchwatch.standalone.house;

import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.jobs.BatchwatchJob;
import io.batchwatch.jobs.JobSettings;
import io.batchwatch.jobs.LatestCheckpoint;
import io.batchwatch.jobs.ReferenceDirectory;
import io.batchwatch.jobs.history.HistoryFiles;
import io.batchwatch.rules.reference.PlanFiles;
import io.batchwatch.rules.reference.ReferenceException;
import io.batchwatch.rules.reference.ReferenceFiles;
import io.batchwatch.standalone.broker.Broker;
import io.batchwatch.standalone.broker.BrokerSettings;
import io.batchwatch.standalone.broker.TopicPlan;
import io.batchwatch.standalone.cluster.ClusterSettings;
import io.batchwatch.standalone.cluster.JobCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is below doors and board: the data directory, the broker and the job. It is claimed, then laid, then the job runs on
 * it.
 */
public final class Foundation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Foundation.class);
    private static final Duration PATIENCE_FOR_THE_LOCK = Duration.ofSeconds(10);

    private final FoundationSettings settings;
    private final DataLock lock;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private Instant started = Instant.MIN;
    private String bootstrapServers = "";
    private JobCluster cluster;

    private Foundation(FoundationSettings settings, DataLock lock) {
        this.settings = settings;
        this.lock = lock;
    }

    /**
     * Takes the data directory, and puts in what a new one needs; what its owner put there is checked and never changed.
     *
     * @throws HouseException if its owner can mend what is wrong
     */
    public static Foundation claim(FoundationSettings settings)
            throws IOException, InterruptedException, HouseException {
        Foundation foundation = new Foundation(settings, lock(settings.data()));
        try {
            foundation.furnish();
            return foundation;
        } catch (IOException | HouseException e) {
            foundation.close();
            throw e;
        }
    }

    private static DataLock lock(DataDirectory data) throws IOException, InterruptedException, HouseException {
        Optional<DataLock> lock = DataLock.take(data.lock(), PATIENCE_FOR_THE_LOCK);
        if (lock.isEmpty()) {
            String holder = DataLock.holder(data.lock());
            throw new HouseException(
                    "数据目录 " + data.root() + " 正由进程 " + holder + " 使用，请先停止它或换用 --data",
                    "the data directory " + data.root() + " is in use by process " + holder
                            + ": stop it, or use another --data");
        }
        return lock.get();
    }

    private void furnish() throws IOException, HouseException {
        DataDirectory data = settings.data();
        ReferenceFiles.seed(data.reference());
        PartnerProfiles.seed(data.partners());
        Files.createDirectories(data.checkpoints());
        Files.createDirectories(data.history());
        try {
            ReferenceFiles.load(data.reference(), settings.zone());
            PlanFiles.load(data.reference());
        } catch (ReferenceException e) {
            throw new HouseException("参考数据有误：\n" + e.getMessage(), "the reference data cannot be used, see above");
        }
    }

    /** Returns when the topics are there and the job's cluster waits for it. */
    public void lay() throws Exception {
        JobSettings job = jobSettings();
        CompletableFuture<JobCluster> starting = CompletableFuture.supplyAsync(() -> cluster(job));
        try {
            Broker broker = Broker.start(new BrokerSettings(settings.data().kafka(), settings.kafkaPort()));
            parts.push(broker);
            bootstrapServers = broker.bootstrapServers();
            try (Admin admin = admin()) {
                TopicPlan.ensure(admin);
            }
        } finally {
            cluster = started(starting);
            parts.push(cluster);
        }
    }

    /** Starts the job where its latest checkpoint says; without one it makes everything of all results there are. */
    public void startJob() throws Exception {
        JobSettings running = jobSettings();
        Optional<Path> from = LatestCheckpoint.in(settings.data().checkpoints());
        LOG.info("the job goes on from {}", from.map(Path::toString).orElse("the beginning"));
        started = settings.clock().instant();
        cluster.run(environment -> BatchwatchJob.build(environment, running), from);
    }

    /** Returns when all tasks of the job work, and what a crash left is cleared away. */
    public void awaitWorking() throws InterruptedException, IOException {
        cluster.awaitWorking();
        HistoryFiles.removeAbandoned(settings.data().history(), started);
    }

    private JobSettings jobSettings() {
        DataDirectory data = settings.data();
        return JobSettings.of(
                bootstrapServers, data.history(), new ReferenceDirectory(data.reference(), settings.zone()));
    }

    private JobCluster cluster(JobSettings job) {
        try {
            DataDirectory data = settings.data();
            Path temporary = Files.createDirectories(data.root().resolve("tmp"));
            return JobCluster.start(
                    new ClusterSettings(settings.parallelism(), data.checkpoints(), temporary),
                    BatchwatchJob.configuration(job));
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static JobCluster started(CompletableFuture<JobCluster> starting) throws Exception {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Asks the broker; whoever got it closes it. */
    public Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Where clients of the broker connect, as {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Completes when the job has ended by itself, with the reason why. */
    public CompletableFuture<String> end() {
        return cluster.end();
    }

    /** The job takes its last checkpoint and the broker ends; the directory is still ours. */
    public void stop() {
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    @Override
    public void close() {
        stop();
        close(lock);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} did not stop in order", part.getClass().getSimpleName(), e);
        }
    }
}
