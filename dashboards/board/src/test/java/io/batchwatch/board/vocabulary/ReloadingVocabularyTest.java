package io.batchwatch.board.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.board.given.SteppingClock;
import io.batchwatch.rules.reference.ReferenceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingVocabularyTest {
    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-03-10T04:00:00Z"));

    @TempDir
    private Path directory;

    @Test
    void theShippedFilesNameCodesAndDateCampaigns() {
        ReferenceFiles.seed(directory);

        Vocabulary vocabulary = new ReloadingVocabulary(directory, clock).get();

        assertThat(vocabulary.categories()).contains("vegetable", "aquatic", "other");
        assertThat(vocabulary.campaigns())
                .contains(new Campaign(
                        "two_bans_one_excess",
                        "livestock",
                        "banned_substance",
                        LocalDate.of(2026, 3, 1),
                        LocalDate.of(2026, 10, 31)));
    }

    @Test
    void anEmptyDirectoryHasNoNames() {
        assertThat(new ReloadingVocabulary(directory, clock).get()).isEqualTo(Vocabulary.NONE);
    }

    @Test
    void aChangedFileIsReadAgainAndABrokenOneLeavesTheEarlierNames() throws IOException {
        ReferenceFiles.seed(directory);
        ReloadingVocabulary vocabulary = new ReloadingVocabulary(directory, clock);
        assertThat(vocabulary.get().categories()).contains("vegetable");

        write("categories.csv", "code,parent,zh,en,aliases\nmeat,,肉,Meat,", 1);
        clock.step(Duration.ofSeconds(2));
        assertThat(vocabulary.get().categories()).containsExactly("meat");

        write("categories.csv", "no,such,columns\n1,2,3\n", 2);
        clock.step(Duration.ofSeconds(2));
        assertThat(vocabulary.get().categories()).containsExactly("meat");
    }

    @Test
    void aCampaignWithoutDaysIsNamedAndHasNoWindow() throws IOException {
        ReferenceFiles.seed(directory);
        write("campaigns.csv", """
                code,zh,en,aliases,category,hazard,from,to
                a,甲,A,,,,2026-01-01,
                b,乙,B,,,,2026-01-01,2025-01-01
                c,丙,C,,,,soon,later
                """, 1);

        Vocabulary vocabulary = new ReloadingVocabulary(directory, clock).get();

        assertThat(vocabulary.names().byKind().get("campaign")).containsOnlyKeys("a", "b", "c");
        assertThat(vocabulary.campaigns()).isEmpty();
    }

    private void write(String name, String text, long modifiedSeconds) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(modifiedSeconds)));
    }
}
