package io.batchwatch.bench.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PartnerFileTest {
    private static final int SAMPLE_ID = 0;
    private static final int BATCH_ID = 1;
    private static final int SAMPLED_AT = 4;
    private static final int VALUE = 9;

    @TempDir
    private Path directory;

    @Test
    void theSameLotIsTheSameBytes() throws IOException {
        assertThat(written(Lot.of("M", 3_000))).isEqualTo(written(Lot.of("M", 3_000)));
    }

    @Test
    void aSampleHasThreeResultsAndABatchThirty() throws IOException {
        List<String> rows = written(Lot.of("M", 3_000));
        assertThat(rows.stream()
                        .collect(Collectors.groupingBy(row -> cell(row, SAMPLE_ID)))
                        .values())
                .hasSize(1_000)
                .allSatisfy(sample -> assertThat(sample).hasSize(3).doesNotHaveDuplicates());
        assertThat(rows.stream()
                        .collect(Collectors.groupingBy(row -> cell(row, BATCH_ID)))
                        .values())
                .hasSize(100)
                .allSatisfy(batch -> assertThat(batch).hasSize(30));
    }

    @Test
    void lotsOfDifferentNamesShareNoSample() throws IOException {
        List<String> one = written(Lot.of("M", 300));
        assertThat(written(Lot.of("N", 300)))
                .extracting(row -> cell(row, SAMPLE_ID))
                .doesNotContainAnyElementsOf(
                        one.stream().map(row -> cell(row, SAMPLE_ID)).toList());
    }

    @Test
    void partsHaveAllRowsAndNamesOfTheirOwn() {
        List<Lot> parts = Lot.of("M", 700).parts(300);
        assertThat(parts).extracting(Lot::rows).containsExactly(300L, 300L, 100L);
        assertThat(parts).extracting(Lot::name).containsExactly("M0", "M1", "M2");
        assertThat(Lot.of("M", 300).parts(300)).containsExactly(Lot.of("M", 300));
    }

    @Test
    void tenYearsAreAHundredAndTwentyMonths() throws IOException {
        assertThat(written(Lot.ofTenYears("Y", 3_000)).stream()
                        .map(row -> cell(row, SAMPLED_AT).substring(0, 7))
                        .distinct())
                .hasSize(120)
                .contains("2015-11", "2025-10");
    }

    @Test
    void halfOfTheValuesAreBelowTheLimitOfDetectionOrNotDetected() throws IOException {
        List<String> rows = written(Lot.of("M", 30_000));
        long censored = rows.stream()
                .map(row -> cell(row, VALUE))
                .filter(value -> value.startsWith("<") || value.equals("未检出"))
                .count();
        assertThat(censored / 30_000.0).isBetween(0.55, 0.65);
    }

    private List<String> written(Lot lot) throws IOException {
        Path file = directory.resolve(lot.name() + ".csv");
        PartnerFile.write(file, lot);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).isEqualTo(PartnerFile.HEADER);
        return lines.subList(1, lines.size());
    }

    private static String cell(String row, int place) {
        return row.split(",", -1)[place];
    }
}
