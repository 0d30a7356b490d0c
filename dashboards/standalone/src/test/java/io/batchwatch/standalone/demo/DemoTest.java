package io.batchwatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.rules.certificate.CertificateFinding;
import io.batchwatch.rules.certificate.Certificates;
import io.batchwatch.rules.certificate.Shipment;
import io.batchwatch.rules.reference.CertificateFiles;
import io.batchwatch.rules.reference.ReferenceFiles;
import io.batchwatch.views.PaperFault;
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
        demo().drop(TODAY);

        try (Stream<Path> files = Files.walk(directory.resolve("inbox"))) {
            List<Path> generated = files.filter(f -> f.getFileName().toString().contains("generated"))
                    .toList();
            assertThat(generated).hasSize(5);
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
        Demo demo = demo();

        assertThat(demo.drop(TODAY)).hasSize(7);
        assertThat(demo.drop(TODAY)).isEmpty();
        assertThat(demo.drop(TODAY.plusDays(1))).isEmpty();
    }

    /** What the gate lacks is found by the tables that the demo fills, one of each kind. */
    @Test
    void gateShowsOneOfEachThingThatCanBeWrongWithPapers() throws IOException {
        demo().drop(TODAY);
        Certificates certificates = CertificateFiles.load(directory.resolve("reference"));
        Path file = directory.resolve("inbox/generic/market-gate-generated-" + TODAY + ".csv");
        List<CertificateFinding> findings = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Shipment(cells[1], cells[0], cells[3], cells[6], TODAY, "generic"))
                .flatMap(shipment -> certificates.check(shipment).stream())
                .toList();

        assertThat(findings).extracting(CertificateFinding::fault).contains(PaperFault.values());
        assertThat(findings).hasSize(8);
    }

    @Test
    void tablesThatTheirOwnerHasTouchedAreLeftAlone() throws IOException {
        ReferenceFiles.seed(directory.resolve("reference"));
        Path own = directory.resolve("reference/certificates.csv");
        Files.writeString(own, Files.readString(own) + "X1,origin,me,,,,2026-01-01,,\n");

        demo().drop(TODAY);

        assertThat(Files.readString(own)).contains("X1").doesNotContain("JY-D-01");
    }

    private Demo demo() {
        ReferenceFiles.seed(directory.resolve("reference"));
        return new Demo(directory.resolve("demo"), directory.resolve("inbox"), directory.resolve("reference"));
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
