package io.batchwatch.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rates as authorities published them, through files: as many rows as they tested, as many of them positive, and the board
 * says the published rate with its interval.
 */
class BaseRatesIT {
    private static final String HEADER =
            "sample_id,product,category,origin,site,sampled_at,test_kind,lab,analyte,method,value,unit\n";

    @TempDir
    private static Path directory;

    private static RunningHouse house;

    @BeforeAll
    static void dropAll() throws IOException {
        house = RunningHouse.start(directory.resolve("data"));
        StringBuilder zhuzhou = new StringBuilder(HEADER);
        screened(zhuzhou, "ZZ-A", "2015-04-10", "本地", "东门农贸市场", 189, 189);
        screened(zhuzhou, "ZZ-B", "2015-04-11", "本地", "西门农贸市场", 723, 723);
        screened(zhuzhou, "ZZ-C", "2015-04-12", "本地", "南湖农贸市场", 333, 333);
        screened(zhuzhou, "ZZ-D", "2015-04-13", "本地", "北桥农贸市场", 17, 16);
        house.drop("generic", "zhuzhou-2015-04.csv", zhuzhou.toString());
        StringBuilder zhoushan = new StringBuilder(HEADER);
        screened(zhoushan, "ZS-L", "2020-10-10", "本地", "东门农贸市场", 1220, 1217);
        screened(zhoushan, "ZS-O", "2020-10-11", "山东寿光", "东门农贸市场", 12810, 12792);
        house.drop("generic", "zhoushan-2020-10.csv", zhoushan.toString());
        StringBuilder tangshan = new StringBuilder(HEADER);
        for (int i = 0; i < 415; i++) {
            tangshan.append("TS-%04d,韭菜,蔬菜,本地,东门农贸市场,2020-06-15 08:00:00,LAB,县食品检验所,腐霉利,GB 23200.113,%s,mg/kg\n"
                    .formatted(i, i < 125 ? (i == 0 ? "12.0" : "0.9") : "0.1"));
        }
        house.drop("generic", "tangshan-2020.csv", tangshan.toString());
        assertThat(house.receipt("generic", "zhuzhou-2015-04.csv")
                        .path("accepted")
                        .asLong())
                .isEqualTo(1262);
        assertThat(house.receipt("generic", "zhoushan-2020-10.csv")
                        .path("accepted")
                        .asLong())
                .isEqualTo(14030);
        assertThat(house.receipt("generic", "tangshan-2020.csv")
                        .path("accepted")
                        .asLong())
                .isEqualTo(415);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void zhuzhouCountysMonth() {
        JsonNode all = row("from=2015-04-01&to=2015-04-30&kind=RAPID&by=month", 1262);

        assertThat(all.path("passed").asLong()).isEqualTo(1261);
        assertThat(all.path("rate").asDouble()).isCloseTo(0.9992, within(0.00005));
        JsonNode none = row("from=2015-04-11&to=2015-04-11&kind=RAPID&by=month", 723);
        assertThat(none.path("rate").asDouble()).isEqualTo(1);
        // Of 723 all passed: the interval says how sure that is.
        assertThat(none.path("lower").asDouble()).isCloseTo(0.994715, within(0.0000005));
    }

    @Test
    void zhoushansMonthByOriginAndTogether() {
        String month = "from=2020-10-01&to=2020-10-31&kind=RAPID";
        JsonNode together = row(month + "&by=month", 14030);

        assertThat(together.path("passed").asLong()).isEqualTo(14009);
        assertThat(1 - together.path("upper").asDouble()).isCloseTo(0.000979, within(0.0000005));
        assertThat(1 - together.path("lower").asDouble()).isCloseTo(0.002287, within(0.0000005));
        assertThat(row(month + "&by=month&origin=LOCAL", 1220).path("passed").asLong())
                .isEqualTo(1217);
        assertThat(row(month + "&by=month&origin=OUTSIDE", 12810).path("passed").asLong())
                .isEqualTo(12792);
    }

    /** Under the limit of its day: 0.2 mg/kg in leek until 2023. */
    @Test
    void tangshansProcymidoneInLeek() {
        JsonNode leek = row("from=2020-06-01&to=2020-06-30&kind=LAB&by=category&hazard=pesticide", 415);

        assertThat(leek.path("passed").asLong()).isEqualTo(290);
        assertThat(1 - leek.path("rate").asDouble()).isCloseTo(0.3012, within(0.00005));
    }

    /** Rapid results and a laboratory's never meet in one rate. */
    @Test
    void kindsAreNotPooled() {
        row("from=2020-06-01&to=2020-10-31&kind=RAPID&by=category", 14030);

        JsonNode rows = house.json("/api/v1/pass-rates?from=2020-06-01&to=2020-10-31&by=category")
                .path("rows");

        assertThat(rows).hasSize(2);
        assertThat(rows).extracting(row -> row.path("test_kind").asText()).containsExactly("RAPID", "LAB");
    }

    private static JsonNode row(String question, long judged) {
        return await(question)
                .atMost(RunningHouse.PATIENCE)
                .until(
                        () -> house.json("/api/v1/pass-rates?" + question)
                                .path("rows")
                                .path(0),
                        row -> row.path("judged").asLong() == judged);
    }

    private static void screened(
            StringBuilder file, String tag, String day, String origin, String site, int tested, int passed) {
        for (int i = 0; i < tested; i++) {
            file.append(tag)
                    .append('-')
                    .append(i)
                    .append(",普通白菜,蔬菜,")
                    .append(origin)
                    .append(',')
                    .append(site)
                    .append(',')
                    .append(day)
                    .append(" 07:30:00,RAPID,镇食品快检室,胆碱酯酶抑制率,GB/T 5009.199,")
                    .append(i < passed ? "12.5" : "63.1")
                    .append(",%\n");
        }
    }
}
