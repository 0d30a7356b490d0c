package io.batchwatch.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.ods.Ods;
import io.batchwatch.gateway.profile.Profiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OdsFuzzTest {
    private static final String HEADER = "<r><c>sample_id</c><c>product</c><c>sampled_at</c><c>test_kind</c>"
            + "<c>analyte</c><c>value</c><c>unit</c></r>";

    @Test
    void noDamageBreaksTheReader() throws IOException {
        StringBuilder rows = new StringBuilder("<r><c>results</c></r>").append(HEADER);
        for (int i = 0; i < 80; i++) {
            String merged = i % 4 == 0 ? " table:number-rows-spanned=\"3\" table:number-columns-spanned=\"1\"" : "";
            rows.append("<r><c%s>S-%d</c><c>leek</c>".formatted(merged, i))
                    .append("<c office:value-type=\"date\" office:date-value=\"2026-03-01\">1.3.</c><c>LAB</c><c>x</c>")
                    .append("<c office:value-type=\"float\" office:value=\"0.05\">0.05</c>")
                    .append("<table:table-cell table:number-columns-repeated=\"16378\"/></r>");
        }
        rows.append("<r table:number-rows-repeated=\"1000000\"><c/></r>");
        ParserFuzz.Outcome outcome = ParserFuzz.run(
                "ods",
                Profiles.of(),
                List.of(
                        new Ods().sheet("March", rows.toString()).bytes(),
                        new Ods().sheet("A", HEADER).sheet("B", rows.toString()).bytes()));

        assertThat(outcome.unreadable() + outcome.readable()).isEqualTo(outcome.mutants());
        assertThat(outcome.rows()).isGreaterThan(outcome.mutants() / 2);
    }
}
