package io.batchwatch.gateway.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.batchwatch.contract.BatchAct;
import io.batchwatch.contract.BatchActCodec;
import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.contract.ReceiptSummaryCodec;
import io.batchwatch.contract.RefusedRow;
import io.batchwatch.contract.RefusedRowCodec;
import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.contract.Topics;
import io.batchwatch.gateway.acts.ActsDesk;
import io.batchwatch.gateway.acts.ActsFolder;
import io.batchwatch.gateway.arrival.Archive;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.publish.ResultPublisher;
import io.batchwatch.gateway.replay.ReplayFolder;
import io.batchwatch.gateway.replay.Replays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An intake with real directories, and Kafka's own producer without a Kafka behind it. */
public final class IntakeRoom {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Path data;
    private final Clock clock;
    private final List<ProducerRecord<byte[], byte[]>> taken = new CopyOnWriteArrayList<>();
    private volatile Optional<String> unreachable = Optional.empty();

    public IntakeRoom(Path data, Clock clock) throws IOException {
        this.data = data;
        this.clock = clock;
        PartnerProfiles.seed(partners());
    }

    /** An intake as after a start of the program: it knows only what is on the disk. */
    public FileIntake start() {
        return startAt(clock);
    }

    /** The same at another time. */
    FileIntake startAt(Clock then) {
        return new FileIntake(
                new FileIntake.Places(data.resolve("receipts"), data.resolve("quarantine")),
                new Archive(data.resolve("archive"), ZONE, then),
                profiles(),
                new CodeBooks.Reloading(data.resolve("reference")),
                new ResultPublisher(Sending::new),
                Progress.SILENT,
                then);
    }

    /** Takes acts that come as messages. */
    public ActsDesk acts() {
        return ActsDesk.forMessages(
                new ActsFolder(data.resolve("acts"), ZONE), new ResultPublisher(Sending::new), ZONE, clock);
    }

    public List<BatchAct> actsSent() {
        return sent(Topics.ACTS, BatchActCodec::decode);
    }

    public ReplayFolder replayFolder() {
        return new ReplayFolder(data.resolve("replay"));
    }

    public Replays replays(BiConsumer<String, Runnable> lanes) {
        return new Replays(replayFolder(), new Archive(data.resolve("archive"), ZONE, clock), start(), lanes);
    }

    public PartnerProfiles profiles() {
        return new PartnerProfiles(partners(), ZONE);
    }

    public Path partners() {
        return data.resolve("reference/partners");
    }

    /** From now on this topic takes nothing; empty: all take everything. */
    public void unreachable(Optional<String> topic) {
        unreachable = topic;
    }

    public List<TestResult> results() {
        return sent(Topics.RESULTS, bytes -> new TestResultCodec().decode(bytes));
    }

    /** Those that took the way of emergencies. */
    public List<TestResult> urgentResults() {
        return sent(Topics.URGENT_RESULTS, bytes -> new TestResultCodec().decode(bytes));
    }

    public List<RefusedRow> rejects() {
        return sent(Topics.REJECTS, RefusedRowCodec::decode);
    }

    public List<ReceiptSummary> receipts() {
        return sent(Topics.RECEIPTS, ReceiptSummaryCodec::decode);
    }

    public boolean hasReceipt(String partner, String file) {
        return Files.exists(receiptPath(partner, file));
    }

    public JsonNode receipt(String partner, String file) throws IOException {
        return new ObjectMapper().readTree(receiptPath(partner, file).toFile());
    }

    private Path receiptPath(String partner, String file) {
        return data.resolve("receipts").resolve(partner).resolve(file + ".receipt.json");
    }

    private <T> List<T> sent(String topic, Function<byte[], T> decode) {
        List<T> found = new ArrayList<>();
        taken.stream()
                .filter(sent -> sent.topic().equals(topic))
                .forEach(sent -> found.add(decode.apply(sent.value())));
        return found;
    }

    private final class Sending extends MockProducer<byte[], byte[]> {
        Sending() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> sent, Callback callback) {
            if (unreachable.isPresent() && unreachable.get().equals(sent.topic())) {
                throw new TimeoutException("no broker");
            }
            taken.add(sent);
            return super.send(sent, callback);
        }
    }
}
