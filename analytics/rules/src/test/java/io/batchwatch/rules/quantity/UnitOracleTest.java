package io.batchwatch.rules.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The conversion factors of the Water Quality Exchange, which nobody here wrote. */
class UnitOracleTest {
    /** Of counts the table has some upside down: it says that one MPN per 100 g is 100 per gram. */
    private static final Pattern COUNTS = Pattern.compile("(?i)(cfu|mpn|#).*");

    @Test
    void factorsAreThoseOfTheWaterQualityExchange() throws IOException {
        int compared = 0;
        try (Reader text = new InputStreamReader(
                        UnitOracleTest.class.getResourceAsStream("/wqx/unit-ref.csv"), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                Optional<Unit> from = Unit.parse(row.getField("Code"));
                Optional<Unit> to = Unit.parse(row.getField("Target.Unit"));
                if (COUNTS.matcher(row.getField("Code")).matches()) {
                    continue;
                }
                if (from.isPresent() && to.isPresent() && from.get().isComparableWith(to.get(), Unit.Matrix.WATER)) {
                    assertThat(from.get().convert(BigDecimal.ONE, to.get()))
                            .as("one %s in %s", row.getField("Code"), row.getField("Target.Unit"))
                            .isEqualByComparingTo(new BigDecimal(row.getField("Conversion.Factor")));
                    compared++;
                }
            }
        }

        assertThat(compared).isGreaterThanOrEqualTo(20);
    }
}
