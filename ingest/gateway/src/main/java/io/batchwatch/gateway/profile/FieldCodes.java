package io.batchwatch.gateway.profile;

import io.batchwatch.contract.Purpose;
import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestKind;
import io.batchwatch.gateway.names.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Which fields hold codes of a closed list, so that what a profile says for them can be checked. */
final class FieldCodes {
    private static final Map<Field, Closed> CLOSED = Map.of(
            Field.TEST_KIND, new Closed(names(TestKind.values()), Words.testKinds()),
            Field.PURPOSE, new Closed(names(Purpose.values()), Words.purposes()),
            Field.STATUS, new Closed(names(Status.values()), Words.statuses()),
            Field.QUALIFIER, new Closed(names(Qualifier.values()), Words.qualifiers()),
            Field.REPORTED_VERDICT, new Closed(names(ReportedVerdict.values()), Words.reportedVerdicts()));

    private record Closed(List<String> codes, Words<?> words) {}

    private FieldCodes() {}

    /** True if it is one of the field's codes, or the field's codes are no closed list. */
    static boolean isCode(Field field, String code) {
        return !CLOSED.containsKey(field) || CLOSED.get(field).codes().contains(code);
    }

    /** True if it would be understood in the field's column. */
    static boolean isUnderstood(Field field, String word) {
        return !CLOSED.containsKey(field)
                || CLOSED.get(field).words().meaning(word).isPresent();
    }

    static List<String> allowed(Field field) {
        return CLOSED.get(field).codes();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
