package io.batchwatch.gateway.hl7;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import io.batchwatch.gateway.position.MessageColumns;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** A row for each OBX segment. Those of one order are known whole when the next order, or message, begins. */
final class Hl7Rows implements Rows {
    private static final Set<String> RESULTS = Set.of("ORU", "OUL");
    private static final Set<Field> MOMENTS = Set.of(Field.SAMPLED_AT, Field.TESTED_AT, Field.REPORTED_AT);

    private final SegmentBytes source;
    private final MessageColumns columns;
    private final Charset usual;
    private final Moments moments;
    private final Queue<Next> ready = new ArrayDeque<>();
    private final OrderGroup group = new OrderGroup();
    private final Batch batch = new Batch();
    private Charset charset;
    private EncodingCharacters marks = EncodingCharacters.defaultInstance();
    private Reading reading = Reading.BEFORE_A_MESSAGE;
    private long line;
    private boolean isOver;

    /** How moments are told: in ISO, or as they stand because the profile has patterns of its own. */
    enum Moments {
        ISO,
        AS_THEY_STAND
    }

    private enum Reading {
        BEFORE_A_MESSAGE,
        RESULTS,
        /** A message of another kind, or in no known characters: answered once. */
        PASSED_OVER
    }

    /**
     * @param usual charset of messages that name none
     */
    Hl7Rows(SegmentBytes source, MessageColumns columns, Charset usual, Moments moments) {
        this.source = source;
        this.columns = columns;
        this.usual = usual;
        this.moments = moments;
        charset = usual;
    }

    @Override
    public Next next() throws IOException {
        while (ready.isEmpty() && !isOver) {
            Optional<SegmentBytes.Segment> next = source.next();
            line++;
            if (next.isPresent()) {
                take(next.get());
            } else {
                settle();
                batch.cutShort().ifPresent(this::broken);
                isOver = true;
            }
        }
        Next next = ready.poll();
        return next == null ? new Next.End() : next;
    }

    private void take(SegmentBytes.Segment segment) {
        String content = segment.content();
        if (!content.matches("(?s)[A-Z][A-Z0-9]{2}(?:[^A-Za-z0-9].*)?")) {
            broken(Problem.of(Rule.BROKEN_MESSAGE, "", content));
            return;
        }
        String name = content.substring(0, 3);
        switch (name) {
            case "FHS", "BHS", "BTS", "FTS" -> {
                settle();
                reading = Reading.BEFORE_A_MESSAGE;
                batch.hear(name, content).ifPresent(this::broken);
            }
            case "MSH" -> begin(content);
            default -> inMessage(segment, name);
        }
    }

    private void begin(String header) {
        settle();
        batch.message();
        marks = Hl7Segment.marks(header);
        group.begin();
        Hl7Segment plain = Hl7Segment.of(header, marks).orElse(Hl7Segment.NONE);
        String set = plain.text(18, 1);
        Optional<Charset> named = set.isEmpty() ? Optional.of(usual) : Hl7Charsets.of(set);
        reading = Reading.PASSED_OVER;
        if (named.isEmpty()) {
            broken(Problem.of(Rule.UNKNOWN_CHARSET, "MSH.18", set));
        } else if (!RESULTS.contains(plain.text(9, 1))) {
            broken(Problem.of(Rule.BROKEN_MESSAGE, "MSH.9", plain.field(9))
                    .with("应为 ORU^R01", "this should be ORU^R01"));
        } else {
            charset = named.get();
            reading = Reading.RESULTS;
            decoded(header).flatMap(text -> Hl7Segment.of(text, marks)).ifPresent(group::header);
        }
    }

    private void inMessage(SegmentBytes.Segment segment, String name) {
        switch (reading) {
            case BEFORE_A_MESSAGE ->
                broken(Problem.of(Rule.BROKEN_MESSAGE, "", segment.content())
                        .with("缺少 MSH 段", "there is no MSH segment"));
            case PASSED_OVER -> {}
            case RESULTS -> result(segment, name);
        }
    }

    private void result(SegmentBytes.Segment segment, String name) {
        Optional<String> text = decoded(segment.content());
        if (segment.isTooLong() || text.isEmpty()) {
            Rule rule = segment.isTooLong() ? Rule.TOO_LONG : Rule.UNKNOWN_CHARSET;
            broken(Problem.of(rule, "", segment.content()));
            return;
        }
        Optional<Hl7Segment> parts = Hl7Segment.of(text.get(), marks);
        if (parts.isEmpty()) {
            broken(Problem.of(Rule.BROKEN_MESSAGE, "", text.get()));
            return;
        }
        if (group.beginsAnew(name)) {
            settle();
        }
        group.add(parts.get(), line).ifPresent(this::broken);
    }

    private Optional<String> decoded(String content) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.ISO_8859_1));
            return Optional.of(charset.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private void broken(Problem problem) {
        ready.add(new Next.Broken(new RawRow(line, group.controlId(), List.of(problem.value())), problem));
    }

    private void settle() {
        group.end().forEach(observed -> ready.add(row(observed)));
    }

    private Next row(OrderGroup.Observed observed) {
        ObservedResult found = observed.result();
        List<String> cells = columns.cells(field -> cell(found, field), found::at);
        RawRow row = new RawRow(observed.line(), observed.place(), cells);
        return switch (found.state()) {
            case FINAL, CORRECTED, WITHDRAWN -> new Next.Row(row);
            case NOT_FINAL ->
                new Next.Broken(
                        row, Problem.of(Rule.NOT_FINAL, "status", found.obx().text(11, 1)));
            case NOT_DONE ->
                new Next.Broken(
                        row, Problem.of(Rule.MISSING_VALUE, "value", "").with("未能得到结果", "no result could be had"));
        };
    }

    private String cell(ObservedResult found, Field field) {
        String text = found.usual(field);
        return moments == Moments.ISO && MOMENTS.contains(field) ? Hl7Moment.iso(text) : text;
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
