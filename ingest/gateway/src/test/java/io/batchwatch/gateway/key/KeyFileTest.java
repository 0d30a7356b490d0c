package io.batchwatch.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    private Path directory;

    private KeyFile file;
    private PartnerKeys keys;

    @BeforeEach
    void start() {
        file = new KeyFile(directory.resolve("keys"), at(NOW));
        keys = new PartnerKeys(file, at(NOW));
    }

    @Test
    void aKeyOpensItsPartnersDoorAndNoOther() throws IOException {
        String key = file.add("lab", Optional.empty()).text();

        assertThat(keys.opens("lab", key)).isTrue();
        assertThat(keys.opens("counter", key)).isFalse();
        assertThat(keys.opens("lab", key + "x")).isFalse();
        assertThat(keys.opens("lab", "")).isFalse();
    }

    @Test
    void aPartnerMayHaveTwoKeysWhileHeChangesOver() throws IOException {
        String old = file.add("lab", Optional.empty()).text();
        String young = file.add("lab", Optional.empty()).text();

        assertThat(keys.opens("lab", old)).isTrue();
        assertThat(keys.opens("lab", young)).isTrue();
    }

    @Test
    void aKeyThatIsTakenBackOpensNothingAtOnce() throws IOException {
        NewKey old = file.add("lab", Optional.empty());
        NewKey young = file.add("lab", Optional.empty());
        assertThat(keys.opens("lab", old.text())).isTrue();

        assertThat(file.revoke("lab", old.kept().id())).isTrue();

        assertThat(keys.opens("lab", old.text())).isFalse();
        assertThat(keys.opens("lab", young.text())).isTrue();
        assertThat(file.revoke("lab", old.kept().id())).isFalse();
        assertThat(file.revoke("counter", young.kept().id())).isFalse();
    }

    @Test
    void aKeyEndsWithItsTime() throws IOException {
        String key = file.add("lab", Optional.of(NOW.plus(Duration.ofDays(1)))).text();

        assertThat(keys.opens("lab", key)).isTrue();
        assertThat(new PartnerKeys(file, at(NOW.plus(Duration.ofDays(1)))).opens("lab", key))
                .isFalse();
    }

    @Test
    void whatIsKeptDoesNotShowTheKey() throws IOException {
        NewKey made = file.add("lab", Optional.empty());

        String secret = made.text().substring(made.text().lastIndexOf('-') + 1);
        assertThat(Files.readString(directory.resolve("keys/keys.json"))).doesNotContain(secret);
        assertThat(made.toString()).doesNotContain(secret);
        assertThat(file.keys().toString()).doesNotContain(made.kept().digest());
        assertThat(file.keys()).containsExactly(made.kept());
    }

    @Test
    void nobodyButItsOwnerReadsTheFile() throws IOException {
        file.add("lab", Optional.empty());
        file.add("counter", Optional.empty());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("keys/keys.json"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void addedAtTheSameTimeNoKeyIsLost() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(4);
        try {
            List<Callable<NewKey>> adding = IntStream.range(0, 20)
                    .<Callable<NewKey>>mapToObj(number -> () -> file.add("lab", Optional.empty()))
                    .toList();
            both.invokeAll(adding).forEach(added -> assertThat(added).isDone());
        } finally {
            both.shutdown();
        }

        assertThat(file.keys()).hasSize(20);
    }

    @Test
    void aDamagedFileLetsNobodyInAndShutsNobodyOut() throws IOException {
        String key = file.add("lab", Optional.empty()).text();
        assertThat(keys.opens("lab", key)).isTrue();
        Files.writeString(directory.resolve("keys/keys.json"), "{\"version\":1,");

        assertThat(keys.opens("lab", key)).isTrue();
        assertThat(new PartnerKeys(file, at(NOW)).opens("lab", key)).isFalse();
        assertThatThrownBy(file::keys).isInstanceOf(IOException.class);
    }

    /** A house that was there before keys had rights. */
    @Test
    void keysOfAnEarlierReleaseAreForResults() throws IOException {
        String key = file.add("lab", Optional.empty()).text();
        Path stored = directory.resolve("keys/keys.json");
        Files.writeString(
                stored,
                Files.readString(stored)
                        .replace("\"version\" : 2", "\"version\" : 1")
                        .replaceAll("\"right\" : \"results\",\\s*", ""));

        assertThat(Files.readString(stored)).doesNotContain("right");
        assertThat(keys.opens("lab", key)).isTrue();
        assertThat(keys.opens("lab", KeyRight.ACTS, key)).isFalse();
    }

    @Test
    void keyForActsOpensNoResultsAndTheOtherWayAbout() throws IOException {
        String acts = file.add("town_office", KeyRight.ACTS, Optional.empty()).text();
        String results = file.add("town_office", Optional.empty()).text();

        assertThat(keys.opens("town_office", KeyRight.ACTS, acts)).isTrue();
        assertThat(keys.opens("town_office", acts)).isFalse();
        assertThat(keys.opens("town_office", KeyRight.ACTS, results)).isFalse();
    }

    @Test
    void aFileOfALaterProgramIsNotTakenForOneOfOurs() throws IOException {
        Files.createDirectories(directory.resolve("keys"));
        Files.writeString(directory.resolve("keys/keys.json"), "{\"version\":3,\"keys\":[]}");

        assertThatThrownBy(file::keys).hasMessageContaining("version 3");
    }

    private static Clock at(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }
}
