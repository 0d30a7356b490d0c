package io.batchwatch.bench.hop;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.Benchmark;
import io.batchwatch.bench.process.BrokerProcess;
import io.batchwatch.bench.process.Peer;
import io.batchwatch.bench.process.Usage;
import io.batchwatch.bench.process.WatchedProcess;
import io.batchwatch.bench.report.Findings;
import io.batchwatch.bench.report.Goal;
import io.batchwatch.contract.Topics;
import io.batchwatch.standalone.broker.TopicPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Our way to Kafka and from it, against Kafka's own tools for that question. */
public final class HopBenchmark implements Benchmark {
    private static final String TOOLS = "org.apache.kafka.tools.";
    private static final String PERF_TOPIC = "perf";
    private static final int PARTITIONS = 4;
    private static final double WANTED = 0.8;
    private static final Pattern OURS = Pattern.compile("(\\d+) records in (\\d+) ns");
    private static final Pattern SENT = Pattern.compile("(\\d+) records sent, ([0-9.]+) records/sec");

    @Override
    public String name() {
        return "hop";
    }

    @Override
    public String question() {
        return "The same records through the same broker, one process each: the gateway's publisher against"
                + " kafka-producer-perf-test, the job's Kafka source (one task) against kafka-consumer-perf-test; the"
                + " same settings of the producer, the same number of partitions.";
    }

    @Override
    public Findings measure(BenchSettings settings) throws Exception {
        Findings.Notebook notebook = new Findings.Notebook();
        Path work = settings.work();
        Payloads.write(work.resolve("payloads.txt"));
        notebook.figure("record", "size", Payloads.SIZE, "B");
        try (BrokerProcess broker = BrokerProcess.start(work)) {
            createTopics(broker.bootstrapServers());
            double perfSent = perfProducer(settings, broker);
            notebook.figure("producer-perf-test", "rate", perfSent, "records/s");
            Hop sent = ours(SendProcess.class, settings, broker);
            sent.note("batchwatch, publisher", notebook);
            double perfReceived = perfConsumer(settings, broker);
            notebook.figure("consumer-perf-test", "rate", perfReceived, "records/s");
            Hop received = ours(ReceiveProcess.class, settings, broker);
            received.note("batchwatch, source", notebook);
            double both = sent.processorMicros() + received.processorMicros();
            int cores = Runtime.getRuntime().availableProcessors();
            notebook.figure("both ways", "at most, with all of " + cores + " cores", cores * 1e6 / both, "records/s");
            notebook.goal(Goal.atLeast(WANTED, "of it", "sending, against producer-perf-test", sent.rate() / perfSent));
            notebook.goal(Goal.atLeast(
                    WANTED, "of it", "receiving, against consumer-perf-test", received.rate() / perfReceived));
        }
        notebook.remark(
                "consumer-perf-test's time is that of fetching, without joining its group; the source's is from its"
                        + " first record to its last.");
        notebook.remark(
                "Processor time is that of the process, its start included, and of the broker meanwhile: of a million"
                        + " records the start is most of it, and both ways together say the least that a result costs which"
                        + " goes through Kafka only where there are many times as many.");
        return notebook.findings();
    }

    /**
     * Records one way through the broker.
     *
     * @param rate records a second, the start of the process apart
     * @param processorMicros a record, of the process and of the broker
     */
    private record Hop(double rate, double processorMicros) {
        void note(String subject, Findings.Notebook notebook) {
            notebook.figure(subject, "rate", rate, "records/s");
            notebook.figure(subject, "processor time a record, with the broker's", processorMicros, "µs");
        }
    }

    private static void createTopics(String bootstrapServers) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicPlan.ensure(admin);
            admin.createTopics(List.of(new NewTopic(PERF_TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static Hop ours(Class<?> main, BenchSettings settings, BrokerProcess broker)
            throws IOException, InterruptedException {
        Usage brokerBefore = broker.process().usage();
        List<String> command = WatchedProcess.own(
                main,
                List.of("-Xmx1g"),
                List.of(
                        broker.bootstrapServers(),
                        Topics.RESULTS,
                        Long.toString(settings.rows()),
                        settings.work().toString()));
        try (WatchedProcess process =
                WatchedProcess.start(command, settings.work().resolve(main.getSimpleName() + ".out"))) {
            String said = process.awaitEnd();
            Matcher told = OURS.matcher(said);
            if (!told.find()) {
                throw new IllegalStateException("no figure in: " + said);
            }
            Usage used = process.usage().plus(broker.process().usage().since(brokerBefore));
            return new Hop(
                    1e9 * Long.parseLong(told.group(1)) / Long.parseLong(told.group(2)),
                    1e6 * used.processorSeconds() / settings.rows());
        }
    }

    private static double perfProducer(BenchSettings settings, BrokerProcess broker)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--topic", PERF_TOPIC, "--throughput", "-1"));
        arguments.addAll(List.of("--num-records", Long.toString(settings.rows())));
        arguments.addAll(List.of(
                "--payload-file", settings.work().resolve("payloads.txt").toString()));
        arguments.addAll(List.of("--producer-props", "bootstrap.servers=" + broker.bootstrapServers()));
        // As the gateway's producer for files.
        arguments.addAll(List.of("acks=all", "enable.idempotence=true", "compression.type=lz4"));
        arguments.addAll(List.of("linger.ms=50", "batch.size=262144", "buffer.memory=33554432"));
        String said = tool("ProducerPerformance", arguments, settings);
        double rate = 0;
        // One line every five seconds, and the last one for all.
        for (Matcher told = SENT.matcher(said); told.find(); ) {
            rate = Double.parseDouble(told.group(2));
        }
        return rate;
    }

    private static double perfConsumer(BenchSettings settings, BrokerProcess broker)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--topic", PERF_TOPIC));
        arguments.addAll(List.of("--bootstrap-server", broker.bootstrapServers()));
        arguments.addAll(List.of("--num-records", Long.toString(settings.rows())));
        List<String> lines =
                tool("ConsumerPerformance", arguments, settings).lines().toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            List<String> titles = cells(lines.get(i));
            if (titles.contains("fetch.nMsg.sec")) {
                return Double.parseDouble(cells(lines.get(i + 1)).get(titles.indexOf("fetch.nMsg.sec")));
            }
        }
        throw new IllegalStateException("no figure in: " + lines);
    }

    private static List<String> cells(String line) {
        return Stream.of(line.split(",", -1)).map(String::strip).toList();
    }

    private static String tool(String name, List<String> arguments, BenchSettings settings)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(WatchedProcess.java(), "-Xmx1g", "-cp"));
        command.addAll(List.of(Peer.classPath(settings, "kafka-tools"), TOOLS + name));
        command.addAll(arguments);
        return run(command, settings.work().resolve(name + ".out"));
    }

    private static String run(List<String> command, Path output) throws IOException, InterruptedException {
        try (WatchedProcess process = WatchedProcess.start(command, output)) {
            return process.awaitEnd();
        }
    }
}
