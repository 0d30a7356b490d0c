package io.batchwatch.gateway.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.batchwatch.gateway.profile.RecordsPath;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One JSON document: an object, a list of objects, or an object with the list somewhere inside. */
record Json(Source source) implements Document {
    /** So much of a file is looked at to see whether each line is an object of its own. */
    private static final int LOOK_AHEAD = 4 * Budget.MOST_CHARACTERS;

    /** JSON, be it a document or lines. */
    static Document of(Source source) throws IOException {
        return hasObjectOnEachLine(source) ? new JsonLines(source) : new Json(source);
    }

    @Override
    public String form() {
        return "json";
    }

    @Override
    public String charset() {
        return source.charset();
    }

    @Override
    public Walk walk(RecordsPath records) throws IOException {
        return new JsonWalk(source, records);
    }

    @Override
    public int namesOfTheRoot() {
        return 0;
    }

    /** The one list of objects that lies in no other list; the root if there is none, or more than one. */
    @Override
    public RecordsPath likelyRecords() throws IOException {
        Set<List<String>> lists = new LinkedHashSet<>();
        CountedInput bytes = source.bytes();
        try (JsonParser parser = JsonParsing.FACTORY.createParser(source.characters(bytes))) {
            JsonToken token = parser.nextToken();
            while (token != null && lists.size() <= 1) {
                JsonToken next = parser.nextToken();
                if (token == JsonToken.START_ARRAY && next == JsonToken.START_OBJECT) {
                    path(parser.getParsingContext().getParent(), lists);
                }
                token = next;
            }
        } catch (JsonProcessingException e) {
            // what was seen so far must do: reading it will say what is wrong
        }
        return lists.size() == 1
                ? new RecordsPath(
                        RecordsPath.Start.AT_THE_ROOT, lists.iterator().next())
                : RecordsPath.ROOT;
    }

    private static void path(JsonStreamContext list, Set<List<String>> lists) {
        Deque<String> names = new ArrayDeque<>();
        for (JsonStreamContext at = list.getParent(); at != null && !at.inRoot(); at = at.getParent()) {
            if (at.inArray()) {
                return;
            }
            names.addFirst(at.getCurrentName());
        }
        lists.add(new ArrayList<>(names));
    }

    private static boolean hasObjectOnEachLine(Source source) throws IOException {
        CountedInput bytes = source.bytes();
        try (Reader characters = source.characters(bytes)) {
            boolean isAtStart = true;
            int objects = 0;
            for (int read = 0; read < LOOK_AHEAD && objects < 2; read++) {
                int c = characters.read();
                if (c < 0) {
                    return false;
                }
                if (c == '\n') {
                    isAtStart = true;
                } else if (isAtStart && !Character.isWhitespace(c)) {
                    if (c != '{') {
                        return false;
                    }
                    isAtStart = false;
                    objects++;
                }
            }
            return objects == 2;
        }
    }
}
