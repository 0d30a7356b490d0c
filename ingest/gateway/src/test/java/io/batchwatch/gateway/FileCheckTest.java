package io.batchwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.names.NameKind;
import io.batchwatch.gateway.names.NearestNames;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.table.RawRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T00:00:00Z"), ZoneOffset.UTC);
    private static final String HEADER = "sample_id;product;sampled_at;test_kind;analyte;value;weather\n";
    private static final String GOOD = "S-1;leek;2026-03-01;LAB;lead;0.05;fair\n";

    @TempDir
    private Path reference;

    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void seed() throws IOException {
        PartnerProfiles.seed(reference.resolve("partners"));
        Files.writeString(reference.resolve("products.csv"), "code,zh,en,aliases\nleek,韭菜,Leek,\n");
    }

    @Test
    void eachRowIsHeardOfAndCounted() throws IOException {
        FileCheck.Outcome outcome =
                check("generic", HEADER + GOOD + GOOD + GOOD.replace("0.05", "0.06") + "S-2;;2026-03-01;LAB;lead;x;\n");

        assertThat(outcome.form()).isEqualTo("csv, semicolon");
        assertThat(outcome.charset()).isEqualTo("UTF-8");
        assertThat(outcome.profile()).isEqualTo("generic@1");
        assertThat(outcome.accepted()).isEqualTo(1);
        assertThat(outcome.duplicates()).isEqualTo(1);
        assertThat(outcome.corrected()).isEqualTo(1);
        assertThat(outcome.rejected()).isEqualTo(1);
        assertThat(outcome.rows()).isEqualTo(4);
        assertThat(outcome.ignoredColumns()).containsExactly(new FileCheck.IgnoredColumn("weather", Optional.empty()));
        assertThat(outcome.unmapped())
                .containsExactly(new FileCheck.UnmappedName(NameKind.ANALYTE, "lead", 3, List.of()));
        assertThat(outcome.isGood()).isFalse();
        assertThat(heard).containsExactly("2", "3", "4", "5 missing not-a-number");
    }

    @Test
    void aNameWithoutACodeComesWithTheNearestThatHaveOne() throws IOException {
        Files.writeString(reference.resolve("analytes.csv"), "code,zh,en,aliases\nlead,铅,Lead,\ncadmium,镉,Cadmium,\n");

        FileCheck.Outcome outcome = check(
                "generic",
                HEADER
                        + GOOD.replace("lead", "镉(Cd)")
                        + GOOD.replace("lead", "cadmiun").replace("S-1", "S-2")
                        + GOOD.replace("lead", "wind").replace("S-1", "S-3"));

        assertThat(outcome.unmapped())
                .extracting(FileCheck.UnmappedName::name, name -> name.nearest().stream()
                        .map(NearestNames.Candidate::code)
                        .toList())
                .containsExactlyInAnyOrder(
                        tuple("镉(Cd)", List.of("cadmium")),
                        tuple("cadmiun", List.of("cadmium")),
                        tuple("wind", List.of()));
    }

    @Test
    void aColumnThatNobodyReadsMayHaveBeenMeantForAField() throws IOException {
        FileCheck.Outcome outcome =
                check("generic", HEADER.replace("weather", "batch_no;检测机购") + GOOD.replace("\n", ";x\n"));

        assertThat(outcome.ignoredColumns())
                .containsExactly(
                        new FileCheck.IgnoredColumn("batch_no", Optional.of(Field.BATCH_ID)),
                        new FileCheck.IgnoredColumn("检测机购", Optional.of(Field.LAB)));
    }

    @Test
    void refusalsAreSummedUpByTheirReason() throws IOException {
        FileCheck.Outcome outcome = check(
                "generic",
                HEADER + GOOD.replace("0.05", "x") + GOOD + GOOD.replace("0.05", "y") + GOOD.replace("LAB", "LAP"));

        assertThat(outcome.refusals())
                .extracting(
                        refusal -> refusal.example().rule(),
                        FileCheck.Refusals::count,
                        refusal -> refusal.first().line(),
                        refusal -> refusal.example().value())
                .containsExactly(tuple(Rule.NOT_A_NUMBER, 2L, 2L, "x"), tuple(Rule.UNKNOWN_CODE, 1L, 5L, "LAP"));
        assertThat(outcome.refusals().get(1).example().messageEn()).contains("nearest is lab");
    }

    @Test
    void aFileThatCannotBeReadIsNotGood() throws IOException {
        FileCheck.Outcome outcome = check("generic", "");

        assertThat(outcome.isGood()).isFalse();
        assertThat(outcome.unreadable()).extracting(Problem::rule).containsExactly(Rule.EMPTY_FILE);
        assertThat(heard).isEmpty();
    }

    @Test
    void nothingIsWritten() throws IOException {
        check("generic", HEADER + GOOD);

        try (Stream<Path> files = Files.list(reference)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("partners", "products.csv", "march.csv");
        }
    }

    @Test
    void withoutAProfileThatCanBeUsedThereIsNothingToCheckBy() throws IOException {
        Files.writeString(reference.resolve("partners/stall.yaml"), "partner: stall\ncolour: red\n");

        assertThatThrownBy(() -> check("nobody", HEADER)).hasMessageContaining("no profile of a partner nobody");
        assertThatThrownBy(() -> check("stall", HEADER)).hasMessageStartingWith("stall.yaml:2:1: ");
    }

    private FileCheck.Outcome check(String partner, String text) throws IOException {
        Path file = Files.writeString(reference.resolve("march.csv"), text);
        return new FileCheck(reference, ZoneId.of("Asia/Shanghai"), CLOCK)
                .check(partner, file, new FileCheck.Listener() {
                    @Override
                    public void accepted(TestResult result) {
                        heard.add(Long.toString(result.provenance().line()));
                    }

                    @Override
                    public void refused(RawRow row, List<Problem> problems) {
                        heard.add(row.line() + " "
                                + String.join(
                                        " ",
                                        problems.stream()
                                                .map(problem -> problem.rule().code())
                                                .toList()));
                    }
                });
    }
}
