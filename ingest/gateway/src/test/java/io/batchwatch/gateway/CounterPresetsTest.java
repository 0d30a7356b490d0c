package io.batchwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the platforms of market counters send, made up with their field names, read by their presets. */
class CounterPresetsTest {
    private static final String ANHUI = """
            {"instrument":"农残速测仪","instrumentNo":"NC-7","gps":"117.2,31.8","mac":"00:11","fName":"韭菜","foodcode":"01",
             "proBatch":"B-1","proDate":"2026-02-28","checkedNo":"C-1","sampleNo":"S-1","checkedUnit":0,"dataNum":"D-1",
             "testPro":"农药残留","quanOrQual":1,"contents":"抑制率：12.5%","unit":"%","testResult":"合格","testRange":"0-100",
             "standardLimit":"50","basedStandard":"GB/T 5009.199","testPerson":"Li","testTime":"2026-03-0108:30:00",
             "sampleTime":"2026-03-0108:00:00","remark":"x"}
            """;

    private static final String CLOUD = """
            {"manufacturer_code":"M1","device_sn":"SN-9","manufacturer_record_id":"R-77","timestamp":1772325000,"nonce":"n","sign":"0f",
             "product":"豇豆","items":[
              {"analyte":"克百威","value":"12.5","unit":"%","limit_value":"50","reagent_batch":"L-1","raw_value":"0.313"},
              {"analyte":"毒死蜱","value":"60","unit":"%","limit_value":"50","reagent_batch":"L-1","raw_value":"0.120"}]}
            """;

    @TempDir
    private Path reference;

