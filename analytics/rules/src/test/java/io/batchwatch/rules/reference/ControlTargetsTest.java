package io.batchwatch.rules.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.rules.reference.ControlTargets.Target;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTargetsTest {
    private static final String HEADER = "material,analyte,lab,instrument,unit,target,standard_deviation\n";

    @TempDir
    private Path directory;

    @Test
    void aHouseWithoutTheFileHasNone() throws ReferenceException {
        assertThat(ControlTargets.load(directory).isEmpty()).isTrue();
    }

    @Test
    void theFirstTargetThatFitsCounts() throws IOException, ReferenceException {
        write("QC-1,lead,lab_county,MS-1,mg/kg,0.20,0.01\nQC-1,lead,,,mg/kg,0.21,0.02\n");

        ControlTargets targets = ControlTargets.load(directory);

        Target own = targets.of("QC-1", "lead", "lab_county", "MS-1", "mg/kg").orElseThrow();
        assertThat(own.z(new BigDecimal("0.23"))).isCloseTo(3, within(1e-12));
        assertThat(targets.of("QC-1", "lead", "lab_town", "MS-9", "mg/kg")
                        .orElseThrow()
                        .target())
                .isEqualByComparingTo("0.21");
        assertThat(targets.of("QC-1", "lead", "lab_county", "MS-1", "µg/kg")).isEmpty();
        assertThat(targets.of("QC-2", "lead", "lab_county", "MS-1", "mg/kg")).isEmpty();
    }

    @Test
    void aDeviationOfNothingIsAProblemOfItsRow() throws IOException {
        write("QC-1,lead,,,mg/kg,0.20,0\nQC-1,,,,mg/kg,0.20,0.1\n");

        assertThatExceptionOfType(ReferenceException.class)
                .isThrownBy(() -> ControlTargets.load(directory))
                .satisfies(e -> assertThat(e.problems()).hasSize(2))
                .withMessageContaining("standard_deviation")
                .withMessageContaining("analyte");
    }

    private void write(String rows) throws IOException {
        Files.writeString(directory.resolve(ControlTargets.FILE), HEADER + rows);
    }
}
