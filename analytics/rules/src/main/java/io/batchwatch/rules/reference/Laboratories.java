package io.batchwatch.rules.reference;

import io.batchwatch.contract.TestItem;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What each laboratory is accredited for, and when. */
final class Laboratories {
    private static final Pattern BETWEEN = Pattern.compile("\\|");

    private final Map<String, Laboratory> byCode;

    private Laboratories(Map<String, Laboratory> byCode) {
        this.byCode = Map.copyOf(byCode);
    }

    /**
     * @param from the first day of its accreditation
     * @param to the last; empty while no end is known
     * @param scope hazard groups and analytes; empty for all
     */
    private record Laboratory(LocalDate from, Optional<LocalDate> to, Set<String> scope) {
        Accreditation on(LocalDate day, String analyte, String hazard) {
            if (day.isBefore(from) || (to.isPresent() && day.isAfter(to.get()))) {
                return Accreditation.NOT_IN_FORCE;
            }
            return scope.isEmpty() || scope.contains(analyte) || scope.contains(hazard)
                    ? Accreditation.ACCREDITED
                    : Accreditation.OUT_OF_SCOPE;
        }
    }

    /** Rows of {@code labs.csv}; a laboratory without a first day has no known accreditation. */
    static Laboratories read(ReferenceTable table, Set<String> analytes) {
        Map<String, Laboratory> laboratories = new HashMap<>();
        table.map(row -> {
            Set<String> scope = BETWEEN.splitAsStream(row.text("scope"))
                    .map(String::strip)
                    .filter(code -> !code.isEmpty())
                    .collect(Collectors.toSet());
            scope.stream()
                    .filter(code -> !Analyte.HAZARDS.contains(code) && !analytes.contains(code))
                    .findFirst()
                    .ifPresent(code -> {
                        throw row.wrongValue(
                                "scope", code, "既不是危害类别也不是检测项目", "is neither a hazard group nor an analyte");
                    });
            Optional<LocalDate> to = row.optionalDay("accredited_to");
            row.optionalDay("accredited_from")
                    .ifPresent(from -> laboratories.put(row.text("code"), new Laboratory(from, to, scope)));
            return row;
        });
        return new Laboratories(laboratories);
    }

    /**
     * @param day of the test, or of sampling where that is not known
     */
    Accreditation of(TestItem item, String hazard, LocalDate day) {
        Laboratory laboratory = byCode.get(item.lab().code());
        return switch (item.kind()) {
            case LAB ->
                laboratory == null
                        ? Accreditation.UNKNOWN
                        : laboratory.on(day, item.analyte().code(), hazard);
            case RAPID, SELF_CHECK -> Accreditation.UNKNOWN;
        };
    }
}
