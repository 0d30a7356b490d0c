package io.batchwatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @TempDir
    Path directory;

    @Test
    void aYearIsTheSameEveryTime() {
        assertThat(new CounterYear(TODAY, 7).results())
                .isEqualTo(new CounterYear(TODAY, 7).results())
                .isNotEqualTo(new CounterYear(TODAY, 8).results());
    }

    @Test
    void aDemoOfAFewTensOfThousandRows() {
        CounterYear counters = new CounterYear(TODAY, 7);
        LaboratoryYear laboratories = new LaboratoryYear(TODAY, counters.positives(), 7);

        assertThat(counters.results().size() + laboratories.results().size()).isBetween(20_000, 40_000);
    }

    @Test
    void countersFindAsLittleAsRealOnesDo() {
        CounterYear year = new CounterYear(TODAY, 7);

        double rate = (double) year.positives().size() / year.results().size();

        assertThat(rate).isBetween(0.0008, 0.0035);
    }

    @Test
    void disturbingFoodsStandOutAmongThePositives() {
        CounterYear year = new CounterYear(TODAY, 7);

        double among = share(year.positives().stream().map(CounterYear.Positive::result));
        double amongAll = share(year.results().stream());

        assertThat(among).isGreaterThan(1.3 * amongAll);
    }

    @Test
    void laboratoriesFailOneToThreeOfAHundredSamples() {
        List<DemoResult> results = new LaboratoryYear(TODAY, List.of(), 7).results();

        long samples = results.stream().map(DemoResult::sampleId).distinct().count();
        long failed = results.stream()
                .filter(r -> r.found().verdict().equals("FAIL"))
                .map(DemoResult::sampleId)
                .distinct()
                .count();

        assertThat((double) failed / samples).isBetween(0.01, 0.035);
    }

    @Test
    void nothingComesFromTheFuture() {
        CounterYear counters = new CounterYear(TODAY, 7);
        LaboratoryYear laboratories = new LaboratoryYear(TODAY, counters.positives(), 7);

        assertThat(Stream.of(counters.results(), laboratories.results(), laboratories.corrections())
                        .flatMap(List::stream))
                .allSatisfy(r -> assertThat(r.reportedAt().toLocalDate()).isBeforeOrEqualTo(TODAY));
    }

    @Test
    void aCorrectionRevisesAResultThatWasReported() {
        LaboratoryYear year = new LaboratoryYear(TODAY, new CounterYear(TODAY, 7).positives(), 7);

        assertThat(year.corrections()).hasSizeBetween(3, 30).allSatisfy(correction -> {
            assertThat(correction.revision()).isEqualTo(2);
            assertThat(year.results()).anySatisfy(r -> assertThat(r.sampleId() + r.analyte() + r.lab())
                    .isEqualTo(correction.sampleId() + correction.analyte() + correction.lab()));
        });
    }

    @Test
    void everyGeneratedRowSaysThatItIsGenerated() throws IOException {
        new Demo(directory.resolve("demo"), directory.resolve("inbox")).drop(TODAY);

        try (Stream<Path> files = Files.walk(directory.resolve("inbox"))) {
            List<Path> generated = files.filter(f -> f.getFileName().toString().contains("generated"))
                    .toList();
            assertThat(generated).hasSize(3);
            for (Path file : generated) {
                assertThat(Files.readAllLines(file))
                        .hasSizeGreaterThan(3)
                        .element(1)
                        .asString()
                        .endsWith("generated");
            }
        }
    }

    @Test
    void eachFileIsDroppedOnceInTheLifeOfADataDirectory() throws IOException {
        Demo demo = new Demo(directory.resolve("demo"), directory.resolve("inbox"));

        assertThat(demo.drop(TODAY)).hasSize(5);
        assertThat(demo.drop(TODAY)).isEmpty();
        assertThat(demo.drop(TODAY.plusDays(1))).isEmpty();
    }

    private static double share(Stream<DemoResult> results) {
        List<Boolean> disturbing = results.map(r -> r.lot().good().disturbing()).toList();
        return (double) disturbing.stream().filter(d -> d).count() / disturbing.size();
    }

    @Test
    void laboratoriesFindBannedDrugsNowAndThen() {
        List<DemoResult> results = new LaboratoryYear(TODAY, List.of(), 7).results();

        assertThat(results.stream()
                        .filter(r -> r.found().verdict().equals("FAIL"))
                        .map(DemoResult::analyte)
                        .filter(List.of("孔雀石绿", "氯霉素", "克伦特罗", "呋喃西林代谢物")::contains))
                .isNotEmpty();
    }
}
