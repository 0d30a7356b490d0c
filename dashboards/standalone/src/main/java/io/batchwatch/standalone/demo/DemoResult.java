package io.batchwatch.standalone.demo;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** One row of a generated file. */
record DemoResult(
        Lot lot,
        String sampleId,
        String purpose,
        LocalDateTime sampledAt,
        String testKind,
        String lab,
        String instrument,
        String analyte,
        String method,
        Found found,
        LocalDateTime testedAt,
        LocalDateTime reportedAt,
        int revision,
        String status) {
    static final List<String> COLUMNS = List.of(
            "sample_id",
            "batch_id",
            "product",
            "category",
            "origin",
            "producer",
            "site",
            "purpose",
            "sampled_at",
            "test_kind",
            "lab",
            "instrument",
            "analyte",
            "method",
            "qualifier",
            "value",
            "unit",
            "lod",
            "reported_verdict",
            "tested_at",
            "reported_at",
            "revision",
            "status",
            "remark");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String GENERATED = "生成数据 generated";

    /** What is tested: some goods of one origin at one market. */
    record Lot(String id, Good good, String origin, String producer, String site) {}

    /**
     * @param lod empty where the method has none
     */
    record Found(String qualifier, String value, String unit, String lod, String verdict) {}

    List<String> fields() {
        return List.of(
                sampleId,
                lot.id(),
                lot.good().name(),
                lot.good().category(),
                lot.origin(),
                lot.producer(),
                lot.site(),
                purpose,
                sampledAt.format(TIME),
                testKind,
                lab,
                instrument,
                analyte,
                method,
                found.qualifier(),
                found.value(),
                found.unit(),
                found.lod(),
                found.verdict(),
                testedAt.format(TIME),
                reportedAt.format(TIME),
                String.valueOf(revision),
                status,
                GENERATED);
    }

    DemoResult correctedTo(Found other, LocalDateTime when) {
        return new DemoResult(
                lot,
                sampleId,
                purpose,
                sampledAt,
                testKind,
                lab,
                instrument,
                analyte,
                method,
                other,
                testedAt,
                when,
                revision + 1,
                "CORRECTED");
    }

    DemoResult withdrawn(LocalDateTime when) {
        return new DemoResult(
                lot,
                sampleId,
                purpose,
                sampledAt,
                testKind,
                lab,
                instrument,
                analyte,
                method,
                found,
                testedAt,
                when,
                revision + 1,
                "WITHDRAWN");
    }
}
