package io.batchwatch.views;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Reads texts so that equal ones are mostly one and the same: whoever keeps thousands of batches need not keep the name of a
 * market, a law, or a sentence that a finding and its moment share, once for each. Bounded: what comes anew takes its place
 * from what was there. Thread-safe.
 */
final class RecurringTexts extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1;

    /** A power of two. */
    private static final int PLACES = 1 << 12;

    private final AtomicReferenceArray<String> known = new AtomicReferenceArray<>(PLACES);

    RecurringTexts() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return once(StringDeserializer.instance.deserialize(json, context));
    }

    private String once(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        String there = known.get(place);
        if (text.equals(there)) {
            return there;
        }
        known.set(place, text);
        return text;
    }
}
