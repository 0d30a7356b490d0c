package io.batchwatch.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.profile.Profiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFuzzTest {
    private static final String ROWS = """
            sample_id,product,sampled_at,test_kind,analyte,value,unit
            S-001,韭菜,2026-03-01,LAB,腐霉利,0.05,mg/kg
            S-002,"leek, ""long""
            and old",2026-03-01 08:30,快检,procymidone,未检出,
            S-003,leek,2026-03-01,LAB,procymidone,<0.01,mg/kg
            """;

    @Test
    void noDamageBreaksTheReader() throws IOException {
        ParserFuzz.Outcome outcome = ParserFuzz.run(
                "csv",
                Profiles.of(),
                List.of(
                        ROWS.getBytes(StandardCharsets.UTF_8),
                        ("\ufeff" + ROWS).getBytes(StandardCharsets.UTF_16LE),
                        ROWS.replace(',', ';').getBytes(Charset.forName("GB18030"))));

        assertThat(outcome.unreadable() + outcome.readable()).isEqualTo(outcome.mutants());
        assertThat(outcome.rows()).isGreaterThan(outcome.mutants() / 2);
        assertThat(outcome.broken()).isPositive();
    }
}
