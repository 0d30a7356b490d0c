package io.batchwatch.standalone.demo;

import io.batchwatch.rules.reference.ReferenceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A morning at a market's gate, where lots come with their papers: one of each thing that can be wrong with them, and some that
 * are in order. The tables of certificates are filled for it, unless their owner has touched them.
 */
final class DemoGate {
    private static final String ISSUER = "镇动物卫生监督所（示例）";
    private static final String COOPERATIVE = "本地种植合作社（示例）";
    private static final String HEADER =
            "sample_id,batch_id,product,category,origin,site,certificate,purpose,sampled_at,"
                    + "test_kind,lab,analyte,qualifier,value,unit,reported_verdict,remark";

    private final LocalDate today;

    DemoGate(LocalDate today) {
        this.today = today;
    }

    /** What came through the gate. */
    private enum Lorry {
        IN_ORDER(1, "猪肉", "livestock", "JY-D-01", 420),
        WITHOUT_PAPERS(2, "猪肉", "livestock", "", 0),
        OF_A_NUMBER_THAT_NOBODY_KNOWS(3, "猪肉", "livestock", "JY-D-99", 0),
        OF_AN_ISSUER_THAT_NOBODY_KNOWS(4, "猪肉", "livestock", "JY-D-02", 0),
        WITH_THE_PAPERS_OF_OTHER_GOODS(5, "鸡肉", "poultry", "JY-D-01", 0),
        WITH_PAPERS_THAT_HAVE_ENDED(6, "猪肉", "livestock", "JY-D-03", 0),
        HEAVIER_THAN_ITS_PAPERS(7, "鸡肉", "poultry", "JY-D-04", 200),
        HEAVIER_THAN_THE_SAME_PAPERS(8, "鸡肉", "poultry", "JY-D-04", 160),
        WITHOUT_A_PROMISE_OF_ITS_PRODUCER(9, "豇豆", "vegetable", "", 0),
        WITH_A_PROMISE_OF_ITS_PRODUCER(10, "菠菜", "vegetable", "HG-D-01", 0);

        private final int number;
        private final String product;
        private final String category;
        private final String certificate;
        private final int kilograms;

        Lorry(int number, String product, String category, String certificate, int kilograms) {
            this.number = number;
            this.product = product;
            this.category = category;
            this.certificate = certificate;
            this.kilograms = kilograms;
        }
    }

    private String batch(Lorry lorry) {
        return "DEMO-GATE-" + today + "-" + lorry.number;
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (Lorry lorry : Lorry.values()) {
            boolean isAnimal = !lorry.category.equals("vegetable");
            lines.add(String.join(
                    ",",
                    "S-" + batch(lorry),
                    batch(lorry),
                    lorry.product,
                    lorry.category,
                    "江苏",
                    "东门农贸市场",
                    lorry.certificate,
                    "ROUTINE",
                    today + " 05:" + (10 + lorry.number) + ":00",
                    "RAPID",
                    "东门农贸市场快检室",
                    isAnimal ? "恩诺沙星" : "胆碱酯酶抑制率",
                    isAnimal ? "" : "EQ",
                    isAnimal ? "阴性" : "8.5",
                    isAnimal ? "" : "%",
                    "PASS",
                    "生成数据 generated"));
        }
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    void fill(Path reference) throws IOException {
        fill(
                reference,
                "certificate_rules.csv",
                List.of(
                        "kind,categories,valid_from,partners,severity,source,status,note",
                        "quarantine,livestock|poultry,2021-05-01,generic,major,Animal Epidemic Prevention Law art. 51,M,示例：generic 的记录含证号 (demo)",
                        "origin,vegetable|fruit|aquatic|egg|edible_fungus,2023-01-01,generic,minor,"
                                + "Agricultural Product Quality and Safety Law art. 39,M,示例 demo"));
        fill(
                reference,
                "certificate_issuers.csv",
                List.of("issuer,kind,note", ISSUER + ",quarantine,示例 demo", COOPERATIVE + ",origin,示例 demo"));
        fill(
                reference,
                "certificates.csv",
                List.of(
                        "number,kind,issuer,category,quantity,unit,issued_on,valid_to,note",
                        certificate("JY-D-01", "quarantine", ISSUER, "livestock,500,kg", 1, 3),
                        certificate("JY-D-02", "quarantine", "查无此所（示例）", "livestock,500,kg", 1, 3),
                        certificate("JY-D-03", "quarantine", ISSUER, "livestock,500,kg", 9, -5),
                        certificate("JY-D-04", "quarantine", ISSUER, "poultry,300,kg", 1, 3),
                        certificate("HG-D-01", "origin", COOPERATIVE, "vegetable,,", 1, 30)));
        List<String> lots = new ArrayList<>(List.of("batch_id,certificate,quantity,unit,note"));
        for (Lorry lorry : Lorry.values()) {
            if (lorry.kilograms > 0) {
                lots.add(batch(lorry) + "," + lorry.certificate + "," + lorry.kilograms + ",kg,示例 demo");
            }
        }
        fill(reference, "certificate_lots.csv", lots);
    }

    private String certificate(
            String number, String kind, String issuer, String goods, int issuedDaysAgo, int validForDays) {
        return String.join(
                ",",
                number,
                kind,
                issuer,
                goods,
                today.minusDays(issuedDaysAgo).toString(),
                today.plusDays(validForDays).toString(),
                "示例 demo");
    }

    private static void fill(Path reference, String name, List<String> lines) throws IOException {
        if (ReferenceFiles.isAsShipped(reference, name)) {
            Path whole = Files.write(reference.resolve(name + ".new"), lines, StandardCharsets.UTF_8);
            Files.move(
                    whole,
                    reference.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
