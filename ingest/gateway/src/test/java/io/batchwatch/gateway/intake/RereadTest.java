package io.batchwatch.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.batchwatch.contract.Reading;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.arrival.Delivery;
import io.batchwatch.gateway.receipt.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile is mended, or names get their codes, and what came before is read anew. */
class RereadTest {
    private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");
    private static final String FILE = """
            no,label,food,day,what,result
            1,A-1,leek,2026-03-01,procymidone,0.05
            2,A-2,leek,2026-03-01,procymidone,0.06
            3,A-3,leek,2026-03-01,procymidone,many
            """;
    private static final String WRONG = """
            columns: {sample_id: no, product: food, sampled_at: day, analyte: what, value: result}
            constants: {test_kind: LAB}
            """;
    private static final String RIGHT = WRONG.replace("sample_id: no", "sample_id: label");

    @TempDir
    private Path data;

    private IntakeRoom room;
    private String hash;

    @BeforeEach
    void takeByTheWrongProfile() throws IOException {
        room = new IntakeRoom(data, Clock.fixed(NOW, ZoneOffset.UTC));
        profile(WRONG);
        hash = drop("march.csv").summary().contentHash();
    }

    @Test
    void whatWasTakenByMistakeIsTakenBackAndWhatIsRightTaken() throws IOException {
        profile(RIGHT);

        Answer answer = later().replay("stall", hash);

        assertThat(answer.summary().accepted()).isEqualTo(2);
        assertThat(answer.summary().reading()).isEqualTo(2);
        assertThat(since(2))
                .extracting(result -> result.sample().sampleId(), TestResult::status, result -> result.provenance()
                        .reading())
                .containsExactly(
                        tuple("1", Status.WITHDRAWN, Reading.retracting(2)),
                        tuple("A-1", Status.FINAL, Reading.of(2)),
                        tuple("2", Status.WITHDRAWN, Reading.retracting(2)),
                        tuple("A-2", Status.FINAL, Reading.of(2)));
        assertThat(since(2)).allSatisfy(result -> {
            assertThat(result.provenance().receivedAt()).isEqualTo(NOW);
            assertThat(result.provenance().contentHash()).isEqualTo(hash);
        });
    }

    @Test
    void aRowThatIsRefusedNowIsTakenBack() throws IOException {
        profile(WRONG + "codes: {product: {leek: ''}}\n");

        later().replay("stall", hash);

        assertThat(since(2))
                .extracting(result -> result.provenance().line(), TestResult::status)
                .containsExactly(tuple(2L, Status.WITHDRAWN), tuple(3L, Status.WITHDRAWN));
    }

    @Test
    void aRowThatIsTheSameResultIsNotTakenBack() throws IOException {
        profile(WRONG + "prose: keep\n");

        Answer answer = later().replay("stall", hash);

        assertThat(answer.summary().accepted()).isEqualTo(3);
        assertThat(since(2)).extracting(TestResult::status).containsOnly(Status.FINAL);
    }

    @Test
    void namesThatHaveGotTheirCodesAreReadWithThem() throws IOException {
        Files.writeString(data.resolve("reference/products.csv"), "code,zh,en,aliases\nleek,韭菜,Leek,\n");

        later().replay("stall", hash);

        assertThat(room.results().get(0).sample().product().isMapped()).isFalse();
        assertThat(since(2))
                .allSatisfy(
                        result -> assertThat(result.sample().product().code()).isEqualTo("leek"))
                .hasSize(2);
    }

    @Test
    void theSameBytesSentAgainAreReadAnewByAMendedProfile() throws IOException {
        profile(RIGHT);

        assertThat(drop("again.csv").summary().accepted()).isEqualTo(2);
        assertThat(since(2)).hasSize(4);
        assertThat(drop("once more.csv").summary().duplicates()).isEqualTo(2);
    }

    /** Whoever breaks a profile by mending it must not lose the past. */
    @Test
    void whereNothingCanBeReadAnyMoreNothingIsTakenBack() throws IOException {
        profile("columns: {sample_id: nowhere}\n");

        Answer answer = later().replay("stall", hash);

        assertThat(answer.summary().unreadable()).isEqualTo("missing-column");
        assertThat(answer.summary().reading()).isEqualTo(1);
        assertThat(since(2)).isEmpty();
    }

    @Test
    void aPresetIsPartOfWhatIsRemembered() throws IOException {
        profile("like: sampling-notice\n");
        assertThat(later().replay("stall", hash).summary().unreadable()).isEqualTo("missing-column");
        profile(RIGHT);

        later().replay("stall", hash);

        assertThat(since(2)).extracting(TestResult::status).contains(Status.WITHDRAWN, Status.FINAL);
    }

    private Answer drop(String name) throws IOException {
        Path file = Files.writeString(data.resolve(name), FILE);
        return room.start()
                .take(Delivery.ofFile("stall", Delivery.BY_FILE, file, name))
                .orElseThrow();
    }

    private FileIntake later() {
        return room.startAt(Clock.fixed(NOW.plus(Duration.ofDays(30)), ZoneOffset.UTC));
    }

    private List<TestResult> since(int reading) {
        return room.results().stream()
                .filter(result -> result.provenance().reading().number() >= reading)
                .toList();
    }

    private void profile(String lines) throws IOException {
        Files.writeString(room.partners().resolve("stall.yaml"), "partner: stall\nversion: 1\n" + lines);
    }
}
