package io.batchwatch.board.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.board.given.SteppingClock;
import io.batchwatch.rules.reference.Analyte;
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

class ReferenceNamesTest {
    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-03-10T04:00:00Z"));

    @TempDir
    private Path directory;

    @Test
    void everyKindOfCodeHasItsNamesInTheShippedFiles() {
        ReferenceFiles.seed(directory);

        Names names = new ReferenceNames(directory, clock).get();

        assertThat(names.byKind().keySet())
                .containsExactlyInAnyOrder("category", "site", "lab", "campaign", "hazard", "product", "analyte");
        assertThat(names.byKind().values())
                .allSatisfy(ofKind -> assertThat(ofKind).isNotEmpty().allSatisfy((code, name) -> {
                    assertThat(name.zh()).isNotEmpty();
                    assertThat(name.en()).isNotEmpty();
                }));
        assertThat(names.byKind().get("category")).containsEntry("vegetable", new Name("蔬菜", "Vegetables"));
        assertThat(names.campaigns())
                .contains(new Campaign("two_bans_one_excess", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 10, 31)));
    }

    @Test
    void everyHazardGroupHasAName() {
        assertThat(Names.HAZARDS.keySet()).isEqualTo(Analyte.HAZARDS);
    }

    @Test
    void aChangedFileIsReadAgainAndABrokenOneLeavesTheEarlierNames() throws IOException {
        ReferenceNames names = new ReferenceNames(directory, clock);
        assertThat(names.get().categories()).isEmpty();

        write("code,zh,en\nvegetable,蔬菜,Vegetables\n", 1);
        clock.step(Duration.ofSeconds(2));
        assertThat(names.get().categories()).containsExactly("vegetable");

        Files.delete(directory.resolve("categories.csv"));
        Files.createDirectory(directory.resolve("categories.csv"));
        clock.step(Duration.ofSeconds(2));
        assertThat(names.get().categories()).containsExactly("vegetable");
    }

    @Test
    void aCampaignWithoutDaysIsNamedAndHasNoWindow() throws IOException {
        Files.writeString(
                directory.resolve("campaigns.csv"),
                "code,zh,en,from,to\na,甲,A,2026-01-01,\nb,乙,B,2026-01-01,2025-01-01\nc,丙,C,soon,later\n");

        Names names = new ReferenceNames(directory, clock).get();

        assertThat(names.byKind().get("campaign")).containsOnlyKeys("a", "b", "c");
        assertThat(names.campaigns()).isEmpty();
    }

    private void write(String text, long modifiedSeconds) throws IOException {
        Path file = directory.resolve("categories.csv");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(modifiedSeconds)));
    }
}
