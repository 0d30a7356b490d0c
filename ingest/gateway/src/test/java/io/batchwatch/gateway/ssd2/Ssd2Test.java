package io.batchwatch.gateway.ssd2;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.Checked;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ssd2Test {
    private static final String SAMPLE = "<sampId>S-1</sampId><sampY>2025</sampY><sampM>11</sampM><sampD>7</sampD>"
            + "<sampMatCode>A00HC#F28.A07HS</sampMatCode><origCountry>ES</origCountry><labId>L-1</labId>"
            + "<paramCode>RF-0012-003-PPP</paramCode><anMethCode>F049A</anMethCode><resUnit>G061A</resUnit>"
            + "<resLOD>0.003</resLOD><resLOQ>0.01</resLOQ>";

    @TempDir
    private Path reference;

    @Test
    void aNumericResultIsTakenWithAllThatBelongsToIt() throws IOException {
        TestResult result = one(SAMPLE + "<resType>VAL</resType><resVal>0.120</resVal><resValUncert>0.06</resValUncert>"
                + "<evalCode>J031A</evalCode><evalLowLimit>0.1</evalLowLimit>");

        assertThat(result.sample().sampleId()).isEqualTo("S-1");
        assertThat(result.sample().product().name()).isEqualTo("A00HC");
        assertThat(result.sample().origin()).isEqualTo("ES");
        assertThat(result.sample().sampledAt()).isEqualTo(Instant.parse("2025-11-06T23:00:00Z"));
        assertThat(result.item().analyte().name()).isEqualTo("RF-0012-003-PPP");
        assertThat(result.item().lab().name()).isEqualTo("L-1");
        assertThat(result.measurement())
                .isEqualTo(new Measurement(
                        Qualifier.EQ,
                        decimal("0.120"),
                        "mg/kg",
                        decimal("0.003"),
                        decimal("0.01"),
                        decimal("0.06"),
                        "",
                        ReportedVerdict.PASS));
        assertThat(result.reportedLimit()).isEqualTo("0.1");
        assertThat(result.remark()).contains("sampMatCode=A00HC#F28.A07HS", "evalCode=J031A");
    }

    @ParameterizedTest
    @CsvSource({
        "<resType>LOQ</resType>, LT, 0.01",
        "<resType>LOD</resType>, NOT_DETECTED,",
        "<resType>CCB</resType>, NOT_DETECTED,",
        "<resType>CCA</resType><CCalpha>0.5</CCalpha>, LT, 0.5",
        "<resType>AWR</resType><resULWR>20</resULWR>, GT, 20",
        "<resType>BIN</resType><resQualValue>POS</resQualValue>, DETECTED,",
        "<resType>BIN</resType><resQualValue>NEG</resQualValue>, NOT_DETECTED,",
        "<resVal>3</resVal>, EQ, 3"
    })
    void theTypeOfTheResultSaysWhichNumberIsIt(String elements, Qualifier qualifier, BigDecimal value)
            throws IOException {
        Measurement measurement = one(SAMPLE + elements).measurement();

        assertThat(measurement.qualifier()).isEqualTo(qualifier);
        assertThat(measurement.value()).isEqualTo(Optional.ofNullable(value));
    }

    @ParameterizedTest
    @CsvSource({
        "<evalCode>J002A</evalCode>, PASS",
        "<evalCode>J003A</evalCode>, FAIL",
        "<evalCode>J029A</evalCode>, NOT_REPORTED",
        "<evalInfo>com=x$resAsses=J038A</evalInfo>, FAIL",
        "<evalInfo.resAsses>J037A</evalInfo.resAsses>, PASS"
    })
    void theEvaluationIsTheReportedVerdict(String elements, ReportedVerdict verdict) throws IOException {
        assertThat(one(SAMPLE + "<resVal>3</resVal>" + elements).measurement().reportedVerdict())
                .isEqualTo(verdict);
    }

    @Test
    void aResultThatIsNullifiedIsTakenBack() throws IOException {
        assertThat(one(SAMPLE + "<isNullified>1</isNullified>").status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void aDayThatIsNotGivenIsTheFirstAndTheRemarkSaysSo() throws IOException {
        TestResult result = one(SAMPLE.replace("<sampD>7</sampD>", "") + "<resVal>3</resVal>");

        assertThat(result.sample().sampledAt()).isEqualTo(Instant.parse("2025-10-31T23:00:00Z"));
        assertThat(result.remark()).contains("day of sampling not given");
    }

    @Test
    void aCodeThatTheReferenceDataKnowIsMapped() throws IOException {
        Files.writeString(reference.resolve("products.csv"), "code,zh,en,aliases\nspinach,菠菜,Spinach,A00HC\n");

        assertThat(one(SAMPLE + "<resVal>3</resVal>").sample().product().code()).isEqualTo("spinach");
    }

    @Test
    void aRecordWithoutAResultIsRefusedAndItsNeighbourTaken() throws IOException {
        Checked checked = Checked.of(
                reference,
                message("<result>" + SAMPLE + "</result><result>" + SAMPLE + "<resVal>1</resVal></result>"),
                "like: ssd2");

        assertThat(checked.refused()).containsExactly("//result/1 value missing-value");
        assertThat(checked.results()).hasSize(1);
    }

    @Test
    void anAcknowledgementHoldsNoResults() throws IOException {
        Checked checked = Checked.of(
                reference,
                "<messageAck><header/><payloadAck><opResCode>OK</opResCode></payloadAck></messageAck>",
                "like: ssd2");

        assertThat(checked.unreadable()).containsExactly("no-records");
    }

    private TestResult one(String elements) throws IOException {
        Checked checked = Checked.of(reference, message("<result>" + elements + "</result>"), "like: ssd2");
        assertThat(checked.refused()).isEmpty();
        assertThat(checked.unreadable()).isEmpty();
        return checked.results().get(0);
    }

    private static String message(String results) {
        return "<?xml version=\"1.0\"?><message><header><type>dcfmsg</type></header><payload><operation><opType>Insert"
                + "</opType></operation><dataset>" + results + "</dataset></payload></message>";
    }

    private static Optional<BigDecimal> decimal(String text) {
        return Optional.of(new BigDecimal(text));
    }
}
