package io.batchwatch.gateway.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwatch.gateway.arrival.Archive.Kept;
import io.batchwatch.gateway.arrival.Archive.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final Instant NOW = Instant.parse("2026-03-09T20:00:00Z");

    @TempDir
    private Path directory;

    private Archive archive;

    @BeforeEach
    void open() {
        archive = archive(NOW);
    }

    @Test
    void bytesAreKeptAsTheyCameBelowTheirDay() throws IOException {
        Arrival arrival = keep("march.csv", "a,b\r\n\u0000");

        assertThat(arrival.kept())
                .hasContent("a,b\r\n\u0000")
                .hasFileName(arrival.contentHash().substring(0, 12) + "-march.csv");
        // It is the next day already where the archive stands.
        assertThat(arrival.kept().getParent()).hasFileName("2026-03-10");
        assertThat(arrival.size()).isEqualTo(6);
        assertThat(arrival.receivedAt()).isEqualTo(NOW);
        assertThat(arrival.contentHash()).isEqualTo(Hashing.sha256("a,b\r\n\u0000"));
    }

    @Test
    void theSameBytesAreKeptOnce() throws IOException {
        keep("one.csv", "same");
        keep("two.csv", "same");

        try (Stream<Path> files = Files.walk(directory.resolve("archive/lab"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            Hashing.sha256("same").substring(0, 12) + "-one.csv", Hashing.sha256("same") + ".json");
        }
    }

    @Test
    void anArrivalThatWasNotClosedIsTakenUpAgain() throws IOException {
        Path file = drop("march.csv", "a");
        Arrival first =
                ((Kept.ToRead) archive.keep(Delivery.ofFile("lab", Delivery.BY_FILE, file, "march.csv"))).arrival();

        Arrival again = ((Kept.ToRead)
                        archive(NOW.plusSeconds(60)).keep(Delivery.ofFile("lab", Delivery.BY_FILE, file, "march.csv")))
                .arrival();

        assertThat(again).isEqualTo(first);
        assertThat(again.receivedAt()).isEqualTo(NOW);
    }

    @Test
    void anArrivalThatWasClosedIsAnswered() throws IOException {
        Path file = drop("march.csv", "a");
        Arrival arrival =
                ((Kept.ToRead) archive.keep(Delivery.ofFile("lab", Delivery.BY_FILE, file, "march.csv"))).arrival();
        archive.close(arrival, "fingerprint");

        assertThat(archive.keep(Delivery.ofFile("lab", Delivery.BY_FILE, file, "march.csv")))
                .isEqualTo(new Kept.Answered());
    }

    @Test
    void bytesThatTheSameProfileHasReadToTheirEndSayNothingNew() throws IOException {
        Arrival one = keep("one.csv", "same");
        Arrival two = keep("two.csv", "same");
        assertThat(archive.begin(one, "fingerprint")).isEqualTo(new Turn.Anew(1, Optional.empty()));

        archive.close(one, "fingerprint");

        assertThat(archive.begin(two, "fingerprint")).isEqualTo(new Turn.Known(1));
        assertThat(archive.begin(two, "other")).isEqualTo(new Turn.Anew(2, Optional.of("fingerprint")));
    }

    @Test
    void aReadingThatWasCutOffIsTheSameAgain() throws IOException {
        Arrival one = keep("one.csv", "same");
        archive.begin(one, "fingerprint");
        Arrival two = keep("two.csv", "same");

        assertThat(archive(NOW).begin(one, "fingerprint")).isEqualTo(new Turn.Anew(1, Optional.empty()));
        assertThat(archive.begin(two, "fingerprint")).isEqualTo(new Turn.Anew(2, Optional.empty()));
    }

    @Test
    void whatComesAgainAndAgainIsNotWrittenDownForEver() throws IOException {
        Arrival first = keep("one.csv", "same");
        archive.begin(first, "fingerprint");
        archive.close(first, "fingerprint");
        Arrival mended = keep("two.csv", "same");
        archive.begin(mended, "other");
        archive.close(mended, "other");
        for (int i = 0; i < 300; i++) {
            archive.close(keep(i + ".csv", "same"), "");
        }
        Arrival last = keep("last.csv", "same");

        assertThat(directory.resolve("archive/lab/.arrivals/" + first.contentHash() + ".json"))
                .content()
                .hasSizeLessThan(50_000);
        assertThat(archive.begin(last, "other")).isEqualTo(new Turn.Known(2));
        assertThat(archive.replay("lab", first.contentHash()).file()).isEqualTo("one.csv");
    }

    @Test
    void keptBytesAreReadAnewAsTheyFirstCame() throws IOException {
        Arrival first = keep("one.csv", "same");
        archive.begin(first, "fingerprint");
        archive.close(first, "fingerprint");

        Arrival again = archive(NOW.plusSeconds(60)).replay("lab", first.contentHash());

        assertThat(again.receivedAt()).isEqualTo(NOW);
        assertThat(again.kept()).hasContent("same");
        assertThat(archive.begin(again, "fingerprint")).isEqualTo(new Turn.Anew(2, Optional.of("fingerprint")));
        assertThat(archive.contents("lab", NOW)).containsExactly(first.contentHash());
        assertThat(archive.contents("lab", NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void partnersDoNotShareTheirBytes() throws IOException {
        archive.close(keep("one.csv", "same"), "fingerprint");
        Arrival other = ((Kept.ToRead)
                        archive.keep(Delivery.ofFile("counter", Delivery.BY_FILE, drop("one.csv", "same"), "one.csv")))
                .arrival();

        assertThat(archive.begin(other, "fingerprint")).isInstanceOf(Turn.Anew.class);
    }

    /** What a symbolic link shows may be any file of this machine. */
    @Test
    void aSymbolicLinkIsNotFollowed() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link.csv"), drop("secret", "a"));

        assertThatThrownBy(() -> archive.keep(Delivery.ofFile("lab", Delivery.BY_FILE, link, "link.csv")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aVeryLongChineseNameIsKept() throws IOException {
        String name = "检".repeat(80) + ".csv";

        assertThat(keep(name, "a").kept()).hasContent("a");
        assertThat(keep(name, "a").file()).isEqualTo(name);
    }

    @Test
    void nothingIsLeftOverWhenTheBytesCannotBeRead() throws IOException {
        assertThatThrownBy(() -> archive.keep(new Delivery(
                        "lab",
                        Delivery.BY_FILE,
                        "gone.csv",
                        "gone",
                        () -> Files.newInputStream(directory.resolve("gone.csv")))))
                .isInstanceOf(IOException.class);

        try (Stream<Path> files = Files.walk(directory.resolve("archive"))) {
            assertThat(files.filter(Files::isRegularFile).toList()).isEqualTo(List.of());
        }
    }

    private Arrival keep(String name, String content) throws IOException {
        return ((Kept.ToRead) archive.keep(Delivery.ofFile("lab", Delivery.BY_FILE, drop(name, content), name)))
                .arrival();
    }

    private Path drop(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private Archive archive(Instant now) {
        return new Archive(directory.resolve("archive"), ZoneId.of("Asia/Shanghai"), Clock.fixed(now, ZoneOffset.UTC));
    }
}
