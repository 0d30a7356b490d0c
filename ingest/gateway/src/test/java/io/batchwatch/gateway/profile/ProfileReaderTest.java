package io.batchwatch.gateway.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileReaderTest {
    @Test
    void twoLinesAreAProfile() throws Exception {
        Profile profile = read("partner: stall\nversion: 2\n");

        assertThat(profile.label()).isEqualTo("stall@2");
        assertThat(profile.format().charset()).isEmpty();
        assertThat(profile.format().delimiter()).isEmpty();
        assertThat(profile.format().skipLines()).isZero();
        assertThat(profile.format().header()).isEqualTo(HeaderPlace.FIRST);
        assertThat(profile.rows())
                .isEqualTo(new RowRules(
                        Map.of(), Map.of(), List.of(), Optional.empty(), List.of(), Map.of(), Long.MAX_VALUE, 1 << 20));
        assertThat(profile.inhibition()).isEmpty();
        assertThat(profile.zone()).isEqualTo(Profiles.SHANGHAI);
        assertThat(profile.dates()).isEmpty();
        assertThat(profile.decimalComma()).isFalse();
        assertThat(profile.keepsProse()).isFalse();
        assertThat(profile.expectedInterval()).isEmpty();
        assertThat(profile.mostBytes()).isEqualTo(4L << 30);
    }

    @Test
    void everyKeyIsRead() throws Exception {
        Profile profile = read("""
                partner: stall
                version: 7
                title: Stall 7
                format: {type: csv, charset: GB18030, delimiter: semicolon, skip_lines: 2, header: search}
                rows:
                  skip: {Type: [Blk, "QC*"]}
                  only: {Status: OK}
                  carry: [Unit]
                  section: product
                  most: 100
                  longest: 500
                zone: America/Halifax
                dates: [dd/MM/yyyy, yyyy-MM-dd]
                decimal: comma
                columns:
                  sample_id: {join: [river, day], with: "-"}
                  value: [Result, Reading]
                  unit: Unit
                patterns: {method: '(\\w+) .*'}
                file_name: {batch_id: '(B\\d+).*'}
                inhibition: fraction
                constants: {test_kind: LAB}
                defaults: {analyte: "*"}
                codes:
                  reported_verdict: {serious: FAIL}
                  product: {LK: leek}
                prose: keep
                expected_interval: PT12H
                most_bytes: 1000
                """);

        assertThat(profile.format().charset()).contains("GB18030");
        assertThat(profile.format().delimiter()).contains(';');
        assertThat(profile.format().skipLines()).isEqualTo(2);
        assertThat(profile.format().header()).isEqualTo(HeaderPlace.SEARCHED);
        assertThat(profile.rows().skip().get("Type"))
                .extracting(RowRules.CellWord::word)
                .containsExactly("Blk", "QC*");
        assertThat(profile.rows().only().get("Status"))
                .extracting(RowRules.CellWord::word)
                .containsExactly("OK");
        assertThat(profile.rows().carry()).containsExactly("Unit");
        assertThat(profile.rows().section()).contains(Field.PRODUCT);
        assertThat(profile.rows().most()).isEqualTo(100);
        assertThat(profile.rows().longest()).isEqualTo(500);
        assertThat(profile.compositions()).containsOnly(Map.entry(Field.SAMPLE_ID, new Composition.Joined("-")));
        assertThat(profile.patterns().get(Field.METHOD).part("ICP 3")).contains("ICP");
        assertThat(profile.fileNames().get(Field.BATCH_ID).part("B7.csv")).contains("B7");
        assertThat(profile.inhibition()).contains(Inhibition.FRACTION);
        assertThat(profile.zone()).isEqualTo(ZoneId.of("America/Halifax"));
        assertThat(profile.dates()).containsExactly("dd/MM/yyyy", "yyyy-MM-dd");
        assertThat(profile.decimalComma()).isTrue();
        assertThat(profile.columns())
                .containsOnly(
                        Map.entry(Field.SAMPLE_ID, List.of(column("river"), column("day"))),
                        Map.entry(Field.VALUE, List.of(column("Result", "Reading"))),
                        Map.entry(Field.UNIT, List.of(column("Unit"))));
        assertThat(profile.constants()).containsOnly(Map.entry(Field.TEST_KIND, "LAB"));
        assertThat(profile.defaults()).containsOnly(Map.entry(Field.ANALYTE, "*"));
        assertThat(profile.codes())
                .containsOnly(
                        Map.entry(Field.REPORTED_VERDICT, Map.of("serious", "FAIL")),
                        Map.entry(Field.PRODUCT, Map.of("LK", "leek")));
        assertThat(profile.keepsProse()).isTrue();
        assertThat(profile.expectedInterval()).contains(Duration.ofHours(12));
        assertThat(profile.mostBytes()).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '"',
            value = {
                "colums: {}                               ! 3:1  ! no key 'colums'",
                "format: {charst: UTF-8}                  ! 3:10 ! no key 'charst'",
                "columns: {sampleid: x}                   ! 3:11 ! no column 'sampleid'",
                "constants: {kind: LAB}                   ! 3:13 ! no column 'kind'",
                "zone: Mars/Olympus                       ! 3:7  ! no such time zone",
                "format: {charset: UTF-9}                 ! 3:19 ! no such charset",
                "format: {charset: '§?'}                  ! 3:19 ! no such charset",
                "format: csv                              ! 3:9  ! keys with values",
                "format: {records: record}                ! 3:19 ! a way such as /record",
                "format: {items: a//b}                    ! 3:17 ! names such as items",
                "format: {markup: loose}                  ! 3:18 ! one of [",
                "format: {type: pdf}                      ! 3:16 ! one of [csv, ",
                "format: {delimiter: '#'}                 ! 3:21 ! one of",
                "format: {skip_lines: many}               ! 3:22 ! whole number from 0 to 1000",
                "format: {skip_lines: -1}                 ! 3:22 ! whole number from 0 to 1000",
                "format: {header: second}                 ! 3:18 ! one of",
                "rows: {skipp: {}}                        ! 3:8  ! no key 'skipp'",
                "rows: {skip: [Type]}                     ! 3:14 ! keys with values",
                "rows: {section: products}                ! 3:17 ! no column 'products'",
                "rows: {most: 0}                          ! 3:14 ! whole number",
                "rows: {longest: 2000000}                 ! 3:17 ! whole number",
                "patterns: {value: '(['}                  ! 3:19 ! regular expression",
                "patterns: {value: 'abc'}                 ! 3:19 ! group",
                "file_name: {sample: '(a)'}               ! 3:13 ! no column 'sample'",
                "inhibition: half                         ! 3:13 ! one of",
                "decimal: dot                             ! 3:10 ! one of",
                "dates: [yyyy-MM-dd, jj]                  ! 3:8  ! no pattern of a date: jj",
                "dates: [yyyy-MM]                         ! 3:8  ! no pattern of a date: yyyy-MM",
                "dates: ['yyyy-MM-dd hh:mm']              ! 3:8  ! no pattern of a date: yyyy-MM-dd hh:mm",
                "dates: ['HH:mm']                         ! 3:8  ! no pattern of a date: HH:mm",
                "columns: {value: {join: [a], text: '{b}'}} ! 3:18 ! one of join, first_filled and text",
                "columns: {value: {with: '-'}}            ! 3:18 ! one of join, first_filled and text",
                "columns: {value: {text: 'C and T'}}      ! 3:18 ! at least one",
                "columns: {value: {first_filled: []}}     ! 3:18 ! at least one",
                "rows: {needed: {reason: [2]}}            ! 3:25 ! keys with values",
                "columns: {value: {join: []}}             ! 3:18 ! at least one",
                "columns: {value: []}                     ! 3:18 ! at least one",
                "columns: {value: ''}                     ! 3:18 ! empty",
                "columns: {value: [a, [b]]}               ! 3:22 ! one value",
                "constants: {product: [a]}                ! 3:22 ! one value",
                "constants: {test_kind: Laboratorium}     ! 3:24 ! there are: [RAPID, LAB",
                "defaults: {purpose: fun}                 ! 3:21 ! there are: [ROUTINE",
                "codes: {test_kind: {q: QUICK}}           ! 3:24 ! there are: [RAPID, LAB",
                "codes: {product: {LK: [leek]}}           ! 3:23 ! one value",
                "codes: {test_kind: RAPID}                ! 3:20 ! words with codes",
                "expected_interval: daily                 ! 3:20 ! P1D",
                "expected_interval: P0D                   ! 3:20 ! P1D",
                "most_bytes: 0                            ! 3:13 ! whole number",
                "prose: maybe                             ! 3:8  ! one of",
                "zone: [a]                                ! 3:7  ! one value"
            })
    void whatIsWrongIsToldWithItsPlace(String line, String place, String words) {
        List<ProfileProblem> problems = problems("partner: stall\nversion: 1\n" + line + "\n");

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).text())
                .startsWith("stall.yaml:" + place + ": ")
                .contains(words);
        assertThat(problems.get(0).messageZh()).isNotEmpty();
    }

    /** A word that our own readers know may be a constant or a default, a code or not. */
    @ParameterizedTest
    @ValueSource(
            strings = {"constants: {test_kind: LAB}", "defaults: {test_kind: 快检}", "constants: {purpose: routine}"})
    void aConstantMayBeAnyWordThatIsUnderstood(String line) throws Exception {
        assertThat(read("partner: stall\nversion: 1\n" + line + "\n").version()).isEqualTo(1);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(
                        problems(
                                "partner: other\nversion: x\nzone: Mars\nformat: {charset: UTF-9, skip_lines: x}\ncolour: red\n"))
                .extracting(ProfileProblem::line)
                .containsExactlyInAnyOrder(1, 2, 3, 4, 4, 5);
    }

    @Test
    void aWordOtherThanJoinIsToldAndThatNothingIsJoined() {
        assertThat(problems("partner: stall\nversion: 1\ncolumns: {value: {jion: [a, b]}}\n"))
                .extracting(ProfileProblem::messageEn)
                .containsExactly("there is no key 'jion' here", "this should be one of join, first_filled and text");
    }

    @Test
    void everyWrongCodeIsTold() {
        assertThat(problems(
                        "partner: stall\nversion: 1\ncodes:\n  status:\n    a: FINISHED\n    b: FINAL\n    c: OVER\n"))
                .extracting(ProfileProblem::line)
                .containsExactly(5, 7);
    }

    @Test
    void aKeyThatStandsTwiceIsTold() {
        assertThat(problems("partner: stall\nversion: 1\nzone: UTC\nzone: UTC\n")
                        .get(0)
                        .text())
                .startsWith("stall.yaml:4:1: ");
    }

    @Test
    void theNameInsideMustBeTheFilesName() {
        assertThat(problems("partner: stal\nversion: 1\n").get(0).messageEn())
                .isEqualTo("partner should be stall, as the file's name says");
        assertThat(problems("version: 1\n")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'', 1:1", "'- a', 1:1", "hello, 1:1", "'partner: [', 1:"})
    void whatIsNoYamlOfKeysIsTold(String content, String place) {
        assertThat(problems(content).get(0).text()).startsWith("stall.yaml:" + place);
    }

    @Test
    void anAnalyteStandsInATitleOrInACell() {
        assertThat(problems("""
                partner: stall
                rows: {analytes: [Pb, Cd]}
                columns: {analyte: Test}
                constants: {value: "1"}
                """))
                .extracting(ProfileProblem::line, ProfileProblem::messageEn)
                .containsExactly(
                        tuple(2, "there is columns.analyte already: one of the two"),
                        tuple(2, "there is constants.value already: one of the two"));
    }

    static Stream<String> keys() {
        return Stream.of(ProfileKeys.ALL, ProfileKeys.FORMAT, ProfileKeys.ROWS, ProfileKeys.JOIN)
                .flatMap(List::stream)
                .map(ProfileKeys.Key::name);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyStandsInTheExampleForPartners(String key) throws IOException {
        assertThat(Files.readString(Path.of("docs/partners.md"))).containsPattern("(?m)(^ *|[{] ?|, )" + key + ":");
    }

    @Test
    void theFingerprintIsOfTheWholeText() throws Exception {
        assertThat(read("partner: stall\n").fingerprint())
                .hasSize(64)
                .isNotEqualTo(read("partner: stall\n# other\n").fingerprint());
    }

    private static Profile.Column column(String... names) {
        return new Profile.Column(List.of(names));
    }

    private static Profile read(String content) throws ProfileException {
        return ProfileReader.read("stall.yaml", content, "stall", Profiles.SHANGHAI);
    }

    private static List<ProfileProblem> problems(String content) {
        return catchThrowableOfType(ProfileException.class, () -> read(content)).problems();
    }
}
