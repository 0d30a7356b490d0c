package io.batchwatch.gateway.profile;

import io.batchwatch.contract.Purpose;
import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which fields hold codes of a closed list, so that a profile's own words for them can be checked. */
final class FieldCodes {
    private static final Map<Field, List<String>> CLOSED = Map.of(
            Field.TEST_KIND, names(TestKind.values()),
            Field.PURPOSE, names(Purpose.values()),
            Field.STATUS, names(Status.values()),
            Field.QUALIFIER, names(Qualifier.values()),
            Field.REPORTED_VERDICT, names(ReportedVerdict.values()));

    private FieldCodes() {}

    /** The first word whose code is none, in a field whose codes are a closed list. */
    static Optional<String> problem(Field field, Map<String, String> words) {
        List<String> allowed = CLOSED.get(field);
        return allowed == null
                ? Optional.empty()
                : words.entrySet().stream()
                        .filter(entry -> !allowed.contains(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    static List<String> allowed(Field field) {
        return CLOSED.getOrDefault(field, List.of());
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
