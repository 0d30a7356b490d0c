package io.batchwatch.bench.partner;

import java.util.List;

/**
 * A food and what it is tested for.
 *
 * @param tests as many as a sample has results
 */
record Food(String name, List<Test> tests) {
    /**
     * @param limit above which it fails; empty if any detection does
     * @param strictest of the limits since 2015: what passes is below it, or a file of ten years would be one of other verdicts
     */
    record Test(String analyte, String method, String unit, String lod, String limit, String strictest) {}

    private static final String PESTICIDES = "GB 23200.113-2018";
    private static final String METALS = "GB 5009.268-2016";
    private static final String DRUGS = "GB 31658.17-2021";

    /** The limits are those of GB 2763, 2762, 31650 and of MARA notice 250, as of 2025. */
    static final List<Food> ALL = List.of(
            new Food(
                    "韭菜",
                    List.of(
                            pesticide("腐霉利", "0.02", "5", "0.2"),
                            pesticide("毒死蜱", "0.01", "0.02"),
                            metal("镉", "0.05"))),
            new Food(
                    "豇豆",
                    List.of(pesticide("灭蝇胺", "0.01", "0.5"), pesticide("克百威", "0.005", "0.02"), metal("铅", "0.1"))),
            new Food(
                    "生姜",
                    List.of(
                            pesticide("噻虫胺", "0.01", "0.2"),
                            pesticide("噻虫嗪", "0.01", "0.3"),
                            metal("镉", "0.1", "0.05"))),
            new Food(
                    "番茄",
                    List.of(pesticide("毒死蜱", "0.01", "0.02"), pesticide("氧乐果", "0.005", "0.02"), metal("镉", "0.05"))),
            new Food("鲫鱼", List.of(drug("恩诺沙星", "100"), banned("孔雀石绿"), banned("氯霉素"))),
            new Food("猪肉", List.of(drug("恩诺沙星", "100"), drug("氟苯尼考", "300"), banned("氯霉素"))),
            new Food("鸡蛋", List.of(drug("氟苯尼考", "10"), drug("恩诺沙星", "10"), banned("甲硝唑"))));

    private static Test pesticide(String analyte, String lod, String limit) {
        return pesticide(analyte, lod, limit, limit);
    }

    private static Test pesticide(String analyte, String lod, String limit, String strictest) {
        return new Test(analyte, PESTICIDES, "mg/kg", lod, limit, strictest);
    }

    private static Test metal(String analyte, String limit) {
        return metal(analyte, limit, limit);
    }

    private static Test metal(String analyte, String limit, String strictest) {
        return new Test(analyte, METALS, "mg/kg", "0.002", limit, strictest);
    }

    private static Test drug(String analyte, String limit) {
        return new Test(analyte, DRUGS, "μg/kg", "1", limit, limit);
    }

    private static Test banned(String analyte) {
        return new Test(analyte, DRUGS, "μg/kg", "0.1", "", "");
    }
}
