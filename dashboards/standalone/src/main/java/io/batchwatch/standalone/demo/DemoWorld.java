package io.batchwatch.standalone.demo;

import io.batchwatch.standalone.demo.Good.LabItem;
import io.batchwatch.standalone.demo.Good.RapidTest;
import java.util.List;

/** The goods, markets and laboratories of the generated year. All names of places and laboratories are invented, and the
 * reference data know them. */
final class DemoWorld {
    private static final String GC_MS = "GB 23200.113-2018";
    private static final String LC_MS = "GB 23200.121-2021";
    private static final String DRUGS = "GB 31656.11-2021";
    private static final String METALS = "GB 5009.268-2016";

    private static final LabItem CARBOFURAN = pesticide("克百威", LC_MS, 0.005, 0.02, 0.006);
    private static final LabItem CHLORPYRIFOS = pesticide("毒死蜱", GC_MS, 0.005, 0.02, 0.012);
    private static final LabItem CYROMAZINE = pesticide("灭蝇胺", LC_MS, 0.02, 0.5, 0.018);
    private static final LabItem THIAMETHOXAM = pesticide("噻虫嗪", LC_MS, 0.01, 0.3, 0.014);
    private static final LabItem CLOTHIANIDIN = pesticide("噻虫胺", LC_MS, 0.01, 0.2, 0.03);
    private static final LabItem PROCYMIDONE = pesticide("腐霉利", GC_MS, 0.01, 5, 0.012);
    private static final LabItem CADMIUM = new LabItem("镉", METALS, "mg/kg", 0.002, 0.05, 0.006, 3);
    private static final LabItem LEAD = new LabItem("铅", METALS, "mg/kg", 0.02, 0.1, 0.004, 3);
    private static final LabItem ENROFLOXACIN = new LabItem("恩诺沙星", DRUGS, "μg/kg", 1, 100, 0.022, 1);
    private static final LabItem ENROFLOXACIN_IN_EGGS = ENROFLOXACIN.limitedTo(10);
    private static final LabItem MALACHITE_GREEN = banned("孔雀石绿", "GB/T 19857-2005", 0.5, 0.015);
    private static final LabItem CHLORAMPHENICOL = banned("氯霉素", "GB/T 22338-2008", 0.1, 0.003);
    private static final LabItem CLENBUTEROL = banned("克伦特罗", "GB/T 22286-2008", 0.5, 0.002);
    private static final LabItem NITROFURAZONE = banned("呋喃西林代谢物", "GB/T 21311-2007", 0.5, 0.02);

    private static final List<RapidTest> ENZYME =
            List.of(new RapidTest("胆碱酯酶抑制率", "GB/T 5009.199-2003", true, CARBOFURAN));
    private static final List<RapidTest> FISH_CARDS = List.of(
            new RapidTest("孔雀石绿", "KJ 201701", false, MALACHITE_GREEN),
            new RapidTest("氯霉素", "KJ 201905", false, CHLORAMPHENICOL));
    private static final List<RapidTest> MEAT_CARDS = List.of(new RapidTest("克伦特罗", "KJ 201706", false, CLENBUTEROL));
    private static final List<RapidTest> EGG_CARDS =
            List.of(new RapidTest("恩诺沙星", "KJ 201906", false, ENROFLOXACIN_IN_EGGS));

    static final List<Good> GOODS = List.of(
            vegetable("豇豆", 8, 0.35, false, CYROMAZINE, THIAMETHOXAM, CARBOFURAN),
            vegetable("韭菜", 7, 0.7, true, PROCYMIDONE, CHLORPYRIFOS),
            vegetable("芹菜", 6, 0.5, true, CHLORPYRIFOS, CLOTHIANIDIN),
            vegetable("茭白", 4, 0.8, true, CARBOFURAN, CADMIUM),
            vegetable("普通白菜", 9, 0.8, false, CHLORPYRIFOS, CADMIUM.limitedTo(0.2)),
            vegetable("菠菜", 6, 0.7, false, CHLORPYRIFOS, CADMIUM.limitedTo(0.2)),
            vegetable("黄瓜", 8, 0.4, false, CARBOFURAN),
            vegetable("番茄", 7, 0.3, true, CARBOFURAN),
            vegetable("辣椒", 7, 0.4, false, CLOTHIANIDIN.limitedTo(0.05), CARBOFURAN),
            vegetable("茄子", 5, 0.5, false, CARBOFURAN),
            vegetable("姜", 4, 0.1, false, CLOTHIANIDIN, LEAD),
            new Good("香菇", "edible_fungus", 3, 0.4, true, ENZYME, List.of(CADMIUM)),
            new Good("柑橘", "fruit", 5, 0.2, false, ENZYME, List.of(CARBOFURAN)),
            new Good("草莓", "fruit", 3, 0.6, false, ENZYME, List.of(CARBOFURAN)),
            new Good("鲫鱼", "aquatic", 6, 0.6, false, FISH_CARDS, List.of(ENROFLOXACIN, MALACHITE_GREEN)),
            new Good("草鱼", "aquatic", 4, 0.6, false, FISH_CARDS, List.of(ENROFLOXACIN, CHLORAMPHENICOL)),
            new Good("虾", "aquatic", 3, 0.2, false, FISH_CARDS, List.of(NITROFURAZONE, CADMIUM.limitedTo(0.5))),
            new Good("猪肉", "livestock", 8, 0.5, false, MEAT_CARDS, List.of(CLENBUTEROL, ENROFLOXACIN)),
            new Good("鸡肉", "poultry", 4, 0.5, false, EGG_CARDS, List.of(ENROFLOXACIN)),
            new Good("鸡蛋", "egg", 5, 0.6, false, EGG_CARDS, List.of(ENROFLOXACIN_IN_EGGS)));

    /** The last one has a bad month, see {@link CounterYear}. */
    static final List<String> MARKETS = List.of("东门农贸市场", "西门农贸市场", "南湖农贸市场", "北桥农贸市场", "镇中心农贸市场", "新区生鲜市场");

    /** Where goods are sampled at the farm gate; the first more often than the last. */
    static final List<String> VILLAGES = List.of("枫山村", "枫山村", "枫山村", "石桥村", "石桥村", "柳塘村", "河西村");

    static final List<String> LABORATORIES = List.of("县食品检验所（示例）", "示范第三方实验室（示例）");

    private static final List<String> LOCAL_GROWERS = List.of("本地种植合作社", "本地农户");

    private static final List<String> LOCAL_FARMS = List.of("本地养殖场", "本地农户");

    static final List<String> OUTSIDE_ORIGINS = List.of("云南", "海南", "山东寿光", "广东", "江苏");

    private DemoWorld() {}

    /** Who may have produced it, if it is from here. */
    static List<String> localProducers(Good good) {
        return good.isAnimal() ? LOCAL_FARMS : LOCAL_GROWERS;
    }

    private static Good vegetable(String name, double weight, double localShare, boolean disturbing, LabItem... items) {
        return new Good(name, "vegetable", weight, localShare, disturbing, ENZYME, List.of(items));
    }

    private static LabItem pesticide(String analyte, String method, double lod, double limit, double failing) {
        return new LabItem(analyte, method, "mg/kg", lod, limit, failing, 3);
    }

    private static LabItem banned(String analyte, String method, double lod, double failing) {
        return new LabItem(analyte, method, "μg/kg", lod, 0, failing, 2);
    }
}
