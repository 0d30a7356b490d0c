package io.batchwatch.gateway.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.batchwatch.gateway.csv.CsvFile;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.Profiles;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapedTableTest {
    @TempDir
    private Path directory;

    private final List<String> lines = new ArrayList<>();
    private long passedOver;

    @Test
    void blanksAndControlsAreNoResults() throws Exception {
        read("id,type,value\n1,Blk,0\n2, std 1 ,5\n3,Sample,7\n4,,8\n", "rows: {skip: {Type: [BLK, Std*, '']}}");

        assertThat(lines).containsExactly("4: 3|Sample|7");
        assertThat(passedOver).isEqualTo(3);
    }

    @Test
    void orOnlyWhatIsNamedIsOne() throws Exception {
        read("id,type\n1,Blk\n2,Sample\n3,samples\n", "rows: {only: {type: [Sample]}, skip: {id: ['9']}}");

        assertThat(lines).containsExactly("3: 2|Sample");
    }

    @Test
    void aHeaderThatStandsThereOnceMoreIsPassedOver() throws Exception {
        read("id,value\n1,7\nid,value\n2,8\n");

        assertThat(lines).containsExactly("2: 1|7", "4: 2|8");
        assertThat(passedOver).isEqualTo(1);
    }

    @Test
    void anEmptyCellMeansWhatStandsAboveIt() throws Exception {
        read("id,food,value\n1,leek,7\n,,8\n2,,9\n", "rows: {carry: [id, food]}");

        assertThat(lines).containsExactly("2: 1|leek|7", "3: 1|leek|8", "4: 2|leek|9");
    }

    /** The row that could not be read may have been the one that those below mean. */
    @Test
    void nothingIsCarriedOverARowThatCannotBeRead() throws Exception {
        read("id,value\n1,7\n\"2\"x,8\n,9\n", "rows: {carry: [id]}");

        assertThat(lines).containsExactly("2: 1|7", "3: broken-quotes", "4: |9");
    }

    @Test
    void aHeadingIsForTheRowsBelow() throws Exception {
        Table table = read("id,value\nLeek,\n1,7\n,Celery\n2,8\n", "rows: {section: product}");

        assertThat(table.columns()).containsExactly("id", "value", "product");
        assertThat(lines).containsExactly("3: 1|7|Leek", "5: 2|8|Celery");
        assertThat(passedOver).isEqualTo(2);
    }

    @Test
    void aColumnForEachAnalyteIsARowForEachValue() throws Exception {
        Table table = read("id,Pb (mg/kg),pH,day\n1,0.1,7,Mon\n2,,6,Tue\n", "rows: {analytes: [pH, Pb]}");

        assertThat(table.columns()).containsExactly("id", "", "", "day", "analyte", "value", "unit");
        assertThat(lines)
                .containsExactly(
                        "2002 (2 Pb (mg/kg)): 1|||Mon|Pb|0.1|mg/kg",
                        "2003 (2 pH): 1|||Mon|pH|7|",
                        "3003 (3 pH): 2|||Tue|pH|6|");
    }

    @Test
    void everyRowOfAWideTableIsAnswered() throws Exception {
        read("id,Pb,Cd\n1,,\n2,1,2,3\n", "rows: {analytes: [Pb, Cd]}");

        assertThat(lines).containsExactly("2000 (2): missing-value", "3000 (3): too-many-cells");
    }

    @Test
    void aWideTableMayHaveHeadings() throws Exception {
        read("id,Pb,Cd\nLeek,,\n1,3,\n", "rows: {analytes: [Pb, Cd], section: product}");

        assertThat(lines).containsExactly("3002 (3 Pb): 1|||Leek|Pb|3");
    }

    @Test
    void numbersOfALineHaveRoomForAllItsColumns() {
        assertThat(UnpivotedRows.numbersOfALine(999)).isEqualTo(1000);
        assertThat(UnpivotedRows.numbersOfALine(1000)).isEqualTo(10_000);
        assertThat(UnpivotedRows.numbersOfALine(16_384)).isEqualTo(100_000);
    }

    @Test
    void behindTheLastRowAllowedTheRestIsRefusedAsOne() throws Exception {
        read("id,value\n1,7\n2,8\n3,9\n4,9\n", "rows: {most: 2}");

        assertThat(lines).containsExactly("2: 1|7", "3: 2|8", "4: too-many-rows");
    }

    @Test
    void aRowThatIsTooLongIsRefused() throws Exception {
        read("id,value\n1,7\n2,123456789\n3,9\n", "rows: {longest: 9}");

        assertThat(lines).containsExactly("2: 1|7", "3: too-long", "4: 3|9");
    }

    @Test
    void rulesForColumnsThatAreNotThereAreTold() {
        UnreadableException refused = catchThrowableOfType(
                UnreadableException.class,
                () -> read("id,value\n", "rows: {skip: {Type: [x]}, carry: [food], analytes: [Pb]}"));

        assertThat(refused.problems())
                .extracting(Problem::rule, Problem::field, Problem::value)
                .containsExactlyInAnyOrder(
                        tuple(Rule.MISSING_COLUMN, "rows.skip", "Type"),
                        tuple(Rule.MISSING_COLUMN, "rows.carry", "food"),
                        tuple(Rule.MISSING_COLUMN, "rows.analytes", "Pb"));
    }

    @Test
    void theHeaderMayStandFurtherDown() throws Exception {
        Table table = read("Report,,\n,,\nsample_id,product,value\n1,leek,7\n", "format: {header: search}");

        assertThat(table.columns()).containsExactly("sample_id", "product", "value");
        assertThat(lines).containsExactly("4: 1|leek|7");
    }

    @Test
    void aFileWithoutAHeaderHasNumberedColumns() throws Exception {
        Table table =
                read("1;leek;7\n2;celery;8\n", "format: {header: none}", "columns: {sample_id: '#1', product: '#2'}");

        assertThat(table.columns()).containsExactly("#1", "#2", "#3");
        assertThat(lines).containsExactly("1: 1|leek|7", "2: 2|celery|8");
    }

    private Table read(String text, String... yaml) throws IOException, UnreadableException {
        Profile profile = Profiles.of(yaml);
        Path file = Files.writeString(directory.resolve("run.csv"), text);
        Table table = ShapedTable.of(CsvFile.open(file, profile), profile);
        try (Rows rows = table.rows()) {
            for (Rows.Next next = rows.next(); !(next instanceof Rows.Next.End); next = rows.next()) {
                lines.add(line(next));
            }
            passedOver = rows.passedOver();
        }
        return table;
    }

    private static String line(Rows.Next next) {
        if (next instanceof Rows.Next.Row row) {
            return place(row.row()) + ": " + String.join("|", row.row().cells());
        }
        Rows.Next.Broken broken = (Rows.Next.Broken) next;
        return place(broken.row()) + ": " + broken.problem().rule().code();
    }

    private static String place(RawRow row) {
        return row.line() + (row.place().isEmpty() ? "" : " (" + row.place() + ")");
    }
}
