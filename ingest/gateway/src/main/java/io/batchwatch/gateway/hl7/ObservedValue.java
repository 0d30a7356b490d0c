package io.batchwatch.gateway.hl7;

import static io.batchwatch.gateway.position.MessageColumns.firstOf;

/** What an OBX segment says was found: OBX-5, read by the type in OBX-2. */
final class ObservedValue {
    private ObservedValue() {}

    static String of(Hl7Segment obx) {
        return switch (obx.text(2, 1)) {
            case "SN" -> structured(obx);
            case "CE", "CWE", "CNE", "CF" -> firstOf(obx.text(5, 2), obx.text(5, 9), obx.text(5, 5), obx.text(5, 1));
            default -> String.join(" ", obx.repeats(5)).strip();
        };
    }

    /** A structured number: comparator, number, separator, number, as in {@code <^0.05} or {@code ^1^:^128}. */
    private static String structured(Hl7Segment obx) {
        String comparator = obx.text(5, 1);
        String sign = comparator.equals("=") ? "" : comparator;
        return sign + obx.text(5, 2) + obx.text(5, 3) + obx.text(5, 4);
    }
}
