package io.batchwatch.gateway.hl7;

import io.batchwatch.gateway.position.Position;
import io.batchwatch.gateway.receipt.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a message something is wrong: segment, which of its kind, field. */
final class ErrorPlace {
    private static final Pattern OBSERVATION = Pattern.compile("OBX (\\d+)$");
    private static final Map<String, String> FIELDS = Map.of(
            "analyte", "OBX.3",
            "replicate", "OBX.4",
            "value", "OBX.5",
            "unit", "OBX.6",
            "qualifier", "OBX.8",
            "status", "OBX.11",
            "tested_at", "OBX.19",
            "sample_id", "SPM.2",
            "product", "SPM.4",
            "sampled_at", "SPM.17");

    private ErrorPlace() {}

    /** {@code OBX^3^5}; the specimen's and the order's fields are told with the observation they made impossible. */
    static String of(Answer.Reason reason) {
        Matcher observation = OBSERVATION.matcher(reason.place());
        String field = reason.problem().field();
        Optional<Position> position = Position.of(FIELDS.getOrDefault(field, field));
        if (!observation.find()) {
            return position.map(at -> at.record() + "^1^" + at.field()).orElse("MSH^1");
        }
        String segment = "OBX^" + observation.group(1);
        return position.filter(at -> at.record().equals("OBX"))
                .map(at -> segment + "^" + at.field())
                .orElse(segment);
    }
}
