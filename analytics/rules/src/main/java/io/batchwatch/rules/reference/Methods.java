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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Test methods by any of their names. Width, case, blanks and the year of an edition do not matter. */
final class Methods {
    private static final Pattern EDITION = Pattern.compile("-(19|20)\\d{2}$");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern BETWEEN = Pattern.compile("\\|");

    private final Map<String, Method> byNameAndAnalyte;

    private Methods(Map<String, Method> byNameAndAnalyte) {
        this.byNameAndAnalyte = Map.copyOf(byNameAndAnalyte);
    }

    /** Rows of {@code methods.csv}. */
    static Methods read(ReferenceTable table, Set<String> analytes, Foods foods) {
        Map<String, Method> methods = new HashMap<>();
        table.map(row -> {
            Method method = method(row, analytes, foods);
            names(row).forEach(name -> {
                if (methods.putIfAbsent(key(name, method.analyte()), method) != null) {
                    throw row.wrong("code", "'" + name + "' stands here twice for this analyte");
                }
            });
            return method;
        });
        return new Methods(methods);
    }

    Optional<Method> of(TestItem item) {
        return item.method().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(
                        byNameAndAnalyte.get(key(item.method(), item.analyte().code())));
    }

    private static Method method(ReferenceTable.Row row, Set<String> analytes, Foods foods) {
        String analyte = row.required("analyte");
        if (!analytes.contains(analyte)) {
            throw row.wrong("analyte", "'" + analyte + "' is not among the analytes");
        }
        Set<String> interfering = split(row.text("interferes")).collect(Collectors.toSet());
        interfering.stream().filter(food -> !foods.knows(food)).findFirst().ifPresent(food -> {
            throw row.wrong("interferes", "'" + food + "' is neither a product nor a category");
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
            throw row.wrong(column, "is not negative");
        }
        String unit = row.required("unit");
        return Optional.of(new Method.Amount(
                number,
                Unit.parse(unit).orElseThrow(() -> row.wrong("unit", "'" + unit + "' is no unit known here")),
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

    private static String key(String method, String analyte) {
        return folded(method) + ' ' + analyte;
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
