package io.batchwatch.rules.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of {@code jurisdictions.csv}: whose limits judge; and of {@code residues.csv}: what they mean by a substance. */
final class LawRows {
    private LawRows() {}

    static Jurisdictions jurisdictions(ReferenceTable table) {
        Map<String, Map<String, String>> by =
                Map.of("site", new HashMap<>(), "lab", new HashMap<>(), "partner", new HashMap<>());
        List<String> own = new ArrayList<>();
        table.map(row -> {
            String jurisdiction = row.required("jurisdiction");
            if (jurisdiction.equals(Jurisdictions.EVERYWHERE)) {
                throw row.wrong("jurisdiction", "一个结果只按一个法域判定", "a result is judged by one jurisdiction");
            }
            String kind = row.oneOf("by", Set.of("site", "lab", "partner", "default"));
            if (kind.equals("default")) {
                return own.add(jurisdiction);
            }
            String code = row.required("code");
            if (by.get(kind).putIfAbsent(code, jurisdiction) != null) {
                throw row.wrongValue("code", code, "出现了两次", "stands here twice");
            }
            return true;
        });
        return new Jurisdictions(
                by.get("site"), by.get("lab"), by.get("partner"), own.isEmpty() ? Jurisdictions.CHINA : own.get(0));
    }

    /** What the rows of one sum have in common. */
    private record Sum(String jurisdiction, String residue) {}

    static ResidueDefinitions residues(ReferenceTable table, Set<String> analytes) {
        Map<Sum, ResidueDefinition> definitions = new LinkedHashMap<>();
        table.map(row -> {
            Sum sum = new Sum(LimitRows.jurisdiction(row), known(row, "residue", analytes));
            String component = known(row, "component", analytes);
            BigDecimal factor = row.number("factor");
            if (factor.signum() <= 0) {
                throw row.wrong("factor", "组分的系数不能为零", "a component counts for something");
            }
            ResidueDefinition.Censored censored = censored(row);
            row.oneOf("status", Set.of("V", "M"));
            ResidueDefinition soFar = definitions.get(sum);
            if (soFar != null && soFar.has(component)) {
                throw row.wrongValue("component", component, "出现了两次", "stands here twice");
            }
            if (soFar != null && soFar.censored() != censored) {
                throw row.wrong("censored", "同一总量的各组分须按同一方式计算", "the components of one sum are counted in one way");
            }
            List<ResidueDefinition.Component> components =
                    new ArrayList<>(soFar == null ? List.of() : soFar.components());
            components.add(new ResidueDefinition.Component(component, factor));
            return definitions.put(
                    sum,
                    new ResidueDefinition(
                            sum.jurisdiction(), sum.residue(), components, censored, row.required("source")));
        });
        return new ResidueDefinitions(List.copyOf(definitions.values()));
    }

    private static ResidueDefinition.Censored censored(ReferenceTable.Row row) {
        return row.oneOf("censored", Set.of("", "between", "nothing")).equals("nothing")
                ? ResidueDefinition.Censored.NOTHING
                : ResidueDefinition.Censored.BETWEEN;
    }

    private static String known(ReferenceTable.Row row, String column, Set<String> analytes) {
        String analyte = row.required(column);
        if (!analytes.contains(analyte)) {
            throw row.wrongValue(column, analyte, "不在检测项目表中", "is not among the analytes");
        }
        return analyte;
    }
}
