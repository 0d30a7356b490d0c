package io.batchwatch.bench.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.bench.partner.LimitsFile;
import io.batchwatch.bench.partner.PartnerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutcomeTest {
    @TempDir
    private Path directory;

    @Test
    void aResultFailsAboveTheLimitOfItsDay() throws IOException {
        assertThat(outcome("0.021", "0.02", "<0.01", "未检出")).isEqualTo(new Outcome(4, 1));
    }

    private Outcome outcome(String... values) throws IOException {
        List<String> lines = new ArrayList<>(List.of(PartnerFile.HEADER));
        for (String value : values) {
            lines.add("S-" + lines.size() + ",B,韭菜,东门农贸市场,2025-01-01 06:30,LAB,县检验所,毒死蜱,GB 23200.113-2018," + value
                    + ",mg/kg,0.01,");
        }
        Path file = Files.write(directory.resolve("file.csv"), lines);
        Path limits = directory.resolve("limits.csv");
        LimitsFile.write(limits);
        return Outcome.of(file, limits);
    }
}
