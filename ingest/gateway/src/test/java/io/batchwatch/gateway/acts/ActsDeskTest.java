package io.batchwatch.gateway.acts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.batchwatch.contract.ActKind;
import io.batchwatch.contract.BatchAct;
import io.batchwatch.contract.BatchActCodec;
import io.batchwatch.contract.Topics;
import io.batchwatch.gateway.publish.PublishException;
import io.batchwatch.gateway.publish.ResultPublisher;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people write about batches is answered row by row, and sent on. */
class ActsDeskTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant WRITTEN = Instant.parse("2026-03-04T02:00:00Z");
    private static final String HEADER = "batch_id,kind,at,by,document,lab,quantity,unit,remark,withdrawn\n";

    @TempDir
    private Path directory;

    private MockProducer<byte[], byte[]> kafka = producer();

    private MockProducer<byte[], byte[]> producer() {
        kafka = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        return kafka;
    }

    @Test
    void actIsTakenAnsweredAndKept() throws IOException {
        ActReceipt receipt = enter(HEADER + "B-1,DISPOSAL_CLOSED,2026-03-03 15:30,王五,处〔2026〕7号,,50.0,kg,焚烧,\n");

        assertThat(receipt.isGood()).isTrue();
        assertThat(receipt.rows()).isEqualTo(1);
        BatchAct act = onlyAct();
        assertThat(act.batchId()).isEqualTo("B-1");
        assertThat(act.kind()).isEqualTo(ActKind.DISPOSAL_CLOSED);
        assertThat(act.doneAt()).isEqualTo(Instant.parse("2026-03-03T07:30:00Z"));
        assertThat(act.by()).isEqualTo("王五");
        assertThat(act.quantity()).contains(new BigDecimal("50.0"));
        assertThat(act.enteredAt()).isEqualTo(WRITTEN);
        assertThat(act.enteredBy()).isEqualTo("acts.csv");
        assertThat(receipt.acts().get(0).actId()).isEqualTo(act.id().toString());
        assertThat(kafka.history().get(0).topic()).isEqualTo(Topics.ACTS);
        assertThat(new String(kafka.history().get(0).key(), StandardCharsets.UTF_8))
                .isEqualTo("B-1");
        assertThat(directory.resolve("in")).isEmptyDirectory();
        assertThat(directory.resolve("archive/2026-03-04/acts.csv")).exists();
    }

    @Test
    void chineseHeadersAndWordsAreUnderstoodInGb18030() throws IOException {
        byte[] bytes = "批次号,类型,时间,经办人,文号,撤销\nB-1,异议,2026年3月3日 15:30,张三,异1号,是\n".getBytes(Charset.forName("GB18030"));

        assertThat(enter(bytes).isGood()).isTrue();
        assertThat(onlyAct().kind()).isEqualTo(ActKind.OBJECTION);
        assertThat(onlyAct().isWithdrawn()).isTrue();
    }

    @Test
    void everyRefusedRowHasItsReasonsAndTheOthersAreTaken() throws IOException {
        ActReceipt receipt = enter(HEADER
                + "B-1,OBJECTION,2026-03-03,张三,,,,,,\n"
                + "B-2,SHOUTING,2026-13-03,,,,-1,kg,,maybe\n"
                + "B-3,NOTICE,2027-01-01,张三,,,,,,\n");

        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.rejected()).isEqualTo(2);
        assertThat(receipt.problems())
                .extracting(problem -> problem.line() + " " + problem.field() + " " + problem.rule())
                .containsExactly(
                        "3 by missing",
                        "3 kind unknown-code",
                        "3 at not-a-date",
                        "3 quantity out-of-range",
                        "3 withdrawn unknown-code",
                        "4 at date-out-of-range");
        assertThat(receipt.problems()).allSatisfy(problem -> {
            assertThat(problem.messageZh()).isNotEmpty();
            assertThat(problem.messageEn()).isNotEmpty();
        });
    }

    @Test
    void fileWithoutANeededColumnIsRefusedAsAWhole() throws IOException {
        ActReceipt receipt = enter("batch_id,kind,at\nB-1,NOTE,2026-03-03\n");

        assertThat(receipt.rows()).isZero();
        assertThat(receipt.problems())
                .extracting(ActReceipt.Refused::rule, ActReceipt.Refused::field)
                .containsExactly(tuple("missing-column", "by"));
        assertThat(enter("").problems()).extracting(ActReceipt.Refused::rule).containsExactly("empty-file");
    }

    /** Who tries again tells of the same act, with the same moment of entry. */
    @Test
    void fileStaysWhileKafkaIsAwayAndIsTheSameActsLater() throws IOException {
        put("acts.csv", (HEADER + "B-1,OBJECTION,2026-03-03,张三,,,,,,\n").getBytes(StandardCharsets.UTF_8));
        ActsDesk desk = desk();
        kafka.sendException = new KafkaException("away");

        assertThatThrownBy(desk::look).isInstanceOf(PublishException.class);
        assertThat(directory.resolve("in/acts.csv")).exists();

        desk.look();
        assertThat(onlyAct().enteredAt()).isEqualTo(WRITTEN);
        assertThat(directory.resolve("in")).isEmptyDirectory();
    }

    @Test
    void unfinishedFilesAreLeftAlone() throws IOException {
        put("a.csv.part", HEADER.getBytes(StandardCharsets.UTF_8));
        put(".hidden.csv", HEADER.getBytes(StandardCharsets.UTF_8));
        Path fresh = put("fresh.csv", HEADER.getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(fresh, FileTime.from(WRITTEN.plusSeconds(60)));

        desk().look();

        assertThat(directory.resolve("in").toFile().list()).hasSize(3);
    }

    @Test
    void fileOfOneActIsReadAsItWasMeant() throws IOException {
        ActReceipt receipt = enter(ActsFolder.csv(Map.of(
                ActColumn.BATCH_ID,
                "B,\"1\"",
                ActColumn.KIND,
                "note",
                ActColumn.AT,
                "2026-03-03T10:00+08:00",
                ActColumn.BY,
                "张三",
                ActColumn.REMARK,
                "一行\n两行")));

        assertThat(receipt.isGood()).isTrue();
        assertThat(onlyAct().batchId()).isEqualTo("B,\"1\"");
        assertThat(onlyAct().remark()).isEqualTo("一行\n两行");
    }

    private BatchAct onlyAct() {
        List<BatchAct> acts = kafka.history().stream()
                .map(sent -> BatchActCodec.decode(sent.value()))
                .toList();
        assertThat(acts).hasSize(1);
        return acts.get(0);
    }

    private ActReceipt enter(String csv) throws IOException {
        return enter(csv.getBytes(StandardCharsets.UTF_8));
    }

    private ActReceipt enter(byte[] bytes) throws IOException {
        put("acts.csv", bytes);
        desk().look();
        return folder().receipt("acts.csv").orElseThrow();
    }

    private Path put(String name, byte[] bytes) throws IOException {
        Path file = Files.write(Files.createDirectories(directory.resolve("in")).resolve(name), bytes);
        return Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
    }

    private ActsFolder folder() {
        return new ActsFolder(directory, SHANGHAI);
    }

    private ActsDesk desk() {
        Clock clock = Clock.fixed(WRITTEN.plusSeconds(5), ZoneOffset.UTC);
        return new ActsDesk(folder(), new ResultPublisher(this::producer), SHANGHAI, clock);
    }
}
