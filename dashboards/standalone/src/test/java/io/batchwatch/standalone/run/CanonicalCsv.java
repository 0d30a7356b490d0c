package io.batchwatch.standalone.run;

import java.util.ArrayList;
import java.util.List;

/** Files in the canonical format, each sample of its own batch. */
final class CanonicalCsv {
    static final String HEADER =
            "sample_id,batch_id,product,category,site,sampled_at,test_kind,lab,analyte,method,value,unit,lod,revision\n";

    private final List<String> rows = new ArrayList<>();
    private final String tag;
    private final String day;

    /**
     * @param tag begins every sample's and batch's name
     * @param day of sampling, such as 2024-03-05
     */
    CanonicalCsv(String tag, String day) {
        this.tag = tag;
        this.day = day;
    }

    /** One more sample of chives, tested for chlorpyrifos (limit 0.02 mg/kg in GB 2763-2021). */
    CanonicalCsv chives(String value) {
        return row(rows.size() + 1, "韭菜", "蔬菜", "毒死蜱", "GB 23200.121", value, "mg/kg", 1);
    }

    /** One more sample of crucian carp, tested for malachite green, which is banned. */
    CanonicalCsv carp(String value) {
        return row(rows.size() + 1, "鲫鱼", "水产品", "孔雀石绿", "GB/T 19857", value, "µg/kg", 1);
    }

    /** That sample's result once more, as a later revision. */
    CanonicalCsv chivesCorrected(int sample, String value) {
        return row(sample, "韭菜", "蔬菜", "毒死蜱", "GB 23200.121", value, "mg/kg", 2);
    }

    private CanonicalCsv row(
            int sample,
            String product,
            String category,
            String analyte,
            String method,
            String value,
            String unit,
            int revision) {
        rows.add(String.join(
                ",",
                sampleId(sample),
                batchId(sample),
                product,
                category,
                "东门农贸市场",
                day + " 08:30:00",
                "LAB",
                "县食品检验所",
                analyte,
                method,
                value,
                unit,
                "",
                Integer.toString(revision)));
        return this;
    }

    String sampleId(int sample) {
        return "%s-%06d".formatted(tag, sample);
    }

    String batchId(int sample) {
        return "%s-B%06d".formatted(tag, sample);
    }

    String text() {
        return HEADER + String.join("\n", rows) + "\n";
    }
}
