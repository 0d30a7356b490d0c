package io.batchwatch.standalone.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A month at a laboratory's bench: a control sample each day, gone out of control on the last, the results measured since;
 * and lots that two laboratories tested, of which one reads a third too high. The target is in the shipped controls.csv.
 */
final class DemoBench {
    private static final String HEADER =
            "sample_id,batch_id,product,category,site,purpose,sampled_at,test_kind,lab,instrument,"
                    + "analyte,qualifier,value,unit,tested_at,remark";
    private static final String MATERIAL = "大米粉质控样（示例）";
    private static final int DAYS = 30;
    private static final int LOTS = 12;

    private final LocalDate today;
    private final Chance chance;
    private final List<String> lines = new ArrayList<>(List.of(HEADER));

    DemoBench(LocalDate today, long seed) {
        this.today = today;
        this.chance = new Chance(seed);
    }

    void write(Path file) throws IOException {
        for (int daysAgo = DAYS; daysAgo >= 1; daysAgo--) {
            LocalDate day = today.minusDays(daysAgo);
            double control = daysAgo == 1 ? 0.118 : 0.1 + chance.between(-0.006, 0.006);
            line("QC-" + day, "", MATERIAL, "CONTROL", day + " 08:00:00", 0, control);
            if (daysAgo <= 2) {
                for (int number = 1; number <= 3; number++) {
                    String id = "DEMO-RICE-" + day + "-" + number;
                    line(id, id, "大米", "ROUTINE", day + " 10:0" + number + ":00", 0, chance.between(0.02, 0.12));
                }
            }
        }
        for (int lot = 1; lot <= LOTS; lot++) {
            double truth = chance.between(0.04, 0.1);
            for (int laboratory = 0; laboratory < DemoWorld.LABORATORIES.size(); laboratory++) {
                double read = truth * (laboratory == 0 ? 1 : 1.33) * chance.between(0.96, 1.04);
                String id = "DEMO-RING-" + today + "-" + lot;
                String at = today.minusDays(12) + " 09:" + (10 + lot) + ":00";
                line(id + "-" + (laboratory + 1), id, "大米", "ROUTINE", at, laboratory, read);
            }
        }
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    private void line(
            String sample, String batch, String product, String purpose, String at, int laboratory, double value) {
        lines.add(String.join(
                ",",
                sample,
                batch,
                product,
                "grain",
                "",
                purpose,
                at,
                "LAB",
                DemoWorld.LABORATORIES.get(laboratory),
                laboratory == 0 ? "ICP-MS-1" : "ICP-MS-9",
                "镉",
                "EQ",
                Chance.rounded(value, 4),
                "mg/kg",
                at,
                "生成数据 generated"));
    }
}
