package io.batchwatch.board.given;

import io.batchwatch.views.ViewCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A piece of JSON to look into. */
public final class Json implements Iterable<Json> {
    private final Optional<Object> value;

    private Json(Optional<Object> value) {
        this.value = value;
    }

    public static Json of(String text) {
        return new Json(Optional.ofNullable(ViewCodec.decode(text.getBytes(StandardCharsets.UTF_8), Object.class)));
    }

    /**
     * @param path names and positions, such as {@code /rows/0/key}
     * @throws AssertionError if there is no such thing, not even a null
     */
    public Json at(String path) {
        Json found = this;
        for (String step : path.substring(1).split("/", -1)) {
            found = found.step(step);
        }
        return found;
    }

    private Json step(String step) {
        if (value.orElse(null) instanceof Map<?, ?> fields && fields.containsKey(step)) {
            return new Json(Optional.ofNullable(fields.get(step)));
        }
        if (value.orElse(null) instanceof List<?> list && Integer.parseInt(step) < list.size()) {
            return new Json(Optional.ofNullable(list.get(Integer.parseInt(step))));
        }
        throw new AssertionError("no " + step + " in " + this);
    }

    public boolean isNull() {
        return value.isEmpty();
    }

    public boolean isObject() {
        return value.orElse(null) instanceof Map<?, ?>;
    }

    public boolean isList() {
        return value.orElse(null) instanceof List<?>;
    }

    public long number() {
        return ((Number) value.orElseThrow()).longValue();
    }

    public double fraction() {
        return ((Number) value.orElseThrow()).doubleValue();
    }

    public String text() {
        return (String) value.orElseThrow();
    }

    public Set<String> names() {
        Set<String> names = new HashSet<>();
        ((Map<?, ?>) value.orElseThrow()).keySet().forEach(name -> names.add((String) name));
        return names;
    }

    @Override
    public Iterator<Json> iterator() {
        List<Json> parts = new ArrayList<>();
        ((List<?>) value.orElseThrow()).forEach(part -> parts.add(new Json(Optional.ofNullable(part))));
        return parts.iterator();
    }

    /** Compact JSON; a text without its quotation marks. */
    @Override
    public String toString() {
        if (value.orElse(null) instanceof String text) {
            return text;
        }
        return new String(ViewCodec.encode(value), StandardCharsets.UTF_8);
    }
}
