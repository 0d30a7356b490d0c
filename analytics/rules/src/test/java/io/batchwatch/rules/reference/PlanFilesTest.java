package io.batchwatch.rules.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.coverage.Place;
import io.batchwatch.rules.coverage.Plan;
import io.batchwatch.rules.coverage.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFilesTest {
    private static final String PLANS = "place,test_kind,category,from,to,samples,basis,source,status\n";
    private static final String PLACES = "site,residents,counted_on,tile_row,tile_column,source,status\n";
    private static final String YEAR = "2026-01-01,2026-12-31";

    @TempDir
    private Path directory;

    @BeforeEach
    void seed() {
        ReferenceFiles.seed(directory);
    }

    @Test
    void theShippedPlansAreForTheShippedPlaces() {
        Plans plans = PlanFiles.load(directory);

        assertThat(plans.places().get("v_hexi"))
                .isEqualTo(new Place(
                        "v_hexi",
                        "village",
                        Optional.of(new Place.Residents(960, LocalDate.of(2025, 12, 31))),
                        Optional.of(new Place.Tile(3, 1))));
        assertThat(plans.places()).containsKey("s_canteen1");
        assertThat(plans.plans())
                .contains(new Plan(
                        "village",
                        TestKind.LAB,
                        "",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31),
                        24,
                        Plan.Basis.PER_THOUSAND,
                        "示例计划 demo plan"));
    }

    @Test
    void aHouseThatWasThereBeforePlansGetsTheirHeadersAlone() throws IOException {
        Files.delete(directory.resolve("plans.csv"));
        Files.delete(directory.resolve("places.csv"));
        write("sites.csv", "code,kind,parent,zh,en,aliases\nours,market,,我们的,Ours,\n");

        ReferenceFiles.seed(directory);

        assertThat(PlanFiles.load(directory).plans()).isEmpty();
        assertThat(PlanFiles.load(directory).places()).containsOnlyKeys("ours");
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "nowhere,RAPID,," + YEAR + ",9,each,plan,V; place; 'nowhere' is neither a site nor a kind of site",
                ",RAPID,," + YEAR + ",9,each,plan,V; place; is needed",
                "market,TASTE,," + YEAR + ",9,each,plan,V; test_kind; 'TASTE' is none of [RAPID, LAB, SELF_CHECK]",
                "market,RAPID,toys," + YEAR + ",9,each,plan,V; category; 'toys' is no category",
                "market,RAPID,,soon,2026-12-31,9,each,plan,V; from; 'soon' is no day such as 2026-01-31",
                "market,RAPID,,2026-03-01,2026-02-01,9,each,plan,V; to; a plan ends after it begins",
                "market,RAPID,,2026-03-01,2027-02-01,9,each,plan,V; ''; a plan is of one year",
                "market,RAPID,," + YEAR + ",many,each,plan,V; samples; 'many' is no whole number",
                "market,RAPID,," + YEAR + ",0,each,plan,V; samples; a plan asks for a sample at least",
                "market,RAPID,," + YEAR + ",9,all,plan,V; basis; 'all' is none of [EACH, PER_THOUSAND]",
                "market,LAB,," + YEAR
                        + ",9,per_thousand,plan,V; basis; places.csv counts no residents at m_beiqiao, m_dong",
                "market,RAPID,," + YEAR + ",9,each,,V; source; is needed",
                "market,RAPID,," + YEAR + ",9,each,plan,X; status; 'X' is none of [M, V]",
                "canteen,RAPID,,2026-12-31,2026-12-31,9,each,plan,V; from; another plan of this place, kind of test and"
            })
    void aWrongCellOfAPlanIsNamed(String row, String column, String message) throws IOException {
        write("plans.csv", PLANS + "canteen,RAPID,," + YEAR + ",5,each,plan,V\n" + row + "\n");

        assertProblem("plans.csv", column, message);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "v_new,5,2026-01-01,,,count,V; site; 'v_new' is not among the sites",
                "m_dongmen,,,,,count,V; site; 'm_dongmen' stands here twice",
                "v_hexi,none,2026-01-01,,,count,V; residents; 'none' is no whole number",
                "v_hexi,0,2026-01-01,,,count,V; residents; where nobody lives",
                "v_hexi,5,,,,count,V; counted_on; '' is no day such as 2026-01-31",
                "v_hexi,,,2,,count,V; tile_column; '' is no whole number",
                "v_hexi,,,0,3,count,V; tile_row; tiles are counted from 1 to 40",
                "v_hexi,,,2,3,count,V; tile_row; another site has this tile",
                "v_hexi,5,2026-01-01,,,,V; source; is needed",
                "v_hexi,5,2026-01-01,,,count,; status; '' is none of [M, V]"
            })
    void aWrongCellOfAPlaceIsNamed(String row, String column, String message) throws IOException {
        write("plans.csv", PLANS);
        write("places.csv", PLACES + "m_dongmen,,,2,3,map,M\n" + row + "\n");

        assertProblem("places.csv", column, message);
    }

    private void assertProblem(String file, String column, String message) {
        List<ReferenceProblem> problems = catchThrowableOfType(
                        ReferenceException.class, () -> PlanFiles.load(directory))
                .problems();
        assertThat(problems).hasSize(1);
        ReferenceProblem problem = problems.get(0);
        assertThat(problem.file()).isEqualTo(file);
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.column()).isEqualTo(column);
        assertThat(problem.messageEn()).startsWith(message);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }
}
