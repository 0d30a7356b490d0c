package io.batchwatch.gateway.hl7;

import static io.batchwatch.gateway.position.MessageColumns.firstOf;

import io.batchwatch.gateway.position.Position;
import io.batchwatch.gateway.profile.Field;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An observation with the message, order and specimen it belongs to. Nothing of the PID segment is read unless the profile
 * asks for it.
 *
 * @param segments the last of each kind that stands above it, by name; the specimen's may stand below
 * @param notes on the order and on the observation
 */
record ObservedResult(Map<String, Hl7Segment> segments, Hl7Segment obx, List<String> notes) {
    private static final Map<Field, Function<ObservedResult, String>> USUAL = new EnumMap<>(Field.class);

    static {
        USUAL.put(Field.SAMPLE_ID, ObservedResult::sampleId);
        USUAL.put(Field.PRODUCT, found -> name(found.segment("SPM"), 4));
        USUAL.put(Field.SAMPLED_AT, found -> firstOf(found.text("SPM", 17), found.text("OBR", 7), found.testedAt()));
        USUAL.put(Field.LAB, found -> firstOf(found.obx.text(23, 1), found.text("MSH", 4)));
        USUAL.put(Field.INSTRUMENT, found -> found.obx.text(18, 1));
        USUAL.put(Field.OPERATOR, found -> found.obx.text(16, 1));
        USUAL.put(Field.ANALYTE, found -> name(found.obx, 3));
        USUAL.put(Field.METHOD, found -> name(found.obx, 17));
        USUAL.put(Field.REPLICATE, ObservedResult::replicate);
        USUAL.put(Field.QUALIFIER, ObservedResult::qualifier);
        USUAL.put(Field.VALUE, found -> ObservedValue.of(found.obx));
        USUAL.put(Field.UNIT, found -> found.obx.text(6, 1));
        USUAL.put(Field.TESTED_AT, ObservedResult::testedAt);
        USUAL.put(Field.REPORTED_AT, found -> firstOf(found.text("OBR", 22), found.text("MSH", 7)));
        USUAL.put(Field.STATUS, found -> found.state().status());
        USUAL.put(Field.REMARK, found -> String.join("; ", found.notes));
        USUAL.put(Field.REPORTED_LIMIT, found -> found.obx.field(7));
    }

    ObservedResult {
        segments = Map.copyOf(segments);
        notes = List.copyOf(notes);
    }

    /** Fields that stand somewhere in such messages. */
    static List<Field> usualFields() {
        return List.copyOf(USUAL.keySet());
    }

    String usual(Field field) {
        return USUAL.get(field).apply(this);
    }

    String at(Position position) {
        Hl7Segment segment = position.record().equals("OBX") ? obx : segment(position.record());
        if (position.component() == 0) {
            return segment.field(position.field());
        }
        return segment.text(position.field(), position.component(), Math.max(1, position.part()));
    }

    ResultState state() {
        return ResultState.of(firstOf(obx.text(11, 1), text("OBR", 25)));
    }

    /** The specimen's number, by who ordered the test or by who did it; else the order's. */
    private String sampleId() {
        Hl7Segment specimen = segment("SPM");
        return firstOf(specimen.text(2, 1), specimen.text(2, 2), text("OBR", 3), text("OBR", 2));
    }

    private String testedAt() {
        return firstOf(obx.text(19, 1), obx.text(14, 1));
    }

    /** OBX-4 tells observations of one kind apart; a plain number does so for us. */
    private String replicate() {
        String part = obx.text(4, 1);
        return part.matches("[1-9][0-9]{0,3}") ? part : "";
    }

    /** A flag may say that the instrument sees no further; who takes a result back need not say which it was. */
    private String qualifier() {
        String flag = obx.text(8, 1);
        if (flag.equals("<") || flag.equals(">")) {
            return flag;
        }
        boolean isTakenBack =
                state() == ResultState.WITHDRAWN && ObservedValue.of(obx).isEmpty();
        return isTakenBack ? "NOT_MEASURED" : "";
    }

    /** Of a coded thing its text, else its code. */
    private static String name(Hl7Segment segment, int field) {
        return firstOf(segment.text(field, 2), segment.text(field, 5), segment.text(field, 1));
    }

    private String text(String segment, int field) {
        return segment(segment).text(field, 1);
    }

    private Hl7Segment segment(String name) {
        return Optional.ofNullable(segments.get(name)).orElse(Hl7Segment.NONE);
    }
}
