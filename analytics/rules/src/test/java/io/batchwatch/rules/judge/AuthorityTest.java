package io.batchwatch.rules.judge;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.Bench;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.Shipped;
import io.batchwatch.views.Verdict;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Half a year of the UK authority's findings, judged again by the shipped limits: its own verdict is how it printed them. */
class AuthorityTest {
    private static final ReferenceData RULES = Shipped.data();

    /** Rows in which half of the value is the MRL exactly: the authority called one of them above it and the others not. */
    private static final int TIES = 6;

    private record Finding(TestResult row, BigDecimal value, BigDecimal mrl, boolean calledAbove) {
        boolean isTie() {
            return value.compareTo(mrl.multiply(BigDecimal.valueOf(2))) == 0;
        }
    }

    @Test
    void adjustedVerdictIsTheAuthoritysOwn() throws IOException {
        int above = 0;
        int ties = 0;
        for (Finding finding : findings()) {
            Judgement judgement = Judge.judge(finding.row(), RULES);

            assertThat(judgement.limit())
                    .as("limit of %s", finding)
                    .map(AppliedLimit::value)
                    .contains(finding.mrl());
            assertThat(judgement.literal())
                    .isEqualTo(finding.value().compareTo(finding.mrl()) > 0 ? Verdict.FAIL : Verdict.PASS);
            if (finding.isTie()) {
                ties++;
                assertThat(judgement.adjusted()).isEqualTo(Verdict.PASS);
            } else {
                assertThat(judgement.adjusted())
                        .as("%s", finding)
                        .isEqualTo(finding.calledAbove() ? Verdict.FAIL : Verdict.PASS);
            }
            assertThat(judgement.verdict()).isEqualTo(judgement.adjusted());
            above += judgement.literal() == Verdict.FAIL ? 1 : 0;
        }

        assertThat(ties).isEqualTo(TIES);
        assertThat(above)
                .as("many more are above the MRL literally than the authority acts on")
                .isGreaterThan(40);
    }

    private static List<Finding> findings() throws IOException {
        List<Finding> findings = new ArrayList<>();
        try (Reader text = new InputStreamReader(
                        AuthorityTest.class.getResourceAsStream("/uk/findings.csv"), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                findings.add(new Finding(
                        Bench.lab(row.getField("food"), row.getField("analyte"))
                                .found(row.getField("value"), "mg/kg")
                                .sampledAt(Bench.startOf(row.getField("sampled")))
                                .sentBy("uk_prif")
                                .result(),
                        new BigDecimal(row.getField("value")),
                        new BigDecimal(row.getField("mrl")),
                        row.getField("flagged").equals("yes")));
            }
        }
        return findings;
    }
}
