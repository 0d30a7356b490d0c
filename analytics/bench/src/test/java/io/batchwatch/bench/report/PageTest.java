package io.batchwatch.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PageTest {
    private static final Machine QUIET = new Machine(2, 23.5, "Linux 6.1 amd64", "OpenJDK 17.0.15", 0.02, "43fd477");
    private static final Machine BUSY = new Machine(2, 23.5, "Linux 6.1 amd64", "OpenJDK 17.0.15", 0.6, "43fd477");

    @TempDir
    private Path directory;

    @Test
    void aGoalIsMetOnItsOwnSide() {
        assertThat(Page.section(report("bulk", QUIET)))
                .contains("| rate against DuckDB | ≥ 0.33 of it | 0.10 | **no** |")
                .contains("| start | ≤ 7 s | 5.10 | yes |");
    }

    @Test
    void figuresCarryTheirUnitAndThreeDigits() {
        assertThat(Page.section(report("bulk", QUIET)))
                .contains("| DuckDB | rate | 654,321 | rows/s |")
                .contains("| DuckDB | time a row | 1.53 | µs |");
    }

    @Test
    void saysHowAndWhereItWasMeasured() {
        assertThat(Page.section(report("bulk", QUIET)))
                .contains("2025-11-25T14:00:00Z, commit 43fd477. 2 cores, 23.5 GiB, Linux 6.1 amd64")
                .contains("mvn -Dbench=bulk")
                .doesNotContain("busy");
    }

    @Test
    void aBusyMachinesFiguresSaySoAndAreNotPublished() {
        assertThat(Page.section(report("bulk", BUSY))).contains("The machine was busy");
        assertThatThrownBy(BUSY::requireQuiet).hasMessageContaining("60 %");
    }

    @Test
    void aRunTakesThePlaceOfTheOneBeforeAndLeavesTheOthers() throws IOException {
        Path page = directory.resolve("benchmarks.md");
        Page.write(report("judge", QUIET), directory, page);
        Page.write(report("bulk", QUIET), directory, page);
        Page.write(report("bulk", QUIET), directory, page);
        assertThat(Files.readString(page)).containsOnlyOnce("## bulk").containsOnlyOnce("## judge");
        assertThat(directory.resolve("bulk.json")).exists();
    }

    private static Report report(String name, Machine machine) {
        return Report.of(
                name,
                "How fast?",
                Instant.parse("2025-11-25T14:00:00.123Z"),
                "mvn -Dbench=" + name,
                machine,
                new Findings(
                        List.of(
                                new Figure("DuckDB", "rate", 654_321.4, "rows/s"),
                                new Figure("DuckDB", "time a row", 1.528, "µs")),
                        List.of(
                                Goal.atLeast(1 / 3.0, "of it", "rate against DuckDB", 0.1),
                                Goal.atMost(7, "s", "start", 5.1)),
                        List.of("One run.")));
    }
}
