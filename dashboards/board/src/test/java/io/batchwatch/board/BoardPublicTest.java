package io.batchwatch.board;

import static io.batchwatch.board.given.Views.batch;
import static io.batchwatch.board.given.Views.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.board.bulletin.Publishing;
import io.batchwatch.board.given.Json;
import io.batchwatch.contract.TestKind;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.VerdictCounts;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardPublicTest {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 9);
    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    @TempDir
    private Path directory;

    @Test
    void unlessTheHouseSaysSoThereIsNothingPublic() {
        try (BoardHouse house = new BoardHouse(directory)) {
            house.views().caughtUp();
            for (String path : List.of(
                    "/public",
                    "/public/",
                    "/public/index.html",
                    "/public/public.js",
                    "/api/v1/public/bulletins",
                    "/api/v1/public/bulletins/2026-01")) {
                assertThat(house.get(path).statusCode()).as(path).isEqualTo(404);
            }
        }
    }

    @Test
    void aBulletinIsServedWithItsLicenceAndItsNeighbours() {
        try (BoardHouse house = open()) {
            Json list = Json.of(house.get("/api/v1/public/bulletins").body());
            HttpResponse<String> answer = house.get("/api/v1/public/bulletins/2026-01");
            Json january = Json.of(answer.body());

            assertThat(list.at("/publisher").text()).isEqualTo("板桥镇食安办");
            assertThat(list.at("/bulletins"))
                    .extracting(line -> line.at("/month").text() + " "
                            + line.at("/inspected").number() + " "
                            + line.at("/page").text())
                    .containsExactly("2026-01 40 /public/?month=2026-01", "2025-12 30 /public/?month=2025-12");
            assertThat(january.at("/categories"))
                    .extracting(row -> row.at("/category").text() + " "
                            + row.at("/inspected").number())
                    .containsExactly("all 40", "vegetable 40");
            assertThat(january.at("/earlier").text()).isEqualTo("2025-12");
            assertThat(january.at("/later").isNull()).isTrue();
            assertThat(january.at("/licence").text()).isEqualTo(LICENCE);
            assertThat(answer.headers().firstValue("link")).contains("<" + LICENCE + ">; rel=\"license\"");
            assertThat(answer.headers().firstValue("cache-control")).contains("public, max-age=60");
        }
    }

    @Test
    void itsTablesAreCsvInWhichEveryLineSaysItsLicence() {
        try (BoardHouse house = open()) {
            List<String> lines = house.get("/api/v1/public/bulletins/2026-01?format=csv")
                    .body()
                    .lines()
                    .toList();

            assertThat(lines.get(0))
                    .isEqualTo("\ufeffmonth,as_of,category,zh,en,inspected,non_conforming,rate,lower,upper,"
                            + "change_on_month,change_on_year,licence");
            assertThat(lines.get(1))
                    .startsWith("2026-01,2026-03-11,all,合计,All,40,0,0.0,")
                    .endsWith("," + LICENCE);
            assertThat(house.get("/api/v1/public/bulletins/2026-01?format=csv&table=findings")
                            .body())
                    .contains("product_zh,product_en,analyte_zh,analyte_en,value,rule,limit,standard,producer");
        }
    }

    @Test
    void aBatchIsListedFromTheDayOnWhichItIsConfirmed() {
        try (BoardHouse house = open()) {
            house.views().accept(batch("B-1", BatchState.RETEST, BoardHouse.NOW, 1));
            house.views().accept(cell(LocalDate.of(2026, 3, 10), 50));
            house.clock.step(java.time.Duration.ofDays(60));
            String march = "/api/v1/public/bulletins/2026-03";
            assertThat(house.get(march).statusCode()).as("a case is open").isEqualTo(404);

            house.views().accept(batch("B-1", BatchState.UNSAFE, BoardHouse.NOW, 2));
            assertThat(house.get(march).statusCode())
                    .as("made up once a minute")
                    .isEqualTo(404);
            house.clock.step(java.time.Duration.ofSeconds(60));

            Json bulletin = Json.of(house.get(march).body());
            assertThat(bulletin.at("/findings")).hasSize(1);
            assertThat(bulletin.at("/findings/0/product_en").text()).isEqualTo("Cowpea");
            assertThat(bulletin.at("/findings/0/standard").text()).isEqualTo("GB 2763-2021");
            assertThat(bulletin.at("/categories/0/non_conforming").number()).isEqualTo(1);
            assertThat(house.get(march).body()).doesNotContain("B-1", "S-1", "m_dongmen", "合作社");
        }
    }

    @Test
    void whatCannotBeReadOrIsNotThereIsToldInTwoLanguages() {
        try (BoardHouse house = open()) {
            assertThat(house.get("/api/v1/public/bulletins/soon").statusCode()).isEqualTo(400);
            assertThat(house.get("/api/v1/public/bulletins/2026-01?site=m_dongmen")
                            .statusCode())
                    .isEqualTo(400);
            HttpResponse<String> none = house.get("/api/v1/public/bulletins/2026-03");
            assertThat(none.statusCode()).isEqualTo(404);
            assertThat(none.body()).contains("没有 2026-03 的公示");
        }
    }

    @Test
    void nothingIsPublicBeforeThePastIsRead() {
        try (BoardHouse house = new BoardHouse(directory, publishing())) {
            assertThat(house.get("/api/v1/public/bulletins").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void thePageAndItsFilesStandBelowPublicAlone() {
        try (BoardHouse house = open()) {
            HttpResponse<String> page = house.get("/public/");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("content-type").orElse("")).startsWith("text/html");
            List<String> taken = page.body()
                    .lines()
                    .flatMap(line -> java.util.regex.Pattern.compile("(?:href|src)=\"([^\"#]+)\"")
                            .matcher(line)
                            .results())
                    .map(found -> found.group(1))
                    .toList();
            assertThat(taken).isNotEmpty().allSatisfy(address -> {
                assertThat(address).startsWith("/public/");
                assertThat(house.get(address).statusCode()).as(address).isEqualTo(200);
            });
        }
    }

    private BoardHouse open() {
        BoardHouse house = new BoardHouse(directory, publishing());
        house.views().accept(cell(JANUARY, 40));
        house.views().accept(cell(JANUARY.minusMonths(1), 30));
        house.views().accept(cell(JANUARY.plusMonths(1), 20));
        house.views().caughtUp();
        return house;
    }

    private static Optional<Publishing> publishing() {
        return Optional.of(
                new Publishing("板桥镇食安办", Publishing.Producers.UNNAMED, 10, Optional.of(URI.create(LICENCE))));
    }

    private static PassRateCell cell(LocalDate day, long passed) {
        VerdictCounts samples = new VerdictCounts(passed, 0, 0, 0, 0);
        return new PassRateCell(key(day, "vegetable", CellKey.ALL_HAZARDS, TestKind.LAB), samples, samples, 1);
    }
}
