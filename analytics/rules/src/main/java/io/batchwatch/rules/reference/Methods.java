package io.batchwatch.rules.reference;

import io.batchwatch.contract.TestItem;
import io.batchwatch.rules.quantity.Unit;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Test methods by any of their names. Width, case, blanks and the year of an edition do not matter. */
final class Methods {
    private static final Pattern EDITION = Pattern.compile("-(19|20)\\d{2}$");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern BETWEEN = Pattern.compile("\\|");

    /** Names as received are folded once each, as far as they are so many. */
    private static final int FOLDED_KEPT = 1_000;

    private final Map<String, Map<String, Optional<Method>>> byAnalyte;
    private final Map<String, String> foldedBefore = new ConcurrentHashMap<>();

    /**
     * @param byAnalyte and by folded name
     */
    private Methods(Map<String, Map<String, Optional<Method>>> byAnalyte) {
        this.byAnalyte = Map.copyOf(byAnalyte);
    }

    /** Rows of {@code methods.csv}. */
    static Methods read(ReferenceTable table, Set<String> analytes, Foods foods) {
        Map<String, Map<String, Optional<Method>>> methods = new HashMap<>();
        table.map(row -> {
            Method method = method(row, analytes, foods);
            Map<String, Optional<Method>> byName =
                    methods.computeIfAbsent(method.analyte(), analyte -> new HashMap<>());
            names(row).forEach(name -> {
                if (byName.putIfAbsent(name, Optional.of(method)) != null) {
                    throw row.wrongValue("code", name, "在同一检测项目中出现了两次", "stands here twice for this analyte");
                }
            });
            return method;
        });
        return new Methods(methods);
    }

    Optional<Method> of(TestItem item) {
        Map<String, Optional<Method>> byName = byAnalyte.get(item.analyte().code());
        return byName == null || item.method().isEmpty()
                ? Optional.empty()
                : byName.getOrDefault(foldedOnce(item.method()), Optional.empty());
    }

    /** A threshold at the value of each method that has one of its own, by the method's code; of other limits nothing. */
    Map<String, Optional<Limit>> limitsInsteadOf(Limit limit) {
        Map<String, Optional<Limit>> instead = new HashMap<>();
        if (limit.kind() == Limit.Kind.THRESHOLD) {
            byAnalyte.getOrDefault(limit.analyte(), Map.of()).values().stream()
                    .flatMap(Optional::stream)
                    .forEach(method -> method.threshold()
                            .ifPresent(threshold ->
                                    instead.put(method.code(), Optional.of(limit.at(threshold, method.source())))));
        }
        return Map.copyOf(instead);
    }

    private static Method method(ReferenceTable.Row row, Set<String> analytes, Foods foods) {
        String analyte = row.required("analyte");
        if (!analytes.contains(analyte)) {
            throw row.wrongValue("analyte", analyte, "不在检测项目表中", "is not among the analytes");
        }
        Set<String> interfering = split(row.text("interferes")).collect(Collectors.toSet());
        interfering.stream().filter(food -> !foods.knows(food)).findFirst().ifPresent(food -> {
            throw row.wrongValue("interferes", food, "既不是产品也不是类别", "is neither a product nor a category");
        });
        row.oneOf("status", Set.of("V", "M"));
        return new Method(
                row.required("code"),
                analyte,
                amount(row, "threshold"),
                amount(row, "lod"),
                interfering,
                row.required("source"));
    }

    private static Optional<Method.Amount> amount(ReferenceTable.Row row, String column) {
        if (row.text(column).isEmpty()) {
            return Optional.empty();
        }
        BigDecimal number = row.number(column);
        if (number.signum() < 0) {
            throw row.wrong(column, "不能为负", "is not negative");
        }
        String unit = row.required("unit");
        return Optional.of(new Method.Amount(
                number,
                Unit.parse(unit).orElseThrow(() -> row.wrongValue("unit", unit, "不是已知的单位", "is no unit known here")),
                unit));
    }

    private static List<String> names(ReferenceTable.Row row) {
        return Stream.concat(Stream.of(row.text("code"), row.text("zh"), row.text("en")), split(row.text("aliases")))
                .filter(name -> !name.isEmpty())
                .map(Methods::folded)
                .distinct()
                .toList();
    }

    private static Stream<String> split(String texts) {
        return Arrays.stream(BETWEEN.split(texts)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private String foldedOnce(String method) {
        String known = foldedBefore.get(method);
        if (known != null) {
            return known;
        }
        String folded = folded(method);
        if (foldedBefore.size() < FOLDED_KEPT) {
            foldedBefore.put(method, folded);
        }
        return folded;
    }

    private static String folded(String method) {
        String narrow = Normalizer.normalize(method, Normalizer.Form.NFKC);
        String plain = BLANKS.matcher(narrow)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('—', '-')
                .replace('–', '-');
        return EDITION.matcher(plain).replaceAll("");
    }
}
