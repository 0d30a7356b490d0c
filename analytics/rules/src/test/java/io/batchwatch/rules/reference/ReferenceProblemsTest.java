package io.batchwatch.rules.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.batchwatch.rules.Bench;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever edits a reference file is told the file, the line and the column of everything that is wrong. */
class ReferenceProblemsTest {
    private static final String LIMITS =
            "analyte,food,kind,value,unit,valid_from,valid_to,decision_rule,round_to,source,status,note\n";

    @TempDir
    Path directory;

    @BeforeEach
    void seed() {
        ReferenceFiles.seed(directory);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "unobtainium,leek,maximum,1,mg/kg,2021-09-03,,,,GB,V,; analyte; 'unobtainium' is not among the analytes",
                ",leek,maximum,1,mg/kg,2021-09-03,,,,GB,V,; analyte; is needed",
                "lead,leak,maximum,1,mg/kg,2021-09-03,,,,GB,V,; food; 'leak' is neither a product nor a category",
                "lead,leek,most,1,mg/kg,2021-09-03,,,,GB,V,; kind; 'most' is none of [maximum, minimum, sampling-plan, threshold]",
                "lead,leek,maximum,0.1.2,mg/kg,2021-09-03,,,,GB,V,; value; '0.1.2' is no number",
                "lead,leek,maximum,-1,mg/kg,2021-09-03,,,,GB,V,; value; a limit is not negative",
                "lead,leek,maximum,1,stone,2021-09-03,,,,GB,V,; unit; 'stone' is no unit known here",
                "lead,leek,maximum,1,,2021-09-03,,,,GB,V,; unit; is needed",
                "lead,leek,maximum,1,mg/kg,2021-13-03,,,,GB,V,; valid_from; '2021-13-03' is no day such as 2026-01-31",
                "lead,leek,maximum,1,mg/kg,,,,,GB,V,; valid_from; '' is no day such as 2026-01-31",
                "lead,leek,maximum,1,mg/kg,2021-09-03,3.9.2022,,,GB,V,; valid_to; '3.9.2022' is no day such as 2026-01-31",
                "lead,leek,maximum,1,mg/kg,2021-09-03,2021-09-02,,,GB,V,; valid_to; a limit ends after it begins",
                "lead,leek,maximum,1,mg/kg,2021-09-03,,lenient,,GB,V,; decision_rule; 'lenient' is none of",
                "lead,leek,maximum,1,mg/kg,2021-09-03,,,two,GB,V,; round_to; 'two' is no whole number",
                "lead,leek,maximum,1,mg/kg,2021-09-03,,,1.5,GB,V,; round_to; '1.5' is no whole number",
                "lead,leek,maximum,1,mg/kg,2021-09-03,,,,,V,; source; is needed",
                "lead,leek,maximum,1,mg/kg,2021-09-03,,,,GB,X,; status; 'X' is none of [M, V]"
            })
    void wrongCellOfALimitIsNamed(String row, String column, String message) throws IOException {
        write("limits.csv", LIMITS + "lead,leek,maximum,0.1,mg/kg,2017-09-17,2021-09-02,,,GB,V,\n" + row + "\n");

        List<ReferenceProblem> problems = problems();

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).file()).isEqualTo("limits.csv");
        assertThat(problems.get(0).line()).isEqualTo(3);
        assertThat(problems.get(0).column()).isEqualTo(column);
        assertThat(problems.get(0).messageEn()).startsWith(message);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "2022-12-31, ''",
        "2022-12-31, 2023-06-30",
        "2019-01-01, 2020-01-01",
        "2019-01-01, ''",
        "2020-06-01, 2020-06-30",
        "2020-01-01, 2022-12-31"
    })
    void twoLimitsOfOneAnalyteAndFoodMayNotBeInForceOnOneDay(String from, String to) throws IOException {
        write(
                "limits.csv",
                LIMITS
                        + "lead,leek,maximum,0.1,mg/kg,2020-01-01,2022-12-31,,,GB,V,\n"
                        + "lead,leek,maximum,0.2,mg/kg," + from + "," + to + ",,,GB,V,\n");

        assertThat(problems())
                .extracting(ReferenceProblem::toString)
                .containsExactly(
                        "limits.csv:3 valid_from: 同一食品中该项目的另一限量同时有效 · another limit of this analyte in this food is in force as well");
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"2023-01-01, ''", "2019-01-01, 2019-12-31"})
    void limitsThatFollowEachOtherAreFine(String from, String to) throws IOException {
        write(
                "limits.csv",
                LIMITS
                        + "lead,leek,maximum,0.1,mg/kg,2020-01-01,2022-12-31,,,GB,V,\n"
                        + "lead,leek,maximum,0.2,mg/kg," + from + "," + to + ",,,GB,V,\n");

        assertThat(ReferenceFiles.load(directory, Bench.SHANGHAI).limits()).hasSize(2);
    }

    @Test
    void limitsOfTwoJurisdictionsAndBothEndsOfARangeMayStandBesideEachOther() throws IOException {
        write(
                "limits.csv",
                "jurisdiction," + LIMITS
                        + "CN,lead,leek,maximum,0.1,mg/kg,2020-01-01,,,,GB,V,\n"
                        + "EU,lead,leek,maximum,0.2,mg/kg,2020-01-01,,,,EU,V,\n"
                        + "CN,lead,leek,minimum,0.01,mg/kg,2020-01-01,,,,GB,V,\n");

        assertThat(ReferenceFiles.load(directory, Bench.SHANGHAI).limits()).hasSize(3);
    }

    @Test
    void samplingPlanHasItsNumbers() throws IOException {
        String plan = "analyte,food,kind,value,unit,valid_from,valid_to,n,c,m,source,status\n";
        write(
                "limits.csv",
                plan
                        + "coliforms,tofu,sampling-plan,1000,CFU/g,2020-01-01,,5,2,100,GB,V\n"
                        + "coliforms,starch,sampling-plan,1000,CFU/g,2020-01-01,,five,2,100,GB,V\n"
                        + "coliforms,pickles,sampling-plan,1000,CFU/g,2020-01-01,,5,5,100,GB,V\n"
                        + "coliforms,pork,sampling-plan,1000,CFU/g,2020-01-01,,5,2,10000,GB,V\n");

        assertThat(problems())
                .extracting(ReferenceProblem::toString)
                .containsExactly(
                        "limits.csv:3 n: “five”不是整数 · 'five' is no whole number",
                        "limits.csv:4: 各单元格不相符 · of n units c may be above m, and fewer than all of them",
                        "limits.csv:5: 各单元格不相符 · m lies between nothing and M");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        write(
                "limits.csv",
                LIMITS
                        + "lead,leek,maximum,x,mg/kg,2020-01-01,,,,GB,V,\n"
                        + "lead,tomato,maximum,0.1,mg/kg,2020-01-01,,,,GB,V,\n"
                        + "lead,cabbage,maximum,0.1,mg/kg,yesterday,,,,GB,V,\n");

        assertThat(problems())
                .extracting(ReferenceProblem::toString)
                .containsExactly(
                        "limits.csv:2 value: “x”不是数字 · 'x' is no number",
                        "limits.csv:4 valid_from: “yesterday”不是日期（如 2026-01-31） · 'yesterday' is no day such as 2026-01-31");
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "analytes.csv; lead,铅,Lead,,,contaminant,,; code; 'lead' stands here twice",
                "analytes.csv; new,新,New,,,poison,,; hazard; 'poison' is none of",
                "analytes.csv; new,新,New,,,pesticide,poison,; screens_for; 'poison' is none of",
                "analytes.csv; new,,New,,,pesticide,,; zh; is needed",
                "analytes.csv; new,新,New,,,banned_substance,,; source; what is banned is banned by some law",
                "products.csv; leek,vegetable,vegetable,韭菜,Leek,,; code; 'leek' stands here twice",
                "products.csv; vegetable,vegetable,vegetable,蔬菜,Vegetable,,; code; 'vegetable' is a category",
                "products.csv; new,nowhere,vegetable,新,New,,; parent; 'nowhere' is neither a product nor a category",
                "products.csv; new,,vegetable,新,New,,; parent; is needed",
                "products.csv; new,vegetable,leek,新,New,,; category; 'leek' is no category",
                "products.csv; new,vegetable,vegetable,新,New,,perhaps; interferes; 'perhaps' is none of",
                "categories.csv; water,,水,Water,; code; 'water' stands here twice",
                "categories.csv; new,nowhere,新,New,; parent; 'nowhere' is no category",
                "regions.csv; 某地,nearby; side; 'nearby' is none of",
                "regions.csv; ,local; name; is needed",
                "residues.csv; gold,lead,1,,*,GB,M,; residue; 'gold' is not among the analytes",
                "residues.csv; lead,gold,1,,*,GB,M,; component; 'gold' is not among the analytes",
                "residues.csv; lead,cadmium,0,,*,GB,M,; factor; a component counts for something",
                "residues.csv; lead,cadmium,1,half,*,GB,M,; censored; 'half' is none of",
                "residues.csv; lead,cadmium,1,,*,,M,; source; is needed",
                "residues.csv; enrofloxacin,ciprofloxacin,1,,*,GB,M,; component; 'ciprofloxacin' stands here twice",
                "residues.csv; enrofloxacin,lead,1,nothing,*,GB,M,; censored; the components of one sum are counted in one way",
                "jurisdictions.csv; partner,toronto,US,; code; 'toronto' stands here twice",
                "jurisdictions.csv; person,somebody,US,; by; 'person' is none of",
                "jurisdictions.csv; partner,somebody,*,; jurisdiction; a result is judged by one jurisdiction",
                "jurisdictions.csv; partner,,US,; code; is needed",
                "labs.csv; new,新,New,,last year,,; accredited_from; 'last year' is no day such as 2026-01-31",
                "labs.csv; new,新,New,,2020-01-01,,gold; scope; 'gold' is neither a hazard group nor an analyte",
                "methods.csv; M 1,,,,gold,,1,mg/kg,,GB,M,; analyte; 'gold' is not among the analytes",
                "methods.csv; M 1,,,,lead,,1,stone,,GB,M,; unit; 'stone' is no unit known here",
                "methods.csv; M 1,,,,lead,,-1,mg/kg,,GB,M,; lod; is not negative",
                "methods.csv; M 1,,,,lead,,1,mg/kg,leak,GB,M,; interferes; 'leak' is neither a product nor a category",
                "methods.csv; GB 5009.12-2010,,,,lead,,1,mg/kg,,GB,M,; code; 'gb5009.12' stands here twice for this analyte"
            })
    void wrongCellIsNamed(String file, String row, String column, String message) throws IOException {
        String shipped = Files.readString(directory.resolve(file));
        write(file, shipped + row + "\n");

        List<ReferenceProblem> problems = problems();

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).file()).isEqualTo(file);
        assertThat(problems.get(0).line()).isEqualTo(shipped.lines().count() + 1);
        assertThat(problems.get(0).column()).isEqualTo(column);
        assertThat(problems.get(0).messageEn()).startsWith(message);
    }

    @Test
    void foodThatIsItsOwnAncestorIsNamed() throws IOException {
        String shipped = Files.readString(directory.resolve("products.csv"));
        write("products.csv", shipped + "hen,chick,poultry,鸡,Hen,,\nchick,hen,poultry,雏,Chick,,\n");

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("products.csv");
            assertThat(problem.column()).isEqualTo("parent");
            assertThat(problem.messageEn()).isEqualTo("going up from 'hen' never ends");
        });
    }

    @Test
    void missingFileIsNamed() throws IOException {
        Files.delete(directory.resolve("regions.csv"));

        assertThat(problems())
                .extracting(ReferenceProblem::toString)
                .containsExactly("regions.csv:1: 缺少文件 · the file is missing");
    }

    @Test
    void missingColumnIsNamedEvenInAFileWithoutRows() throws IOException {
        write("regions.csv", "name,seite\n");

        assertThat(problems())
                .extracting(ReferenceProblem::toString)
                .containsExactly("regions.csv:1 side: 缺少此列 · the column is missing");
    }

    @Test
    void fileThatCannotBeReadIsNamed() throws IOException {
        Files.delete(directory.resolve("regions.csv"));
        Files.createDirectory(directory.resolve("regions.csv"));

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("regions.csv");
            assertThat(problem.messageEn()).startsWith("the file cannot be read");
        });
    }

    /** Spreadsheets in China save in GB 18030 unless told otherwise: every Chinese name would come out wrong. */
    @Test
    void fileInAnotherEncodingIsNamed() throws IOException {
        String shipped = Files.readString(directory.resolve("regions.csv"));
        Files.writeString(directory.resolve("regions.csv"), shipped, Charset.forName("GB18030"));

        assertThat(problems())
                .extracting(ReferenceProblem::toString)
                .containsExactly("regions.csv:1: 文件不是 UTF-8 编码 · the file is not UTF-8");
    }

    @Test
    void columnThatStandsTwiceIsNamed() throws IOException {
        write("regions.csv", "name,side,side\n本地,local,unknown\n");

        assertThat(problems())
                .extracting(ReferenceProblem::toString)
                .containsExactly("regions.csv:1 side: 此列出现了两次 · the column stands here twice");
    }

    /** A comma inside a source, without quotes, would move all that follows into the wrong column. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {"lead,leek,maximum,0.2,mg/kg,2023-01-01,,,,GB 2762, table 1,V,", "lead,leek"})
    void rowWithMoreOrFewerCellsThanTheHeaderIsNamed(String row) throws IOException {
        write("limits.csv", LIMITS + "lead,leek,maximum,0.1,mg/kg,2020-01-01,2022-12-31,,,GB,V,\n" + row + "\n");

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("limits.csv");
            assertThat(problem.line()).isEqualTo(3);
        });
    }

    /** A spreadsheet that saves as UTF-8 puts a mark before the first column's name. */
    @Test
    void byteOrderMarkIsNoPartOfTheFirstColumn() throws IOException {
        for (String file : ReferenceFiles.NAMES) {
            write(file, "\ufeff" + Files.readString(directory.resolve(file)));
        }

        assertThat(ReferenceFiles.load(directory, Bench.SHANGHAI).limits()).isNotEmpty();
    }

    @Test
    void spreadsheetsLineEndsAndBlankLinesDoNotMatter() throws IOException {
        for (String file : ReferenceFiles.NAMES) {
            String text = Files.readString(directory.resolve(file));
            write(file, text.replace("\n", "\r\n") + "\r\n\r\n");
        }

        assertThat(ReferenceFiles.load(directory, Bench.SHANGHAI).limits()).isNotEmpty();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "lunch,,1,hours,2019-10-01,,law,M; clock; 'lunch' is none of",
                "objection,egg,0,hours,2019-10-01,,law,M; span; at least 1",
                "objection,egg,5,fortnights,2019-10-01,,law,M; unit; 'fortnights' is none of",
                "objection,Egg and dairy,5,days,2019-10-01,,law,M; categories; is no category's code",
                "objection,egg,5,days,2019-10-01,2019-09-30,law,M; valid_to; a procedure ends after it begins",
                "objection,egg,5,days,2019-10-01,,,M; source; is needed",
                "objection,dairy,5,days,2024-10-01,,law,M; valid_from; another row of this clock is in force"
            })
    void wrongCellOfAProcedureIsNamed(String row, String column, String message) throws IOException {
        write(
                "procedures.csv",
                "clock,categories,span,unit,valid_from,valid_to,source,status\n"
                        + "objection,dairy|poultry,7,working_days,2019-10-01,,law,M\n" + row + "\n");

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("procedures.csv");
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.column()).isEqualTo(column);
            assertThat(problem.messageEn()).contains(message);
        });
    }

    @Test
    void dayThatIsBothFreeAndWorkedIsNamed() throws IOException {
        write(
                "holidays.csv",
                "day,kind,source,status\n2026-10-01,holiday,notice,V\n2026-10-01,workday,notice,V\n2026-10-02,feast,n,V\n");

        assertThat(problems())
                .extracting(ReferenceProblem::line, ReferenceProblem::column)
                .containsExactly(tuple(3L, "day"), tuple(4L, "kind"));
    }

    private List<ReferenceProblem> problems() {
        ReferenceException thrown =
                catchThrowableOfType(ReferenceException.class, () -> ReferenceFiles.load(directory, Bench.SHANGHAI));
        assertThat(thrown).as("the files are refused").isNotNull();
        assertThat(thrown).hasMessageContaining(thrown.problems().get(0).toString());
        return thrown.problems();
    }
}
