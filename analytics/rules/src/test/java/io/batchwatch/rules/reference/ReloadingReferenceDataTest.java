package io.batchwatch.rules.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.batchwatch.contract.Term;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.Bench;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingReferenceDataTest {
    private static final String LIMITS =
            "analyte,food,kind,value,unit,valid_from,valid_to,decision_rule,round_to,source,status,note\n";

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock();
    private final List<String> refusals = new ArrayList<>();
    private int changes;

    @BeforeEach
    void seed() throws IOException {
        ReferenceFiles.seed(directory);
        leadInLeek("0.1");
    }

    @Test
    void changedFileIsInForceWithinASecond() throws IOException {
        ReloadingReferenceData reloading = reloading();
        assertThat(limit(reloading)).isEqualTo("0.1");

        leadInLeek("0.3");
        clock.forward(Duration.ofMillis(999));
        assertThat(limit(reloading)).isEqualTo("0.1");
        clock.forward(Duration.ofMillis(1));
        assertThat(limit(reloading)).isEqualTo("0.3");
        assertThat(refusals).isEmpty();
    }

    @Test
    void filesThatDidNotChangeAreNotReadAgain() {
        ReloadingReferenceData reloading = reloading();
        ReferenceData first = reloading.get();
        clock.forward(Duration.ofMinutes(1));

        assertThat(reloading.get()).isSameAs(first);
    }

    @Test
    void badFileLeavesTheEarlierDataInForceAndIsToldOf() throws IOException {
        ReloadingReferenceData reloading = reloading();
        leadInLeek("a lot");
        clock.forward(Duration.ofSeconds(1));

        assertThat(limit(reloading)).isEqualTo("0.1");
        clock.forward(Duration.ofSeconds(1));
        reloading.get();
        assertThat(refusals).containsExactly("limits.csv:2 value: “a lot”不是数字 · 'a lot' is no number");
    }

    @Test
    void mendedFileIsInForceAgain() throws IOException {
        ReloadingReferenceData reloading = reloading();
        leadInLeek("a lot");
        clock.forward(Duration.ofSeconds(1));
        reloading.get();
        leadInLeek("0.2");
        clock.forward(Duration.ofSeconds(1));

        assertThat(limit(reloading)).isEqualTo("0.2");
        assertThat(refusals).hasSize(1);
    }

    @Test
    void fileThatIsGoneLeavesTheEarlierDataInForce() throws IOException {
        ReloadingReferenceData reloading = reloading();
        Files.delete(directory.resolve("limits.csv"));
        clock.forward(Duration.ofSeconds(1));

        assertThat(limit(reloading)).isEqualTo("0.1");
        assertThat(refusals).hasSize(1);
    }

    @Test
    void fileThatCannotBeReadLeavesTheEarlierDataInForce() throws IOException {
        ReloadingReferenceData reloading = reloading();
        Files.delete(directory.resolve("limits.csv"));
        Files.createDirectory(directory.resolve("limits.csv"));
        clock.forward(Duration.ofSeconds(1));

        assertThat(limit(reloading)).isEqualTo("0.1");
        assertThat(refusals).hasSize(1);
    }

    @Test
    void withoutEarlierDataBadFilesAreRefused() throws IOException {
        leadInLeek("a lot");

        assertThatExceptionOfType(ReferenceException.class).isThrownBy(this::reloading);
    }

    private ReloadingReferenceData reloading() {
        return new ReloadingReferenceData(
                directory, Bench.SHANGHAI, clock, refused -> refusals.add(refused.getMessage()));
    }

    private static String limit(ReloadingReferenceData reloading) {
        TestResult leek = Bench.lab("leek", "lead").result();
        return reloading
                .get()
                .limit(new Term("lead", ""), leek)
                .map(Limit::value)
                .map(BigDecimal::toPlainString)
                .orElse("none");
    }

    /** Stamped later each time: two writes may fall within one tick of the file system's clock. */
    private void leadInLeek(String value) throws IOException {
        Path file = directory.resolve("limits.csv");
        Files.writeString(file, LIMITS + "lead,leek,maximum," + value + ",mg/kg,2020-01-01,,,,GB,V,\n");
        changes++;
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.parse("2026-03-01T00:00:00Z").plusSeconds(changes)));
    }

    /** Goes forward only when told. */
    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T00:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return Bench.SHANGHAI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("one zone only");
        }
    }
}
