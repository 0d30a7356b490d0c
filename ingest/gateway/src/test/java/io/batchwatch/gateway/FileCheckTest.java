package io.batchwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
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
import java.util.Map;
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

        assertThat(outcome)
                .isEqualTo(new FileCheck.Outcome(
                        "csv, semicolon",
                        "UTF-8",
                        1,
                        1,
                        1,
                        1,
                        List.of("weather"),
                        List.of(),
                        Map.of("analyte lead", 3L)));
        assertThat(outcome.isGood()).isFalse();
        assertThat(heard).containsExactly("2", "3", "4", "5 missing not-a-number");
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
