package io.batchwatch.standalone.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.rules.reference.ControlTargets;
import io.batchwatch.standalone.sql.History;
import io.batchwatch.standalone.sql.QueryException;
import io.batchwatch.views.CredibilityReview;
import io.batchwatch.views.LaboratoriesReview;
import io.batchwatch.views.QualityControlReview;
import io.batchwatch.views.Review;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews of real Parquet files with the columns of the history. */
class HistoryReviewsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final String COLUMNS = """
            (result_id varchar, revision integer, status varchar, sample_id varchar, batch_id varchar, product varchar,
            product_name varchar, category varchar, purpose varchar, sampled_at timestamptz, sampled_date date,
            analyte varchar, test_kind varchar, lab varchar, lab_name varchar, instrument varchar, tested_at timestamptz,
            qualifier varchar, value double, unit varchar, partner varchar, received_at timestamptz, verdict varchar)""";

    @TempDir
    private Path data;

    @Test
    void emptyHistoryHasNoReviews() throws QueryException {
        assertThat(reviews(ControlTargets.NONE)).isEmpty();
    }

    /** Two materials, the high one gone out of control at noon: three results are in doubt, each counted once. */
    @Test
    void instrumentOfTwoMaterialsTakesBackTheResultsSinceItsLastGoodControl() throws Exception {
        history("""
                insert into results values
                    %s, %s, %s, %s, %s, %s, %s, %s""".formatted(
                        control("c1", "low", "08:00", 1.0),
                        control("c2", "high", "08:00", 10.0),
                        control("c3", "low", "12:00", 1.01),
                        control("c4", "high", "12:00", 14.0),
                        result("r1", "07:00", 2),
                        result("r2", "09:00", 2),
                        result("r3", "11:00", 3),
                        result("r4", "13:00", 4)));

        List<Review> reviews = reviews(targets());

        QualityControlReview control = (QualityControlReview) reviews.get(0);
        assertThat(control.controls()).isEqualTo(4);
        assertThat(control.instruments()).isEqualTo(1);
        assertThat(control.outOfControl()).isEqualTo(1);
        assertThat(control.resultsInDoubt()).isEqualTo(3);
        assertThat(control.logs()).hasSize(2);
        assertThat(control.logs().get(0).material()).isEqualTo("high");
        assertThat(control.logs().get(0).place()).isEqualTo("lab_county");
        assertThat(control.logs().get(0).points().get(1).brokenRules()).contains("1-3s");
    }

    @Test
    void countersAndLaboratoriesOfTheLatestYearAreLookedAt() throws Exception {
        history("""
                insert into results
                select 'q' || i, 1, 'FINAL', 's' || i, 'b' || i, 'leek', 'leek', 'vegetable', 'ROUTINE',
                    timestamptz '2026-03-01 00:00:00+00' - i * interval 1 hour,
                    cast(timestamptz '2026-03-01 00:00:00+00' - i * interval 1 hour as date),
                    'inhibition', 'RAPID', '', 'counter ' || i %% 3, 'NC', null, 'EQ', 10 + hash(i) %% 200 / 10.0, '%%',
                    'p', timestamptz '2026-03-01 00:00:00+00', 'PASS'
                from range(12000) t(i)
                union all
                select 'l' || i, 1, 'FINAL', 'x' || i, 'lot' || i // 2, 'leek', 'leek', 'vegetable', 'ROUTINE',
                    timestamptz '2026-03-01 00:00:00+00', date '2026-03-01', 'cadmium', 'LAB',
                    'lab_' || i %% 2, '', 'ICP', null, 'EQ',
                    (i %% 2 + 1) * (1 + hash(i) %% 100 / 1000.0), 'mg/kg', 'p', timestamptz '2026-03-01 00:00:00+00', 'PASS'
                from range(40) t(i)""".replace("%%", "%"));

        List<Review> reviews = reviews(ControlTargets.NONE);

        CredibilityReview counters = (CredibilityReview) reviews.get(1);
        assertThat(counters.to()).isEqualTo(Optional.of(LocalDate.of(2026, 3, 1)));
        assertThat(counters.from()).isEqualTo(Optional.of(LocalDate.of(2025, 3, 2)));
        assertThat(counters.counters()).isEqualTo(3);
        assertThat(counters.readings()).isBetween(8_700L, 8_800L);
        LaboratoriesReview laboratories = (LaboratoriesReview) reviews.get(2);
        assertThat(laboratories.laboratories()).isEqualTo(2);
        assertThat(laboratories.laboratoriesToLookAt()).isEqualTo(2);
        assertThat(laboratories.comparisons().get(0).n()).isEqualTo(20);
    }

    private List<Review> reviews(ControlTargets targets) throws QueryException {
        try (History history = History.open(data.resolve("history"), targets, ZONE)) {
            return HistoryReviews.of(history, NOW);
        }
    }

    private ControlTargets targets() throws IOException {
        Files.writeString(data.resolve("controls.csv"), """
                material,analyte,lab,instrument,unit,target,standard_deviation
                low,cadmium,,,mg/kg,1,0.05
                high,cadmium,,,mg/kg,10,0.5
                """);
        return ControlTargets.load(data);
    }

    private void history(String insert) throws IOException, SQLException {
        Path month = Files.createDirectories(data.resolve("history/results/sampled_month=2026-03"));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("set TimeZone = 'Asia/Shanghai'");
            statement.execute("create table results " + COLUMNS);
            statement.execute(insert);
            statement.execute("copy results to '" + month.resolve("one.parquet") + "' (format parquet)");
        }
    }

    private static String control(String id, String material, String hour, double value) {
        return row(id, material, "CONTROL", hour, value);
    }

    private static String result(String id, String hour, double value) {
        return row(id, "rice", "ROUTINE", hour, value);
    }

    private static String row(String id, String product, String purpose, String hour, double value) {
        String at = "timestamptz '2026-03-10 " + hour + ":00+08'";
        return "('%1$s', 1, 'FINAL', '%1$s', '%1$s', '%2$s', '%2$s', 'grain', '%3$s', %4$s, date '2026-03-10', 'cadmium', 'LAB', "
                        .formatted(id, product, purpose, at)
                + "'lab_county', 'County', 'ICP-1', %s, 'EQ', %s, 'mg/kg', 'p', %s, 'PASS')".formatted(at, value, at);
    }
}
