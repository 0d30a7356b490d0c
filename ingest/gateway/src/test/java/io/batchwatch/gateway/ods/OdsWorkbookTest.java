package io.batchwatch.gateway.ods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.Profiles;
import io.batchwatch.gateway.sheet.Books;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OdsWorkbookTest {
    private static final Profile GENERIC = Profiles.of();
    private static final String HEADER = "<r><c>sample_id</c><c>product</c><c>sampled_at</c><c>test_kind</c>"
            + "<c>analyte</c><c>value</c><c>unit</c></r>";

    @TempDir
    private Path directory;

    @Test
    void sheetsAreReadInTheirOrderAndHiddenOnesAreNot() throws Exception {
        Books.Content content = read(new Ods()
                .sheet("March", HEADER + row("S-1", "<c>0.05</c>"))
                .hiddenSheet("Old", HEADER + row("S-0", "<c>0.05</c>"))
                .sheet("Notes", "<r><c>made by the county</c></r>")
                .sheet("April", HEADER + row("S-2", "<c>0.07</c>")));

        assertThat(content.table().form()).isEqualTo("ods, sheets March, April; not read: Notes");
        assertThat(content.column("sample_id")).containsExactly("S-1", "S-2");
        assertThat(content.places()).containsExactly("March!2", "April!2");
    }

    @ParameterizedTest
    @CsvSource({
        "'office:value-type=\"float\" office:value=\"0.30000000000000004\"', 0.3, 0.3",
        "'office:value-type=\"float\" office:value=\"0.1234\"', 0.12, 0.1234",
        "'office:value-type=\"float\" office:value=\"42\"', 00042, 00042",
        "'office:value-type=\"percentage\" office:value=\"0.125\"', 13%, 12.5%",
        "'office:value-type=\"date\" office:date-value=\"2026-03-01\"', 01/03/26, 2026-03-01",
        "'office:value-type=\"date\" office:date-value=\"2026-03-01T08:30:00\"', 1.3., 2026-03-01 08:30:00",
        "'office:value-type=\"string\"', '<text:span>0.02</text:span>*', 0.02*",
        "'office:value-type=\"string\"', 'a<text:s text:c=\"2\"/>b<text:line-break/>c', 'a  b\nc'",
    })
    void aCellReadsAsItWasTyped(String attributes, String shown, String text) throws Exception {
        Books.Content content =
                read(new Ods().sheet("S", HEADER + row("S-1", "<c %s>%s</c>".formatted(attributes, shown))));

        assertThat(content.column("value")).containsExactly(text);
    }

    @Test
    void aNoteThatHangsOnACellIsNotItsText() throws Exception {
        Books.Content content = read(new Ods()
                .sheet(
                        "S",
                        HEADER
                                + row(
                                        "S-1",
                                        "<table:table-cell><office:annotation><text:p>odd</text:p></office:annotation>"
                                                + "<text:p>0.05</text:p></table:table-cell>")));

        assertThat(content.column("value")).containsExactly("0.05");
    }

    @Test
    void whatIsMergedHoldsForEachOfItsRowsThatHasAnythingOfItsOwn() throws Exception {
        String merged = "<c table:number-rows-spanned=\"3\" table:number-columns-spanned=\"1\">%s</c>";
        Books.Content content = read(new Ods()
                .sheet(
                        "S",
                        HEADER + "<r>" + merged.formatted("S-1") + merged.formatted("leek")
                                + "<c>2026-03-01</c><c>LAB</c><c>procymidone</c><c>0.05</c></r>"
                                + "<r><v/><v/><c>2026-03-01</c><c>LAB</c><c>chlorpyrifos</c><c>ND</c></r>"
                                + "<r><v/><v/></r>"
                                + row("S-2", "<c>0.07</c>")));

        assertThat(content.column("sample_id")).containsExactly("S-1", "S-1", "S-2");
        assertThat(content.column("product")).containsExactly("leek", "leek", "leek");
        assertThat(content.places()).containsExactly("S!2", "S!3", "S!5");
    }

    /** As every program fills its sheets. */
    @Test
    void emptyRowsAndCellsToTheEndOfTheSheetCostNothing() throws Exception {
        Books.Content content = read(new Ods()
                .sheet(
                        "S",
                        HEADER
                                + row(
                                        "S-1",
                                        "<c>0.05</c><c/><table:table-cell table:number-columns-repeated=\"16376\"/>")
                                + "<r table:number-rows-repeated=\"1048574\">"
                                + "<table:table-cell table:number-columns-repeated=\"16384\"/></r>"));

        assertThat(content.rows()).hasSize(1);
        assertThat(content.broken()).isEmpty();
    }

    @Test
    void aResultThatIsRepeatedToTheEndOfTheSheetIsDamage() throws Exception {
        assertThat(refusal(new Ods()
                        .sheet(
                                "S",
                                HEADER
                                        + row("S-1", "<c>0.05</c>")
                                                .replace("<r>", "<r table:number-rows-repeated=\"1048575\">"))))
                .isEqualTo(Rule.DAMAGED);
    }

    @Test
    void anErrorOfAFormulaRefusesItsRow() throws Exception {
        Books.Content content =
                read(new Ods().sheet("S", HEADER + row("S-1", "<c table:formula=\"of:=NA()\">#N/A</c>")));

        assertThat(content.brokenRules()).containsExactly(Rule.CELL_ERROR);
    }

    @Test
    void aSpreadsheetWithAPasswordIsTold() throws Exception {
        assertThat(refusal(new Ods()
                        .part(
                                "META-INF/manifest.xml",
                                "<manifest><file-entry><encryption-data/></file-entry></manifest>")
                        .part("content.xml", "\u0001\u0002")))
                .isEqualTo(Rule.ENCRYPTED);
    }

    @Test
    void anEntityIsNotLookedUp() throws Exception {
        assertThat(refusal(
                        new Ods().part("content.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x/>")))
                .isEqualTo(Rule.DAMAGED);
    }

    private static String row(String sample, String value) {
        return "<r><c>" + sample + "</c><c>leek</c><c>2026-03-01</c><c>LAB</c><c>procymidone</c>" + value + "</r>";
    }

    private Books.Content read(Ods ods) throws IOException, UnreadableException {
        return Books.Content.of(ods.saved(directory.resolve("named.csv")), GENERIC);
    }

    private Rule refusal(Ods ods) {
        List<Problem> problems =
                catchThrowableOfType(UnreadableException.class, () -> read(ods)).problems();
        return problems.get(0).rule();
    }
}
