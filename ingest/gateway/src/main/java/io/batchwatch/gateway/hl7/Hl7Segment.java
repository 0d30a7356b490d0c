package io.batchwatch.gateway.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Composite;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.model.GenericSegment;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.model.Varies;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A segment taken apart. Everything in it counts from 1, as HL7 counts; what is not there is empty.
 *
 * @param name its three letters
 */
record Hl7Segment(String name, Segment segment, EncodingCharacters marks) {
    private static final PipeParser PARSER = PipeParser.getInstanceWithNoValidation();
    private static final Message ANY_MESSAGE = new GenericMessage.V251(new GenericModelClassFactory());
    private static final int MOST_REPEATS = 200;

    /** Stands for a segment that has not come. */
    static final Hl7Segment NONE = new Hl7Segment("", empty(""), EncodingCharacters.defaultInstance());

    private static Segment empty(String name) {
        return new GenericSegment(ANY_MESSAGE, name);
    }

    /**
     * @param text of the whole segment, beginning with its name
     * @return empty if it cannot be taken apart
     */
    static Optional<Hl7Segment> of(String text, EncodingCharacters marks) {
        String name = text.substring(0, 3);
        Segment segment = empty(name);
        try {
            PARSER.parse(segment, text, marks);
            return Optional.of(new Hl7Segment(name, segment, marks));
        } catch (HL7Exception e) {
            return Optional.empty();
        }
    }

    /** The marks that an MSH segment says; the usual ones where it says too few. */
    static EncodingCharacters marks(String header) {
        if (header.length() < 8) {
            return EncodingCharacters.defaultInstance();
        }
        int end = header.indexOf(header.charAt(3), 4);
        String marks = header.substring(4, end < 0 ? header.length() : end);
        return marks.length() < 4
                ? EncodingCharacters.defaultInstance()
                : new EncodingCharacters(header.charAt(3), marks.substring(0, 4));
    }

    /** A component, the first of its parts. */
    String text(int field, int component) {
        return text(field, component, 1);
    }

    String text(int field, int component, int part) {
        return field > segment.numFields() ? "" : text(field, 0, component, part);
    }

    private String text(int field, int repeat, int component, int part) {
        try {
            String text = Terser.get(segment, field, repeat, component, part);
            return text == null ? "" : text.strip();
        } catch (HL7Exception e) {
            return "";
        }
    }

    /** The first repetition of a field with its marks as they stand; a field of one part without escapes. */
    String field(int field) {
        return repeat(field, 0).map(this::whole).orElse("");
    }

    private String whole(Type type) {
        Type data = type instanceof Varies varies ? varies.getData() : type;
        if (data instanceof Composite) {
            return PipeParser.encode(type, marks).strip();
        }
        return data.toString() == null ? "" : data.toString().strip();
    }

    /** All repetitions of a field, each with its marks as they stand. */
    List<String> repeats(int field) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < MOST_REPEATS; i++) {
            Optional<Type> repeat = repeat(field, i);
            if (repeat.isEmpty()) {
                return texts;
            }
            texts.add(whole(repeat.get()));
        }
        return texts;
    }

    private Optional<Type> repeat(int field, int repeat) {
        try {
            return field > segment.numFields() || repeat >= segment.getField(field).length
                    ? Optional.empty()
                    : Optional.of(segment.getField(field, repeat));
        } catch (HL7Exception e) {
            return Optional.empty();
        }
    }
}
