package io.batchwatch.gateway.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.FileCheck;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.profile.ProfileSchema;
import io.batchwatch.gateway.table.RawRow;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileDraftTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path reference;

    @BeforeEach
    void names() throws IOException {
        Files.createDirectories(reference.resolve("partners"));
        Files.writeString(
                reference.resolve("analytes.csv"), "code,zh,en,aliases\nlead,铅,Lead,Pb\ncadmium,镉,Cadmium,Cd\n");
        Files.writeString(reference.resolve("products.csv"), "code,zh,en,aliases\nleek,韭菜,Leek,\n");
    }

    @Test
    void aCanonicalFileNeedsNothingMore() throws Exception {
        String draft = draft(
                "sample_id,product,sampled_at,test_kind,analyte,value,unit\nS-1,leek,2026-03-01,LAB,lead,0.05,mg/kg\n");

        assertThat(draft).startsWith(ProfileSchema.EDITOR_LINE + "\n").doesNotContain("TODO", "columns:");
        assertThat(rejected()).isZero();
    }

    @Test
    void columnsAreFoundByTheirTitlesAndWhatStandsInThem() throws Exception {
        String draft = draft("""
                Lab number;What;Sampling date;Test name;Found;Result unit;Weather
                7;leek;2026-03-01;Pb;0,05;mg/kg;fair
                8;leek;2026-03-02;Cd;<0,01;mg/kg;rain
                """);

        assertThat(draft)
                .contains(
                        "format: {delimiter: semicolon}",
                        "decimal: comma",
                        "  sample_id: Lab number",
                        "  product: What")
                .contains(
                        "  sampled_at: Sampling date",
                        "  analyte: Test name",
                        "  unit: Result unit",
                        "#   Weather (fair)")
                .contains("#   test_kind: LAB");
    }

    @ParameterizedTest
    @CsvSource({
        "13/02/2026, d/M/yyyy",
        "02/13/2026, M/d/yyyy",
        "13.02.2026, d.M.yyyy",
        "13-Feb-2026, d-MMM-yyyy",
        "2026/02/13 03:46 PM, yyyy/M/d h:mm a"
    })
    void aPatternThatOnlyOneReadingFitsIsTaken(String date, String pattern) throws Exception {
        assertThat(draft(dated(date))).containsPattern("\ndates: \\[\"?" + pattern + "\"?\\]\n");
    }

    /** The third of April or the fourth of March: nobody but the sender knows. */
    @Test
    void aDateWithTwoMeaningsIsAskedForAndNotDecided() throws Exception {
        assertThat(draft(dated("03/04/2025")))
                .contains("# TODO 日期有多种读法", "# dates: [\"d/M/yyyy\"]", "# dates: [\"M/d/yyyy\"]")
                .doesNotContain("\ndates:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-13", "2026/2/13 08:30", "2026年2月13日"})
    void theUsualDatesNeedNoPattern(String date) throws Exception {
        assertThat(draft(dated(date))).doesNotContain("dates:");
    }

    private static String dated(String date) {
        return "sample_id;product;sampled_at;test_kind;analyte;value\nS-1;leek;%1$s;LAB;lead;0.05\nS-2;leek;%1$s;LAB;lead;0.05\n"
                .formatted(date);
    }

    @Test
    void aCommaThatMayStandForThousandsIsAskedFor() throws Exception {
        assertThat(draft("id;analyte;value\n1;lead;1,234\n2;lead;2,500\n")).contains("TODO 逗号是小数点还是千位分隔（如 1,234）");
    }

    @Test
    void anInstrumentsExportIsDescribed() throws Exception {
        String draft = draft("""
                Run 7;;;;;
                ;;;;;
                Sample ID;Type;Element;Soln Conc;Units;Units;Date;Time
                Blank;Blk;Pb 220.353;0,0;mg/L;cps;13/02/2026;14:11:28
                A-1;Sample;Pb 220.353;0,05;mg/L;cps;13/02/2026;14:13:03
                A-2;Sample;Pb 220.353;0,07;mg/L;cps;13/02/2026;14:15:00
                """);

        assertThat(draft)
                .contains("format: {delimiter: semicolon, header: search}")
                .contains("dates: [\"d/M/yyyy H:mm:ss\"]", "{join: [Date, Time], with: \" \"}")
                .contains(
                        "    Type: [Blk]",
                        "analyte: Element",
                        "analyte: '([A-Z][a-z]?) [0-9.]+'",
                        "unit: \"Units#1\"\n");
    }

    @Test
    void aColumnForEachAnalyteIsDescribed() throws Exception {
        assertThat(
                        draft(
                                "id,product,sampled_at,Pb (mg/kg),Cd (mg/kg)\n1,leek,2026-03-01,0.05,0.01\n2,leek,2026-03-01,,0.02\n"))
                .contains("analytes: [\"Pb (mg/kg)\", \"Cd (mg/kg)\"]")
                .doesNotContain("unit:");
    }

    @Test
    void cellsMayStandInQuotes() throws Exception {
        assertThat(draft("\"id\";\"analyte\";\"value\"\n\"1\";\"lead\";\"0.05\"\n"))
                .contains("format: {delimiter: semicolon}", "sample_id: id");
    }

    @Test
    void aFileWithoutAHeaderIsDescribedByNumbers() throws Exception {
        assertThat(draft("S-1,leek,2026-03-01,lead,0.05\nS-2,韭菜,2026-03-02,cadmium,0.07\n"))
                .contains("format: {header: none}", "product: \"#2\"", "sampled_at: \"#3\"", "analyte: \"#4\"");
    }

    @Test
    void otherCharsetsAreDeclared() throws Exception {
        String chinese = "样品编号,产品,抽样日期,检测项目,检测结果,单位\n1,韭菜,2026-03-01,铅,0.05,mg/kg\n";
        String western = "Probe;Produkt;Datum;Wert\n1;Gemüse;2026-03-01;0,5\n2;Gefäß;2026-03-01;0,7\n";

        assertThat(draft(chinese.getBytes(Charset.forName("GB18030")))).contains("charset: GB18030");
        assertThat(draft(western.getBytes(Charset.forName("windows-1252"))))
                .contains("charset: windows-1252", "TODO 字符编码是推测的");
    }

    @Test
    void whatIsKnownBeforehandNeedsOnlyItsName() throws Exception {
        String draft = draft("""
                物料名称,产品分类,生产商,供应商,生产日期,批号,检测项目,单位,检测结果,限量值,判定,发布单位,发布日期,备注
                韭菜,蔬菜,,东门市场,2026-02-01,,腐霉利,mg/kg,0.5,0.2,不合格,县局,2026-03-01,
                """);

        assertThat(draft).contains("\nlike: sampling-notice\n").doesNotContain("TODO", "columns:");
        assertThat(rejected()).isZero();
    }

    @Test
    void aTableOfLimitsIsNotTakenForResults() throws Exception {
        assertThat(draft("NUM;Produits;Contaminant;Limite\n1.1;Figues;5,0;10,0\n1.2;Noix;2,0;4,0\n"))
                .contains("TODO 这像是限量表");
    }

    @Test
    void aDraftIsReadBackAsItIs() throws Exception {
        draft("""
                Sample ID;Type;Element;Soln Conc;Units;Units;Date;product;test_kind
                Lab Control Sample;LCS;Pb 220.353;0.9;mg/L;cps;2026-02-13;leek;LAB
                A-1;Sample;Pb 220.353;0.05;mg/L;cps;2026-02-13;leek;LAB
                """);

        assertThat(rejected()).isZero();
    }

    @Test
    void wordsThatNobodyKnowsAreAskedFor() throws Exception {
        assertThat(
                        draft(
                                "sample_id,product,sampled_at,test_kind,analyte,value,reported_verdict,status\nS-1,leek,2026-03-01,LAB,lead,1,OK!,MA\n"))
                .contains("# codes:", "#   reported_verdict:", "\"OK!\": ", "#   status:", "MA: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "Upper", ""})
    void aPartnersNameIsOne(String name) throws Exception {
        Path file = Files.writeString(reference.resolve("sample.csv"), "a,b\n1,2\n");

        assertThatThrownBy(() -> ProfileDraft.of(name, file, CodeBooks.read(reference), ZONE, CLOCK))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String draft(String text) throws Exception {
        return draft(text.getBytes(StandardCharsets.UTF_8));
    }

    private String draft(byte[] bytes) throws Exception {
        Path file = Files.write(reference.resolve("sample.csv"), bytes);
        String text = ProfileDraft.of("new", file, CodeBooks.read(reference), ZONE, CLOCK)
                .text();
        Files.writeString(reference.resolve("partners/new.yaml"), text);
        return text;
    }

    private long rejected() throws IOException {
        return new FileCheck(reference, ZONE, CLOCK)
                .check("new", reference.resolve("sample.csv"), new FileCheck.Listener() {
                    @Override
                    public void accepted(TestResult result) {}

                    @Override
                    public void refused(RawRow row, List<Problem> problems) {
                        throw new AssertionError(problems);
                    }
                })
                .rejected();
    }
}
