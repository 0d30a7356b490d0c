package io.batchwatch.gateway.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.Profiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
    private static final List<String> CANONICAL =
            List.of("sample_id", "product", "sampled_at", "test_kind", "analyte", "value");
    private static final Profile GENERIC = Profiles.of();

    @ParameterizedTest
    @EnumSource(Field.class)
    void everyFieldIsFoundByItsNameAndByEachSynonym(Field field) throws Exception {
        List<String> names = new ArrayList<>(field.synonyms());
        names.add(field.column());
        for (String name : names) {
            List<String> cells = new ArrayList<>(CANONICAL);
            cells.remove(field.column());
            cells.add(0, name);
            assertThat(Header.of(cells, GENERIC).columns(field)).as(name).containsExactly(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sample_ID", " sample_id ", "SAMPLE_ID", "ｓａｍｐｌｅ_ｉｄ", "样品 编号", "样品编号\u00a0"})
    void widthCaseAndBlanksMakeNoDifference(String name) throws Exception {
        assertThat(Header.of(with("sample_id", name), GENERIC).columns(Field.SAMPLE_ID))
                .containsExactly(0);
    }

    @Test
    void columnsThatNobodyReadsAreNamed() throws Exception {
        assertThat(Header.of(and("weather", "", " mood "), GENERIC).ignored()).containsExactly("weather", "mood");
    }

    @Test
    void everyMissingColumnIsTold() {
        assertThat(problems(List.of("sample_id", "value"), GENERIC))
                .extracting(Problem::rule, Problem::field)
                .containsExactly(
                        tuple(Rule.MISSING_COLUMN, "product"),
                        tuple(Rule.MISSING_COLUMN, "sampled_at"),
                        tuple(Rule.MISSING_COLUMN, "test_kind"),
                        tuple(Rule.MISSING_COLUMN, "analyte"));
    }

    @Test
    void aMissingColumnIsToldWithItsNamesAndTheNearestOne() {
        Problem problem = problems(with("sample_id", "sampel_id"), GENERIC).get(0);

        assertThat(problem.messageEn()).contains("sample_id / 样品编号").contains("nearest is sampel_id");
        assertThat(problem.messageZh()).contains("最接近的列是 sampel_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"value", "qualifier", "reported_verdict", "结论"})
    void aValueOrAFindingOrAVerdictIsEnough(String column) throws Exception {
        assertThat(Header.of(with("value", column), GENERIC).width()).isEqualTo(CANONICAL.size());
    }

    @Test
    void withoutAnyOfThemTheValueIsMissing() {
        assertThat(problems(with("value", "remark"), GENERIC))
                .extracting(Problem::rule, Problem::field)
                .containsExactly(tuple(Rule.MISSING_COLUMN, "value"));
    }

    @Test
    void twoColumnsForOneFieldAreNotChosenBetween() {
        Problem problem = problems(and("检测结果"), GENERIC).get(0);

        assertThat(problem.rule()).isEqualTo(Rule.DOUBLE_COLUMN);
        assertThat(problem.value()).isEqualTo("value, 检测结果");
    }

    @Test
    void twoColumnsOfOneNameAreNotChosenBetween() {
        Problem problem = problems(and("Value"), GENERIC).get(0);

        assertThat(problem.rule()).isEqualTo(Rule.DOUBLE_COLUMN);
        assertThat(problem.field()).isEqualTo("value");
    }

    /** Two are there: that none is would be a lie. */
    @Test
    void aColumnThatStandsTwiceIsNotMissing() {
        assertThat(problems(and("检测结果", "样品编号"), GENERIC))
                .extracting(Problem::rule)
                .containsExactly(Rule.DOUBLE_COLUMN, Rule.DOUBLE_COLUMN);
    }

    @Test
    void norAreTwoOfTheNameThatTheProfileSays() {
        assertThat(problems(and("Result", "Result"), Profiles.of("columns: {lod: Result}")))
                .extracting(Problem::rule, Problem::field)
                .containsExactly(tuple(Rule.DOUBLE_COLUMN, "lod"));
    }

    @Test
    void twoColumnsOfOneNameThatNobodyReadsDoNoHarm() throws Exception {
        assertThat(Header.of(and("note", "note"), GENERIC).ignored()).containsExactly("note", "note");
    }

    @Test
    void theProfileSaysWhichOfTwo() throws Exception {
        Header header = Header.of(and("检测结果"), Profiles.of("columns: {value: 检测结果}"));

        assertThat(header.columns(Field.VALUE)).containsExactly(CANONICAL.size());
        assertThat(header.ignored()).containsExactly("value");
    }

    @Test
    void aProfileMayNameSeveralAndTheFirstThatIsThereIsTaken() throws Exception {
        Header header = Header.of(with("value", "Result 2"), Profiles.of("columns: {value: [Result 1, Result 2]}"));

        assertThat(header.columns(Field.VALUE)).containsExactly(5);
    }

    @Test
    void aProfileMayJoinSeveral() throws Exception {
        Header header = Header.of(
                List.of("product", "day", "sampled_at", "test_kind", "analyte", "value", "river"),
                Profiles.of("columns: {sample_id: {join: [river, day]}}"));

        assertThat(header.columns(Field.SAMPLE_ID)).containsExactly(6, 1);
    }

    @Test
    void oneOfTheJoinedColumnsMissingIsTheFieldMissing() {
        assertThat(problems(CANONICAL, Profiles.of("columns: {sample_id: {join: [river, day]}}")))
                .extracting(Problem::rule, Problem::field)
                .containsExactly(tuple(Rule.MISSING_COLUMN, "sample_id"));
    }

    @Test
    void aConstantOrADefaultStandsForAColumn() throws Exception {
        Header header = Header.of(
                List.of("sample_id", "product", "sampled_at", "value"),
                Profiles.of("constants: {analyte: lead}", "defaults: {test_kind: LAB}"));

        assertThat(header.columns(Field.ANALYTE)).isEmpty();
    }

    @Test
    void theUnitInATitleIsNoPartOfItsName() throws Exception {
        Header header = Header.of(with("value", "检测结果（mg/kg）"), GENERIC);

        assertThat(header.columns(Field.VALUE)).containsExactly(CANONICAL.indexOf("value"));
        assertThat(header.unit(Field.VALUE)).isEqualTo("mg/kg");
        assertThat(header.unit(Field.PRODUCT)).isEmpty();
    }

    @Test
    void theSecondOfANameIsNamed() throws Exception {
        Header header = Header.of(and("Units", "Units"), Profiles.of("columns: {unit: 'units#2'}"));

        assertThat(header.columns(Field.UNIT)).containsExactly(CANONICAL.size() + 1);
    }

    @Test
    void aColumnMayBeNamedByItsNumber() throws Exception {
        Header header = Header.of(with("value", ""), Profiles.of("columns: {value: '#6'}"));

        assertThat(CANONICAL.indexOf("value")).isEqualTo(5);
        assertThat(header.columns(Field.VALUE)).containsExactly(5);
    }

    @Test
    void whatTheFilesNameTellsNeedsNoColumn() throws Exception {
        Header header = Header.of(with("sampled_at", "x"), Profiles.of("file_name: {sampled_at: '(.*)[.]csv'}"));

        assertThat(header.columns(Field.SAMPLED_AT)).isEmpty();
    }

    private static List<String> with(String old, String other) {
        return CANONICAL.stream().map(cell -> cell.equals(old) ? other : cell).toList();
    }

    private static List<String> and(String... more) {
        List<String> cells = new ArrayList<>(CANONICAL);
        cells.addAll(List.of(more));
        return cells;
    }

    private static List<Problem> problems(List<String> cells, Profile profile) {
        return catchThrowableOfType(UnreadableException.class, () -> Header.of(cells, profile))
                .problems();
    }
}
