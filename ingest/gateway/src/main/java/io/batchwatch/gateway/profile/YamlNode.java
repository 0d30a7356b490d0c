package io.batchwatch.gateway.profile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** YAML that remembers where each thing stands, so that an error can say so. */
sealed interface YamlNode {
    Place place();

    /** Line and column, counted from 1. */
    record Place(int line, int column) {}

    record Text(Place place, String text) implements YamlNode {}

    record Items(Place place, List<YamlNode> items) implements YamlNode {}

    record Entries(Place place, Map<String, Entry> entries) implements YamlNode {
        Optional<Entry> entry(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        /** Where a key's value stands; where there is none, the place of the whole. */
        Place placeOf(String key) {
            return entry(key).map(entry -> entry.value().place()).orElse(place);
        }
    }

    record Entry(Place keyPlace, YamlNode value) {}

    private static YAMLFactory factory() {
        return YAMLFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxDocumentLength(1_000_000)
                        .build())
                .build();
    }

    /**
     * @throws ProfileException if it is no YAML, or one key stands twice
     */
    static YamlNode parse(String file, String content) throws ProfileException {
        try (JsonParser parser = factory().createParser(content)) {
            if (parser.nextToken() == null) {
                throw problem(file, new Place(1, 1), "文件为空", "the file is empty");
            }
            return node(file, parser);
        } catch (JsonProcessingException e) {
            throw problem(
                    file,
                    place(e.getLocation()),
                    "不是有效的 YAML：" + e.getOriginalMessage(),
                    "no valid YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw problem(file, new Place(0, 0), "无法读取", "cannot be read");
        }
    }

    private static YamlNode node(String file, JsonParser parser) throws IOException, ProfileException {
        Place place = place(parser.currentTokenLocation());
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return entries(file, parser, place);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(file, parser));
            }
            return new Items(place, List.copyOf(items));
        }
        return new Text(place, token == JsonToken.VALUE_NULL ? "" : parser.getText());
    }

    private static YamlNode entries(String file, JsonParser parser, Place place) throws IOException, ProfileException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyPlace = place(parser.currentTokenLocation());
            parser.nextToken();
            if (entries.put(key, new Entry(keyPlace, node(file, parser))) != null) {
                throw problem(file, keyPlace, "“" + key + "”出现了两次", "'" + key + "' stands here twice");
            }
        }
        return new Entries(place, entries);
    }

    private static Place place(JsonLocation location) {
        return location == null ? new Place(0, 0) : new Place(location.getLineNr(), location.getColumnNr());
    }

    private static ProfileException problem(String file, Place place, String zh, String en) {
        return new ProfileException(List.of(new ProfileProblem(file, place.line(), place.column(), zh, en)));
    }
}
