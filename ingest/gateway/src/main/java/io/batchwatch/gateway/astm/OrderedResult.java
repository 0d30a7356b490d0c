package io.batchwatch.gateway.astm;

import static io.batchwatch.gateway.position.MessageColumns.firstOf;

import io.batchwatch.gateway.position.Position;
import io.batchwatch.gateway.profile.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A result record with the header, patient and order it stands below, and the comments on it. Where a field stands by
 * LIS2-A2: {@code O.3} is the specimen, {@code R.3} the test, {@code R.4} what was found.
 */
record OrderedResult(
        AstmRecord header, AstmRecord patient, AstmRecord order, AstmRecord result, List<AstmRecord> comments) {
    private static final Map<Field, Function<OrderedResult, String>> USUAL = new EnumMap<>(Field.class);

    static {
        USUAL.put(Field.SAMPLE_ID, found -> firstOf(found.order.firstComponent(3), found.order.firstComponent(4)));
        USUAL.put(Field.PRODUCT, found -> found.order.firstComponent(16));
        USUAL.put(Field.SAMPLED_AT, OrderedResult::sampledAt);
        USUAL.put(Field.INSTRUMENT, found -> found.header.words(5));
        USUAL.put(Field.OPERATOR, found -> found.result.firstComponent(11));
        USUAL.put(Field.ANALYTE, OrderedResult::analyte);
        USUAL.put(Field.QUALIFIER, OrderedResult::qualifier);
        USUAL.put(Field.VALUE, found -> found.result.component(4, 1));
        USUAL.put(Field.UNIT, found -> found.result.component(5, 1));
        USUAL.put(Field.TESTED_AT, OrderedResult::testedAt);
        USUAL.put(Field.REPORTED_AT, found -> found.order.component(23, 1));
        USUAL.put(Field.STATUS, found -> found.state().status());
        USUAL.put(Field.REMARK, OrderedResult::remark);
        USUAL.put(Field.REPORTED_LIMIT, found -> found.result.field(6));
    }

    OrderedResult {
        comments = List.copyOf(comments);
    }

    /** Fields that stand somewhere in such messages. */
    static List<Field> usualFields() {
        return List.copyOf(USUAL.keySet());
    }

    String usual(Field field) {
        return USUAL.get(field).apply(this);
    }

    String at(Position position) {
        AstmRecord record =
                switch (position.record()) {
                    case "H" -> header;
                    case "P" -> patient;
                    case "O" -> order;
                    case "R" -> result;
                    case "C" -> comments.isEmpty() ? AstmRecord.NONE : comments.get(comments.size() - 1);
                    default -> AstmRecord.NONE;
                };
        return position.component() == 0
                ? record.field(position.field())
                : record.component(position.field(), position.component());
    }

    ResultState state() {
        return ResultState.of(result.field(9));
    }

    /** For a person: which result it is in its message. */
    String place() {
        return "O|" + order.field(2) + " R|" + result.field(2);
    }

    /** The manufacturer's code is the fourth part of a test's id; who has no such parts writes one name. */
    private String analyte() {
        return firstOf(result.component(3, 4), result.firstComponent(3));
    }

    /** Flags {@code <} and {@code >}: outside what the instrument can measure. */
    private String qualifier() {
        String flag = result.component(7, 1);
        return flag.equals("<") || flag.equals(">") ? flag : "";
    }

    /** When the specimen was collected, else when it was ordered, else when it was tested: counters test what they draw. */
    private String sampledAt() {
        return firstOf(order.component(8, 1), order.component(7, 1), testedAt());
    }

    private String testedAt() {
        return firstOf(
                result.component(13, 1), result.component(12, 1), order.component(23, 1), header.component(14, 1));
    }

    private String remark() {
        List<String> texts = new ArrayList<>();
        comments.forEach(comment -> texts.add(comment.words(4)));
        texts.removeIf(String::isEmpty);
        return String.join("; ", texts);
    }
}
