package io.batchwatch.standalone.run;

import io.batchwatch.gateway.Gateway;
import io.batchwatch.gateway.GatewaySettings;
import io.batchwatch.gateway.http.HttpDoorSettings;
import io.batchwatch.gateway.intake.Progress;
import io.batchwatch.gateway.key.KeyFile;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.jobs.BatchwatchJob;
import io.batchwatch.jobs.JobSettings;
import io.batchwatch.jobs.ReferenceDirectory;
import io.batchwatch.rules.reference.ReferenceFiles;
import io.batchwatch.standalone.broker.Broker;
import io.batchwatch.standalone.broker.BrokerSettings;
import io.batchwatch.standalone.broker.TopicPlan;
import io.batchwatch.standalone.cluster.ClusterSettings;
import io.batchwatch.standalone.cluster.JobCluster;
import io.batchwatch.standalone.house.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Gateway, broker and job as a house has them, but with a broker that can be stopped by itself. */
final class OpenRooms implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final DataDirectory data;
    private final JobCluster cluster;
    private final Gateway gateway;
    private final String key;
    private final HttpClient http = HttpClient.newHttpClient();
    private Broker broker;

    /** While it is open there is no broker. */
    @FunctionalInterface
    interface Away extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    OpenRooms(Path root) throws Exception {
        data = new DataDirectory(root);
        ReferenceFiles.seed(data.reference());
        PartnerProfiles.seed(data.partners());
        Files.createDirectories(data.history());
        broker = Broker.start(new BrokerSettings(data.kafka(), 0));
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            TopicPlan.ensure(admin);
        }
        JobSettings job = JobSettings.of(
                broker.bootstrapServers(), data.history(), new ReferenceDirectory(data.reference(), ZONE));
        cluster = JobCluster.start(
                new ClusterSettings(
                        2, Files.createDirectories(data.checkpoints()), Files.createDirectories(root.resolve("tmp"))),
                BatchwatchJob.configuration(job));
        cluster.run(environment -> BatchwatchJob.build(environment, job), Optional.empty());
        key = new KeyFile(data.keys(), Clock.systemUTC())
                .add("generic", Optional.empty())
                .text();
        gateway = Gateway.start(new GatewaySettings(
                root,
                data.reference(),
                broker.bootstrapServers(),
                ZONE,
                Clock.systemUTC(),
                Progress.SILENT,
                HttpDoorSettings.onLoopback(0)));
        cluster.awaitWorking();
    }

    /** Ends the broker, and starts it again at the same place when what it returns is closed. */
    Away withoutBroker() {
        int port = Integer.parseInt(
                broker.bootstrapServers().substring(broker.bootstrapServers().indexOf(':') + 1));
        broker.close();
        return () -> broker = Broker.start(new BrokerSettings(data.kafka(), port));
    }

    Path inbox() {
        return data.inbox();
    }

    HttpResponse<String> push(String text) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(gateway.url() + "/api/v1/results?partner=generic"))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(text))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        gateway.close();
        cluster.close();
        broker.close();
    }
}
