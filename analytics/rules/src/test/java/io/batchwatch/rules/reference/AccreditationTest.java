package io.batchwatch.rules.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a laboratory's accreditation says of a test. */
class AccreditationTest {
    @TempDir
    Path directory;

    @BeforeEach
    void seed() throws IOException {
        ReferenceFiles.seed(directory);
        Files.writeString(directory.resolve("labs.csv"), """
                code,zh,en,aliases,accredited_from,accredited_to,scope
                all,甲,A,,2020-01-01,,
                some,乙,B,,2020-01-01,2024-12-31,pesticide|lead
                none,丙,C,,,,
                """);
    }

    @ParameterizedTest(name = "{0}, {1} on {2}: {3}")
    @CsvSource({
        "all, cadmium, 2019-12-31, NOT_IN_FORCE",
        "all, cadmium, 2020-01-01, ACCREDITED",
        "some, carbofuran, 2024-12-31, ACCREDITED",
        "some, lead, 2024-12-31, ACCREDITED",
        "some, cadmium, 2024-12-31, OUT_OF_SCOPE",
        "some, carbofuran, 2025-01-01, NOT_IN_FORCE",
        "none, lead, 2024-01-01, UNKNOWN",
        "another, lead, 2024-01-01, UNKNOWN"
    })
    void accreditationHasItsDaysAndItsScope(String lab, String analyte, String day, Accreditation expected) {
        assertThat(data().accreditationOf(Bench.lab("leek", analyte)
                        .testedBy(lab)
                        .sampledAt(Bench.startOf(day))
                        .result()))
                .isEqualTo(expected);
    }

    @Test
    void rapidTestHasNone() {
        assertThat(data().accreditationOf(Bench.of(TestKind.RAPID, "leek", "lead")
                        .testedBy("all")
                        .result()))
                .isEqualTo(Accreditation.UNKNOWN);
    }

    private ReferenceData data() {
        return ReferenceFiles.load(directory, Bench.SHANGHAI);
    }
}
