package io.batchwatch.rules.reference.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.rules.reference.published.PublishedTable.NotUnderstood;
import io.batchwatch.rules.reference.published.PublishedTable.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An excerpt of the annex as it is found: a byte order mark, decimal commas, blanks of all kinds, cells over two lines. */
class EuContaminantsTest {
    private static final String MAPPING = """
            section,column,product,analyte,food
            1.1.3,1,Figues sèches,aflatoxin_b1,dried_fig
            1.1.16,3,Lait cru,aflatoxin_m1,milk
            1.4.5,1,Pâtes,deoxynivalenol,pasta
            1.8.1.2,1,Grains de seigle,ergot,rye
            3.1.3,1,Légumes-tiges,lead,onion
            4.2.3,2,Œufs,pfoa,egg
            4.2.3,2,Œufs,pfoa,duck_egg
            """;

    @Test
    void limitIsTakenAsItStands() throws Exception {
        PublishedTable table = read(MAPPING);

        assertThat(table.limits())
                .extracting(row -> row.clause() + " " + row.analyte() + " " + row.food() + " "
                        + row.value().toPlainString() + " " + row.unit())
                .containsExactly(
                        "1.1.3 aflatoxin_b1 dried_fig 6.0 µg/kg",
                        "1.1.16 aflatoxin_m1 milk 0.050 µg/kg",
                        "1.4.5 deoxynivalenol pasta 1250 µg/kg",
                        "1.8.1.2 ergot rye 0.5 g/kg",
                        "1.8.1.2 ergot rye 0.2 g/kg",
                        "4.2.3 pfoa egg 0.30 µg/kg",
                        "4.2.3 pfoa duck_egg 0.30 µg/kg");
    }

    @Test
    void limitThatChangesBecomesTwoThatFollowEachOther() throws Exception {
        List<PublishedTable.Row> rye = read(MAPPING).limits().stream()
                .filter(row -> row.food().equals("rye"))
                .toList();

        assertThat(rye.get(0).validFrom()).isEqualTo(EuContaminants.APPLIES_FROM);
        assertThat(rye.get(0).validTo()).contains(LocalDate.of(2024, 6, 30));
        assertThat(rye.get(1).validFrom()).isEqualTo(LocalDate.of(2024, 7, 1));
        assertThat(rye.get(1).validTo()).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodIsListedWithItsReason() throws Exception {
        assertThat(read(MAPPING).notUnderstood())
                .extracting(cell -> cell.clause() + " " + cell.column() + " " + cell.reason())
                .containsExactly(
                        "1.1.3 2 NOT_MAPPED",
                        "3.1.3 1 MAPPED_OTHERWISE",
                        "4.1.1.1 1 OTHER_BASIS",
                        "4.1.1.1 2 OTHER_BASIS",
                        "4.1.1.1 3 OTHER_BASIS",
                        "4.2.3 1 NOT_MAPPED",
                        "4.2.3 3 NOT_MAPPED");
    }

    /** A remark is no limit, and each cell with one is answered for. */
    @Test
    void everyCellIsEitherALimitOrListed() throws Exception {
        PublishedTable table = read(MAPPING);
        long understood = table.limits().stream()
                .map(row -> row.clause() + row.analyte())
                .distinct()
                .count();

        assertThat(table.cells()).isEqualTo(understood + table.notUnderstood().size());
    }

    @Test
    void withoutAMappingNothingIsGuessed() throws Exception {
        PublishedTable table = read("section,column,product,analyte,food\n");

        assertThat(table.limits()).isEmpty();
        assertThat(table.notUnderstood()).extracting(NotUnderstood::reason).contains(Reason.NOT_MAPPED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.05", "1250 000", "0,5 / 0,2", "5,0 μg/kg", "0,5 0,2 à partir du 1er brumaire 2024", "2,5 pg/g"
            })
    void whatIsNoFrenchLevelIsNone(String text) {
        assertThat(FrenchLevel.read(text, EuContaminants.APPLIES_FROM)).isEmpty();
    }

    private static PublishedTable read(String mapping) throws IOException, URISyntaxException {
        Path excerpt = Path.of(EuContaminantsTest.class
                .getResource("/published/annex-excerpt.csv")
                .toURI());
        return EuContaminants.read(excerpt, new StringReader(mapping));
    }
}
