package io.batchwatch.gateway.profile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.batchwatch.gateway.profile.ProfileKeys.Holds;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys of a profile as a JSON Schema, so that an editor completes them, explains them and marks what is wrong. Made of
 * {@link ProfileKeys} and of what {@link DoorReader} asks for, and of nothing else.
 */
public final class ProfileSchema {
    /** As it lies beside the profiles. */
    public static final String FILE = "profile.schema.json";

    /** The first line of a profile that editors know by it. */
    public static final String EDITOR_LINE = "# yaml-language-server: $schema=" + FILE;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ProfileSchema() {}

    public static String json() {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Batchwatch 合作方配置 · partner profile");
        schema.setAll(object(ProfileKeys.ALL));
        schema.set("required", JSON.arrayNode().add("partner"));
        return schema.toPrettyString() + "\n";
    }

    private static ObjectNode object(List<ProfileKeys.Key> keys) {
        ObjectNode properties = JSON.objectNode();
        for (ProfileKeys.Key key : keys) {
            ObjectNode value = value(key.holds());
            value.put("description", key.zh() + " · " + key.en());
            properties.set(key.name(), value);
        }
        return closed(properties);
    }

    private static ObjectNode closed(ObjectNode properties) {
        ObjectNode object = type("object");
        object.set("properties", properties);
        object.put("additionalProperties", false);
        return object;
    }

    private static ObjectNode value(Holds holds) {
        if (holds instanceof Holds.WholeNumber number) {
            return type("integer").put("minimum", number.least()).put("maximum", number.most());
        }
        if (holds instanceof Holds.OneOf words) {
            return oneOf(words.words());
        }
        if (holds instanceof Holds.FieldName) {
            return oneOf(Arrays.stream(Field.values()).map(Field::column).toList());
        }
        if (holds instanceof Holds.Texts) {
            return texts();
        }
        if (holds instanceof Holds.Keys keys) {
            return object(keys.keys());
        }
        if (holds instanceof Holds.ByField each) {
            return byField(each);
        }
        if (holds instanceof Holds.ByName each) {
            ObjectNode object = type("object");
            object.set("additionalProperties", value(each.each()));
            return object;
        }
        if (holds instanceof Holds.Columns) {
            ObjectNode columns = JSON.objectNode();
            columns.putArray("anyOf").add(texts()).add(object(ProfileKeys.JOIN));
            return columns;
        }
        if (holds instanceof Holds.ListOf several) {
            ObjectNode list = type("array");
            list.set("items", object(several.keys()));
            return list;
        }
        return holds instanceof Holds.Doors ? doors() : text();
    }

    private static ObjectNode byField(Holds.ByField each) {
        ObjectNode properties = JSON.objectNode();
        for (Field field : Field.values()) {
            ObjectNode value = value(each.each());
            value.put("description", String.join(" ", field.synonyms()));
            properties.set(field.column(), value);
        }
        return closed(properties);
    }

    private static ObjectNode doors() {
        ArrayNode kinds = JSON.arrayNode();
        for (Map.Entry<String, Set<String>> kind : DoorReader.kindsAndKeys().entrySet()) {
            ObjectNode settings = JSON.objectNode();
            new TreeSet<>(kind.getValue()).forEach(key -> settings.set(key, JSON.objectNode()));
            ObjectNode door = JSON.objectNode();
            door.set(kind.getKey(), closed(settings));
            kinds.add(closed(door));
        }
        ObjectNode list = type("array");
        list.set("items", JSON.objectNode().set("anyOf", kinds));
        return list;
    }

    private static ObjectNode type(String name) {
        return JSON.objectNode().put("type", name);
    }

    /** YAML reads 1.5 as a number and yes as a truth; a profile reads both as text. */
    private static ObjectNode text() {
        ObjectNode text = JSON.objectNode();
        text.putArray("type").add("string").add("number").add("boolean").add("null");
        return text;
    }

    private static ObjectNode texts() {
        ObjectNode list = type("array");
        list.set("items", text());
        ObjectNode texts = JSON.objectNode();
        texts.putArray("anyOf").add(text()).add(list);
        return texts;
    }

    private static ObjectNode oneOf(Collection<String> words) {
        ObjectNode oneOf = JSON.objectNode();
        ArrayNode allowed = oneOf.putArray("enum");
        new TreeSet<>(words).forEach(allowed::add);
        return oneOf;
    }
}
