package io.batchwatch.gateway.profile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The formats that can be read. */
public enum FileType {
    CSV,
    XLSX,
    XLS,
    ODS,
    /** Records of ASTM E1394, which is CLSI LIS2-A2. */
    ASTM,
    /** An object, a list of objects, an object on each line, or lists within an object. */
    JSON,
    XML,
    /** What a form posts, {@code a=1&b=2}, one on each line. */
    FORM,
    /** XML of EFSA's Standard Sample Description 2. */
    SSD2,
    /** Bundles of FHIR R4, JSON or XML. */
    FHIR,
    /** HL7 v2 ORU messages. */
    HL7;

    /** As a profile names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Map<String, FileType> byWord() {
        return Arrays.stream(values())
                .collect(
                        Collectors.toMap(FileType::word, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }
}
