package io.batchwatch.board;

import static io.batchwatch.board.given.Views.DAY;
import static io.batchwatch.board.given.Views.NOON;
import static io.batchwatch.board.given.Views.batch;
import static io.batchwatch.board.given.Views.counts;
import static io.batchwatch.board.given.Views.rapid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.board.given.Json;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.VerdictCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardCoverageTest {
    private static final String PLANS = "place,test_kind,category,from,to,samples,basis,source,status\n";

    @TempDir
    private Path directory;

    private BoardHouse house;

    @BeforeEach
    void openHouse() {
        house = new BoardHouse(directory);
    }

    @AfterEach
    void closeHouse() {
        house.close();
    }

    @Test
    void aSiteStandsBesideItsPlanWithItsOpenBatches() throws IOException {
        plan("m_dongmen,RAPID,,2026-01-01,2026-12-31,365,each,town plan 2026,V", 1);
        house.views().accept(rapid(DAY.minusDays(1), "vegetable", new VerdictCounts(30, 2, 1, 3, 4), 1));
        house.views().accept(batch("B-1", BatchState.UNSAFE, NOON, 1));
        house.views().accept(batch("B-2", BatchState.RETEST, NOON, 1));
        house.views().accept(batch("B-3", BatchState.CLEARED, NOON, 1));

        Json answer = json("/api/v1/coverage?kind=RAPID");

        assertThat(answer.at("/year").number()).isEqualTo(2026);
        assertThat(answer.at("/today").text()).isEqualTo("2026-03-11");
        assertThat(answer.at("/expected_by").text()).as("three days settle").isEqualTo("2026-03-08");
        assertThat(answer.at("/planned").number()).isEqualTo(365);
        assertThat(answer.at("/expected").fraction()).isEqualTo(67, within(1e-9));
        assertThat(answer.at("/taken").number()).isEqualTo(40);
        assertThat(answer.at("/taken_elsewhere").number()).isZero();
        Json row = site(answer, "m_dongmen");
        assertThat(row.at("/planned").number()).isEqualTo(365);
        assertThat(row.at("/taken").number()).isEqualTo(40);
        assertThat(row.at("/judged").number()).isEqualTo(33);
        assertThat(row.at("/remaining").number()).isEqualTo(325);
        assertThat(row.at("/pace").text()).isEqualTo("BEHIND");
        assertThat(row.at("/days_since").number()).isEqualTo(2);
        assertThat(row.at("/unsafe").number()).isEqualTo(1);
        assertThat(row.at("/suspect").number()).isEqualTo(1);
        assertThat(row.at("/tile_row").number()).isEqualTo(2);
        assertThat(row.at("/sources").text()).isEqualTo("town plan 2026");
        assertThat(site(answer, "v_hexi").at("/pace").text()).isEqualTo("NO_PLAN");
        assertThat(site(answer, "v_hexi").at("/per_thousand").fraction()).isZero();
    }

    @Test
    void aChangedPlanIsInForceWithoutARestartAndABrokenOneIsNot() throws IOException {
        plan("m_dongmen,RAPID,,2026-01-01,2026-12-31,10,each,plan,V", 1);
        assertThat(json("/api/v1/coverage?kind=RAPID").at("/planned").number()).isEqualTo(10);

        plan("m_dongmen,RAPID,,2026-01-01,2026-12-31,20,each,plan,V", 2);
        assertThat(json("/api/v1/coverage?kind=RAPID").at("/planned").number()).isEqualTo(20);

        plan("m_dongmen,RAPID,,2026-01-01,2026-12-31,many,each,plan,V", 3);
        assertThat(json("/api/v1/coverage?kind=RAPID").at("/planned").number()).isEqualTo(20);
    }

    @Test
    void anotherYearHasItsOwnPlan() throws IOException {
        plan("m_dongmen,RAPID,,2025-01-01,2025-12-31,10,each,plan,V", 1);
        house.views().accept(rapid(DAY.minusYears(1), "vegetable", counts(10, 0, 0), 1));
        house.views().accept(rapid(DAY, "vegetable", counts(99, 0, 0), 1));

        Json row = site(json("/api/v1/coverage?kind=RAPID&year=2025"), "m_dongmen");

        assertThat(row.at("/taken").number()).isEqualTo(10);
        assertThat(row.at("/pace").text()).isEqualTo("FULFILLED");
        assertThat(site(json("/api/v1/coverage?kind=RAPID"), "m_dongmen")
                        .at("/pace")
                        .text())
                .isEqualTo("NO_PLAN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/coverage",
                "/api/v1/coverage?kind=RAPID,LAB",
                "/api/v1/coverage?kind=RAPID&year=lately",
                "/api/v1/coverage?kind=RAPID&site=v_hexi"
            })
    void whatCannotBeReadIsRefused(String question) {
        assertThat(house.get(question).statusCode()).isEqualTo(400);
    }

    private void plan(String row, int second) throws IOException {
        Path file = Files.writeString(directory.resolve("plans.csv"), PLANS + row + "\n");
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.parse("2026-03-10T00:00:00Z").plusSeconds(second)));
        house.clock.step(Duration.ofSeconds(2));
    }

    private static Json site(Json answer, String site) {
        List<Json> rows = new ArrayList<>();
        answer.at("/rows").forEach(rows::add);
        return rows.stream()
                .filter(row -> row.at("/site").text().equals(site))
                .findFirst()
                .orElseThrow();
    }

    private Json json(String path) {
        assertThat(house.get(path).statusCode()).as(house.get(path).body()).isEqualTo(200);
        return Json.of(house.get(path).body());
    }
}
