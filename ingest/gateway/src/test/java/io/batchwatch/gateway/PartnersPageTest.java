package io.batchwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.names.NameKind;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.table.RawRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What partners are told is what the code does. */
class PartnersPageTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path reference;

    private final List<TestResult> results = new ArrayList<>();
    private String page = "";

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of("docs/partners.md"));
        Files.createDirectories(reference.resolve("partners"));
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void everyColumnIsOnThePageWithAllItsNames(Field field) {
        String needed = field.isNeeded() ? " ●" : "";

        assertThat(page)
                .contains("| `%s`%s | %s |".formatted(field.column(), needed, String.join(" ", field.synonyms())));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleIsOnThePage(Rule rule) {
        assertThat(page).contains("| `" + rule.code() + "` | ");
    }

    @Test
    void theExampleOfAProfileReadsTheExampleOfAFile() throws IOException {
        Files.writeString(reference.resolve("partners/county-lab.yaml"), example("county-lab"));
        Path file =
                Files.write(reference.resolve("march.csv"), example("march.csv").getBytes(Charset.forName("GB18030")));

        FileCheck.Outcome outcome = check("county-lab", file);

        assertThat(outcome.isGood()).isTrue();
        assertThat(outcome.charset()).isEqualTo("GB18030");
        assertThat(outcome.accepted()).isEqualTo(3);
        assertThat(outcome.ignoredColumns()).isEmpty();
        assertThat(results).extracting(result -> result.sample().sampleId()).containsExactly("T7|1", "T7|2", "T7|3");
        assertThat(results)
                .extracting(result -> result.measurement().value())
                .containsExactly(
                        Optional.of(new BigDecimal("0.05")),
                        Optional.of(new BigDecimal("0.01")),
                        Optional.of(new BigDecimal("1234.5")));
        assertThat(results.get(0).sample().product().name()).isEqualTo("韭菜");
        assertThat(results.get(0).sample().sampledAt()).isEqualTo(Instant.parse("2026-03-01T00:30:00Z"));
        assertThat(results.get(1).measurement().qualifier()).isEqualTo(Qualifier.LT);
        assertThat(results.get(2).measurement().reportedVerdict()).isEqualTo(ReportedVerdict.FAIL);
        assertThat(results.get(2).provenance().profile()).isEqualTo("county-lab@3");
    }

    @Test
    void theCanonicalJsonIsReadByTheGenericProfile() throws IOException {
        Files.writeString(reference.resolve("partners/generic.yaml"), "partner: generic\n");
        Path file = Files.writeString(reference.resolve("morning.json"), example("morning.json"));

        FileCheck.Outcome outcome = check("generic", file);

        assertThat(outcome.isGood()).isTrue();
        assertThat(outcome.ignoredColumns()).isEmpty();
        assertThat(results)
                .extracting(result -> result.measurement().value().orElseThrow().toString())
                .containsExactly("1.10", "0.01", "0.001");
        assertThat(results).extracting(result -> result.item().lab().name()).containsOnly("县检验所");
    }

    @Test
    void theExampleOfACounterIsReadByItsProfile() throws IOException {
        Files.writeString(reference.resolve("partners/district-counter.yaml"), example("district-counter"));
        Path file = Files.writeString(reference.resolve("today.csv"), example("today.csv"));

        FileCheck.Outcome outcome = check("district-counter", file);

        assertThat(outcome.isGood()).isTrue();
        assertThat(outcome.ignoredColumns()).isEmpty();
        assertThat(results)
                .extracting(result -> result.sample().product().name())
                .containsExactly("韭菜", "豇豆");
        assertThat(results)
                .extracting(result -> result.sample().sampledAt())
                .containsOnly(Instant.parse("2026-03-01T00:30:00Z"));
        assertThat(results.get(0).measurement().unit()).isEqualTo("%");
        assertThat(results.get(1).measurement().qualifier()).isEqualTo(Qualifier.DETECTED);
        assertThat(results.get(1).remark()).isEqualTo("C 1203, T 88, 复检后销毁");
    }

    @Test
    void theExampleOfADocumentIsReadByItsProfile() throws IOException {
        Files.writeString(reference.resolve("partners/city-platform.yaml"), example("city-platform"));
        Path file = Files.writeString(reference.resolve("march.xml"), example("march.xml"));

        FileCheck.Outcome outcome = check("city-platform", file);

        assertThat(outcome.isGood()).isTrue();
        assertThat(outcome.ignoredColumns()).isEmpty();
        TestResult result = results.get(0);
        assertThat(result.sample().product().name()).isEqualTo("leek");
        assertThat(result.item().analyte().name()).isEqualTo("lead");
        assertThat(result.item().lab().name()).isEqualTo("Market A & B");
        assertThat(result.measurement().qualifier()).isEqualTo(Qualifier.LT);
        assertThat(result.measurement().unit()).isEqualTo("mg/kg");
    }

    @Test
    void theExampleOfAnInstrumentIsReadAsThePageSays() throws IOException {
        Files.writeString(reference.resolve("partners/wine-lab.yaml"), example("wine-lab"));
        Path file = Files.writeString(reference.resolve("W7_run.csv"), example("W7_run.csv"));

        FileCheck.Outcome outcome = check("wine-lab", file);

        assertThat(outcome.isGood()).isTrue();
        assertThat(results)
                .extracting(
                        result -> result.sample().sampleId(),
                        result -> result.item().analyte().name(),
                        result -> result.measurement().value().orElseThrow().toPlainString()
                                + result.measurement().unit(),
                        result -> result.sample().site().name(),
                        result -> result.sample().product().name(),
                        result -> result.remark(),
                        result -> result.provenance().line())
                .containsExactly(
                        tuple("A-1", "Ethanol", "12.85", "Cellar 3", "Red", "first pressing", 5_004L),
                        tuple("A-1", "Pb", "0.01mg/kg", "Cellar 3", "Red", "first pressing", 5_005L),
                        tuple("A-1", "Ethanol", "12.90", "Cellar 3", "Red", "second reading", 6_004L),
                        tuple("B-1", "Ethanol", "11.2", "Cellar 4", "White", "", 9_004L),
                        tuple("B-1", "Pb", "0.02mg/kg", "Cellar 4", "White", "", 9_005L));
        assertThat(results)
                .allSatisfy(result -> assertThat(result.sample().batchId()).isEqualTo("W7"));
        assertThat(results.get(0).sample().sampledAt()).isEqualTo(Instant.parse("2026-03-01T08:33:00Z"));
    }

    @Test
    void theSmallestFileIsReadByTheGenericProfile() throws IOException {
        Files.writeString(reference.resolve("partners/generic.yaml"), "partner: generic\n");
        Matcher first = Pattern.compile("```csv\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(first.find()).isTrue();

        FileCheck.Outcome outcome = check("generic", Files.writeString(reference.resolve("small.csv"), first.group(1)));

        assertThat(outcome.isGood()).isTrue();
        assertThat(outcome.accepted()).isEqualTo(2);
        assertThat(outcome.unmapped())
                .extracting(FileCheck.UnmappedName::kind, FileCheck.UnmappedName::name)
                .contains(tuple(NameKind.PRODUCT, "leek"), tuple(NameKind.PRODUCT, "韭菜"));
    }

    /** The example stands behind {@code <!-- example: name -->}. */
    private String example(String name) {
        Matcher matcher = Pattern.compile(
                        "<!-- example: " + Pattern.quote(name) + " -->\n```[a-z]+\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private FileCheck.Outcome check(String partner, Path file) throws IOException {
        return new FileCheck(reference, ZoneId.of("Asia/Shanghai"), CLOCK)
                .check(partner, file, new FileCheck.Listener() {
                    @Override
                    public void accepted(TestResult result) {
                        results.add(result);
                    }

                    @Override
                    public void refused(RawRow row, List<Problem> problems) {
                        throw new AssertionError(row + " " + problems);
                    }
                });
    }
}