    @Test
    void anhuiSendsNumberAndUnitInOneStringAndTimesWithoutABlank() throws IOException {
        TestResult result = only(Checked.of(reference, ANHUI, "like: counter-anhui"));

        assertThat(result.sample().sampleId()).isEqualTo("S-1");
        assertThat(result.sample().batchId()).isEqualTo("B-1");
        assertThat(result.sample().product().name()).isEqualTo("韭菜");
        assertThat(result.sample().sampledAt()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(result.item().testedAt()).contains(Instant.parse("2026-03-01T00:30:00Z"));
        assertThat(result.item().kind()).isEqualTo(TestKind.RAPID);
        assertThat(result.item().instrument()).isEqualTo("NC-7");
        assertThat(result.measurement().value()).contains(new BigDecimal("12.5"));
        assertThat(result.measurement().unit()).isEqualTo("%");
        assertThat(result.measurement().reportedVerdict()).isEqualTo(ReportedVerdict.PASS);
        assertThat(result.reportedLimit()).isEqualTo("50");
    }

    @ParameterizedTest
    @CsvSource({
        "0.35mg/kg, mg/kg, 1, EQ, FAIL",
        "<0.01, mg/kg, 0, LT, PASS",
        "阴性, '', 0, NOT_DETECTED, PASS",
        "'', '', 1, NOT_MEASURED, FAIL"
    })
    void anhuiSendsAmountsFindingsAndVerdicts(
            String contents, String unit, String checked, Qualifier qualifier, ReportedVerdict verdict)
            throws IOException {
        String json = ANHUI.replace("抑制率：12.5%", contents)
                .replace("\"unit\":\"%\"", "\"unit\":\"" + unit + "\"")
                .replace("\"checkedUnit\":0", "\"checkedUnit\":" + checked);

        TestResult result = only(Checked.of(reference, json, "like: counter-anhui"));

        assertThat(result.measurement().qualifier()).isEqualTo(qualifier);
        assertThat(result.measurement().reportedVerdict()).isEqualTo(verdict);
    }

    @Test
    void anhuiIsReadAsAFormAsWell() throws IOException {
        String form = "fName=" + URLEncoder.encode("韭菜", StandardCharsets.UTF_8)
                + "&sampleNo=S-1&testPro=lead&contents=12.5%25&checkedUnit=0&testTime=2026-03-0108%3A30%3A00\nfName=x\n%zz=1\n";

        Checked checked = Checked.of(reference, form, "like: counter-anhui", "format: {type: form}");

        assertThat(checked.results())
                .extracting(result -> result.sample().product().name())
                .containsExactly("韭菜");
        assertThat(checked.results().get(0).measurement().value()).contains(new BigDecimal("12.5"));
        assertThat(checked.refused()).contains("/2 sample_id missing", "/2 sampled_at missing", "/3  broken-document");
    }

    @Test
    void shandongIsPutTogetherByHandAndReadAllTheSame() throws IOException {
        String xml = """
                <?xml version="1.0" encoding="GB2312"?>
                <NewDataSet>
                < Table><VResultCollectID>V-1</VResultCollectID><SPECIALSName>韭菜 & 芹菜</SPECIALSName><RATE>12.5</RATE>
                <TIMEDO>2026-03-01 08:30:00</TIMEDO><UpLoadDate>2026-03-01 09:00:00</UpLoadDate><Producer>A & B</Producer>
                <BarCode>690</BarCode><VRESULTID>1</VRESULTID><HabitatName>寿光</HabitatName><SONGJIANDATE>2026-03-01</SONGJIANDATE>
                <UseUnitID>2</UseUnitID><SampleNo>0007</SampleNo></Table >
                <Table><VResultCollectID>V-2</VResultCollectID><SPECIALSName>豇豆</SPECIALSName><RATE>118</RATE>
                <TIMEDO>2026-03-01 08:30:00</TIMEDO><VRESULTID>2</VRESULTID></Table>
                <Table><VResultCollectID>V-3</VResultCollectID><SPECIALSName>豇豆</SPECIALSName><RATE><5</RATE>
                <TIMEDO>2026-03-01 08:30:00</TIMEDO><VRESULTID>3</VRESULTID></Table>
                </NewDataSet>
                """;

        Checked checked = Checked.of(reference, xml.getBytes(Charset.forName("GBK")), "like: counter-shandong");

        TestResult result = only(checked);
        assertThat(result.sample().sampleId()).isEqualTo("V-1");
        assertThat(result.sample().product().name()).isEqualTo("韭菜 & 芹菜");
        assertThat(result.sample().origin()).isEqualTo("寿光");
        assertThat(result.sample().producer()).isEqualTo("A & B");
        assertThat(result.measurement().value()).contains(new BigDecimal("12.5"));
        assertThat(result.measurement().unit()).isEqualTo("%");
        assertThat(result.measurement().reportedVerdict()).isEqualTo(ReportedVerdict.PASS);
        assertThat(result.remark()).startsWith("SampleNo 0007, UseUnitID 2 ");
        assertThat(checked.refused())
                .containsExactly(
                        "/NewDataSet/Table/2 value out-of-range", "/NewDataSet/Table/3 reported_verdict unknown-code");
    }

    @Test
    void jiangsuSendsVerdictsAndOwesAReasonForEachFailure() throws IOException {
        String json = """
                {"region_code":"320100","date":"2026-03-01","enterprise":{"name":"众彩市场"},"detector":{"name":"快检室"},
                 "worker":[{"name":"Li"},{"name":"Wu"}],"record":[
                 {"no":1,"produce":"韭菜","name":"农药残留","basis":"GB 2763","result":1,"method":"GB/T 5009.199","reason":""},
                 {"no":2,"produce":"豇豆","name":"农药残留","basis":"GB 2763","result":2,"method":"GB/T 5009.199","reason":"抑制率 82%"},
                 {"no":3,"produce":"豇豆","name":"农药残留","basis":"GB 2763","result":2,"method":"GB/T 5009.199"}]}
                """;

        Checked checked = Checked.of(reference, json, "like: counter-jiangsu");

        assertThat(checked.results())
                .extracting(
                        result -> result.sample().sampleId(),
                        result -> result.measurement().reportedVerdict(),
                        TestResult::remark)
                .containsExactly(
                        tuple("320100|2026-03-01|1", ReportedVerdict.PASS, ""),
                        tuple("320100|2026-03-01|2", ReportedVerdict.FAIL, "抑制率 82%"));
        TestResult first = checked.results().get(0);
        assertThat(first.measurement().qualifier()).isEqualTo(Qualifier.NOT_MEASURED);
        assertThat(first.sample().site().name()).isEqualTo("众彩市场");
        assertThat(first.item().lab().name()).isEqualTo("快检室");
        assertThat(first.item().operator()).isEqualTo("Li; Wu");
        assertThat(checked.refused()).containsExactly("/record/3 reason missing");
    }

    @Test
    void guangdongWrapsEachValueInBase64() throws IOException {
        String json = """
                [{"PLAN_CODE":"%s","PLAN_NAME":"%s","INSPECTION_TASKTYPE":"%s","样品编号":"%s","产品":"%s",
                  "采样日期":"%s","检测项目":"%s","检测结果":"%s","单位":"%s"},{"样品编号":"S 2"}]
                """;
        Object[] values = {"P1", "蔬菜专项", "监督抽检", "S-1", "韭菜", "2026-03-01", "腐霉利", "0.05", "mg/kg"};
        for (int i = 0; i < values.length; i++) {
            values[i] = Base64.getEncoder().encodeToString(values[i].toString().getBytes(StandardCharsets.UTF_8));
        }

        Checked checked = Checked.of(
                reference, json.formatted(values).getBytes(Charset.forName("GBK")), "like: provincial-guangdong");

        TestResult result = only(checked);
        assertThat(result.sample().campaign()).isEqualTo("蔬菜专项");
        assertThat(result.sample().product().name()).isEqualTo("韭菜");
        assertThat(result.measurement().value()).contains(new BigDecimal("0.05"));
        assertThat(result.remark()).isEqualTo("PLAN_CODE P1, INSPECTION_TASKTYPE 监督抽检");
        assertThat(checked.refused()).containsExactly("/2 样品编号 not-base64");
    }

    @Test
    void aCloudReadersRecordHasANaturalKeyAndAResultForEachItem() throws IOException {
        Checked checked = Checked.of(reference, CLOUD, "like: cloud-reader");

        assertThat(checked.refused()).isEmpty();
        assertThat(checked.results())
                .extracting(result -> result.item().analyte().name())
                .containsExactly("克百威", "毒死蜱");
        TestResult first = checked.results().get(0);
        assertThat(first.sample().sampleId()).isEqualTo("M1|R-77");
        assertThat(first.sample().sampledAt()).isEqualTo(Instant.parse("2026-03-01T00:30:00Z"));
        assertThat(first.measurement().value()).contains(new BigDecimal("12.5"));
        assertThat(first.reportedLimit()).isEqualTo("50");
        assertThat(first.item().reagentLot()).isEqualTo("L-1");
        assertThat(first.remark()).isEqualTo("raw_value 0.313");
    }

    @Test
    void aCardReaderKeepsItsGreyValues() throws IOException {
        String csv = """
                detection_no,device_no,sample_batch,station,product,analyte,gray_c,gray_t,curve_id,result,检测时间
                7,D-1,B-1,城南站,鲫鱼,孔雀石绿,1203,88,C5,阳性,2026-03-01 08:30:00
                """;

        TestResult result = only(Checked.of(reference, csv, "like: card-reader"));

        assertThat(result.measurement().qualifier()).isEqualTo(Qualifier.DETECTED);
        assertThat(result.sample().site().name()).isEqualTo("城南站");
        assertThat(result.remark()).startsWith("gray_c 1203, gray_t 88, curve C5");
    }

    private static TestResult only(Checked checked) {
        assertThat(checked.unreadable()).isEmpty();
        assertThat(checked.results()).as(checked.refused().toString()).hasSize(1);
        return checked.results().get(0);
    }
}
