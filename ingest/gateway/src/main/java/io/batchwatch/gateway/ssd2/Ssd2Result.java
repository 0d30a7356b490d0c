package io.batchwatch.gateway.ssd2;

import io.batchwatch.gateway.profile.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One result element, as the fields of ours that it says something of.
 *
 * @param element an element's text by its name; empty if it is not there
 */
record Ssd2Result(UnaryOperator<String> element) {
    /** What is made of it, in the order of the columns. */
    static final Map<Field, Function<Ssd2Result, String>> FIELDS = fields();

    private static final Pattern FACET = Pattern.compile("(?:^|\\$)resAsses=([A-Z0-9]+)");

    private static Map<Field, Function<Ssd2Result, String>> fields() {
        Map<Field, Function<Ssd2Result, String>> fields = new LinkedHashMap<>();
        fields.put(Field.SAMPLE_ID, result -> result.first("sampId", "sampEventId", "sampAnId"));
        fields.put(Field.PRODUCT, result -> result.base("sampMatCode"));
        fields.put(Field.ORIGIN, result -> result.first("origCountry", "origArea"));
        fields.put(Field.SITE, result -> result.first("sampArea", "sampCountry"));
        fields.put(Field.SAMPLED_AT, result -> result.date("sampY", "sampM", "sampD"));
        fields.put(Field.LAB, result -> result.first("labId", "localOrgId", "localOrg"));
        fields.put(Field.ANALYTE, result -> result.base("paramCode"));
        fields.put(Field.METHOD, result -> result.first("anMethRefId", "anMethCode.base", "anMethCode", "anMethType"));
        fields.put(Field.QUALIFIER, Ssd2Result::qualifier);
        fields.put(Field.VALUE, Ssd2Result::value);
        fields.put(Field.UNIT, result -> result.text("resUnit"));
        fields.put(Field.LOD, result -> result.first("resLOD", "CCbeta"));
        fields.put(Field.LOQ, result -> result.text("resLOQ"));
        fields.put(Field.EXPANDED_UNCERTAINTY, result -> result.text("resValUncert"));
        fields.put(Field.REPORTED_VERDICT, Ssd2Result::evaluation);
        fields.put(Field.REPORTED_LIMIT, result -> result.first("evalLowLimit", "evalHighLimit"));
        fields.put(Field.TESTED_AT, Ssd2Result::analysed);
        fields.put(Field.STATUS, result -> result.isNullified() ? "WITHDRAWN" : "");
        fields.put(Field.REMARK, Ssd2Result::remark);
        return fields;
    }

    private String text(String name) {
        return element.apply(name);
    }

    private String first(String... names) {
        for (String name : names) {
            if (!text(name).isEmpty()) {
                return text(name);
            }
        }
        return "";
    }

    /** A code of a catalogue without the facets behind it: {@code A04MQ} of {@code A04MQ#F01.A057G}. */
    private String base(String name) {
        String code = first(name + ".base", name);
        int facets = code.indexOf('#');
        return facets < 0 ? code : code.substring(0, facets);
    }

    /** A month without a day is its first day, a year its first; the remark says so. */
    private String date(String year, String month, String day) {
        if (text(year).isEmpty()) {
            return "";
        }
        String of = text(month).isEmpty() ? "1" : text(month);
        String on = text(month).isEmpty() || text(day).isEmpty() ? "1" : text(day);
        return text(year) + "-" + of + "-" + on;
    }

    private String analysed() {
        return text("analysisD").isEmpty() ? "" : date("analysisY", "analysisM", "analysisD");
    }

    /** {@code resType} says which of the numbers is the result; a qualitative one says it in {@code resQualValue}. */
    private String qualifier() {
        return switch (text("resType")) {
            case "LOQ", "CCA" -> "LT";
            case "LOD", "CCB" -> "NOT_DETECTED";
            case "AWR" -> "GT";
            case "BIN" -> qualitative();
            case "VAL" -> "";
            default -> text("resVal").isEmpty() ? qualitative() : "";
        };
    }

    private String qualitative() {
        return switch (text("resQualValue")) {
            case "POS" -> "DETECTED";
            case "NEG" -> "NOT_DETECTED";
            // What is taken back needs no result of its own.
            default -> isNullified() ? "NOT_MEASURED" : "";
        };
    }

    private String value() {
        return switch (text("resType")) {
            case "LOQ" -> text("resLOQ");
            case "CCA" -> text("CCalpha");
            case "AWR" -> first("resULWR", "resVal");
            case "LOD", "CCB", "BIN" -> "";
            default -> text("resVal");
        };
    }

    private boolean isNullified() {
        return text("isNullified").equals("1");
    }

    /** The evaluation of the result; where there is none, what the evaluation's further information assesses. */
    private String evaluation() {
        if (!text("evalCode").isEmpty()) {
            return text("evalCode");
        }
        Matcher facet = FACET.matcher(text("evalInfo"));
        return first("evalInfo.resAsses").isEmpty() && facet.find() ? facet.group(1) : first("evalInfo.resAsses");
    }

    /** What would else be lost: facets, the evaluation's code, and a day that was not given. */
    private String remark() {
        List<String> remarks = new ArrayList<>();
        for (String name : List.of("resId", "sampMatCode", "paramCode", "evalCode", "evalInfo", "resInfo")) {
            if (!text(name).isEmpty()) {
                remarks.add(name + "=" + text(name));
            }
        }
        if (text("sampD").isEmpty() && !text("sampY").isEmpty()) {
            remarks.add("采样日未给出 · day of sampling not given");
        }
        return String.join("; ", remarks);
    }
}
