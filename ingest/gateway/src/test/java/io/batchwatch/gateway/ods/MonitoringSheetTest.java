package io.batchwatch.gateway.ods;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.FileCheck;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.table.RawRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The UK authority's quarterly data, as published and as other quarters may write them. */
class MonitoringSheetTest {
    private static final String HEADER = "<r><c>Sample ID</c><c>Date of Sampling</c><c>Description</c>"
            + "<c>Country of Origin</c><c>Retail Outlet</c><c>Address</c><c>Brand Name</c><c>Packer / Manufacturer</c>"
            + "<c>Pesticide residues found in mg/kg (MRL)</c></r>";

    @TempDir
    private Path directory;

    private final List<TestResult> results = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** 499 samples of the quarter, and nine that were withheld from the one before. */
    @Test
    void everyRecordOfAPublishedQuarterIsTaken() throws IOException {
        FileCheck.Outcome outcome = check(Path.of("src/test/resources/ods/uk_hse_Q1_2022_quarterly_data.ods"));

        assertThat(problems).isEmpty();
        assertThat(outcome.accepted()).isEqualTo(1177);
        assertThat(outcome.duplicates()).isZero();
        assertThat(results.stream().map(result -> result.sample().sampleId()).distinct())
                .hasSize(508);
        assertThat(results.stream().filter(result -> result.item().isWholeSample()))
                .hasSize(203);
        assertThat(outcome.form()).startsWith("ods, sheets Follow-up_Quarter_4_2021, Apples_GB_BNA, ");
    }

    @Test
    void aResidueIsTakenApartIntoSubstanceValueAndLimit() throws IOException {
        check(sheet(sample("0001/2022", "24/01/2022", "Spirotetramat (partial sum) 0.02 (MRL = 0.01*)")));

        assertThat(problems).isEmpty();
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.item().analyte().name()).isEqualTo("Spirotetramat (partial sum)");
            assertThat(result.measurement().value()).contains(new BigDecimal("0.02"));
            assertThat(result.measurement().unit()).isEqualTo("mg/kg");
            assertThat(result.reportedLimit()).isEqualTo("0.01*");
            assertThat(result.sample().sampledAt()).isEqualTo(Instant.parse("2022-01-24T00:00:00Z"));
        });
    }

    @Test
    void aValueWithAMarkAndALimitThatThereIsNotAreRead() throws IOException {
        check(sheet(sample("0001/2022", "24/01/2022", "DDT (sum) 0.047* (No MRL)\u00a0")));

        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.measurement().value()).contains(new BigDecimal("0.047"));
            assertThat(result.reportedLimit()).isEqualTo("No MRL");
        });
    }

    /** The sheet says that nothing was found above the limits of reporting. It does not say that the sample passed. */
    @Test
    void aSampleWithoutResiduesIsNotDetectedAndNotCalledPassed() throws IOException {
        check(sheet(sample("0002/2022", "24/01/2022", "None were detected above the set RL")));

        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.item().isWholeSample()).isTrue();
            assertThat(result.measurement().qualifier()).isEqualTo(Qualifier.NOT_DETECTED);
            assertThat(result.measurement().value()).isEqualTo(Optional.empty());
            assertThat(result.measurement().reportedVerdict()).isEqualTo(ReportedVerdict.NOT_REPORTED);
        });
    }

    @Test
    void subheadingsAndTitlesOfASecondPartAreNoRows() throws IOException {
        check(sheet("<r><c table:number-columns-spanned=\"9\">Eating</c></r>"
                + sample("0001/2022", "24/01/2022", "boscalid 0.2 (MRL = 2)")
                + "<r><c>Expert Committee: Apples (NI)</c></r>"
                + HEADER
                + sample("0002/2022", "25/01/2022", "boscalid 0.3 (MRL = 2)")));

        assertThat(problems).isEmpty();
        assertThat(results).extracting(result -> result.sample().sampleId()).containsExactly("0001/2022", "0002/2022");
    }

    @Test
    void aResidueThatIsWrittenInNoKnownWayIsToldAsSuch() throws IOException {
        check(sheet(sample("0001/2022", "24/01/2022", "see the report")));

        assertThat(problems).isNotEmpty();
        assertThat(problems.get(0).rule().code()).isEqualTo("unknown-writing");
        assertThat(problems.get(0).value()).isEqualTo("see the report");
    }

    private static String sample(String id, String day, String residue) {
        return "<r><c>" + id + "</c><c>" + day + "</c><c>Apples</c><c>UK</c><c>Aldi</c><c/><c/><c/><c>" + residue
                + "</c></r>";
    }

    private Path sheet(String rows) throws IOException {
        return new Ods()
                .sheet("Apples_BNA", "<r><c>Sample Details Quarter 2</c></r>" + HEADER + rows)
                .saved(directory.resolve("quarter.ods"));
    }

    private FileCheck.Outcome check(Path file) throws IOException {
        PartnerProfiles.seed(directory.resolve("partners"));
        Clock clock = Clock.fixed(Instant.parse("2026-03-10T00:00:00Z"), ZoneOffset.UTC);
        return new FileCheck(directory, ZoneId.of("Asia/Shanghai"), clock)
                .check("uk_prif", file, new FileCheck.Listener() {
                    @Override
                    public void accepted(TestResult result) {
                        results.add(result);
                    }

                    @Override
                    public void refused(RawRow row, List<Problem> reasons) {
                        problems.addAll(reasons);
                    }
                });
    }
}
