package io.batchwatch.gateway.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.batchwatch.gateway.packed.CountedInput;
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
    /** JSON, be it a document or lines. */
    static Document of(Source source) throws IOException {
        return hasObjectOnEachLine(source) ? JsonLines.of(source) : new Json(source);
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

    /** A first line that is whole says it; where it is a wrong one, the second does. One that goes on says the opposite. */
    private static boolean hasObjectOnEachLine(Source source) throws IOException {
        CountedInput bytes = source.bytes();
        try (Reader characters = source.characters(bytes)) {
            String first = line(characters);
            String second = line(characters);
            return switch (form(first)) {
                case WHOLE -> !second.isEmpty();
                case UNFINISHED -> false;
                case WRONG -> first.startsWith("{") && form(second) == Line.WHOLE;
            };
        }
    }

    /** What a line of its own is. */
    private enum Line {
        WHOLE,
        UNFINISHED,
        WRONG
    }

    private static Line form(String line) throws IOException {
        try (JsonParser parser = JsonParsing.FACTORY.createParser(line)) {
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            parser.skipChildren();
            parser.finishToken();
            return isObject && parser.nextToken() == null ? Line.WHOLE : Line.WRONG;
        } catch (JsonEOFException e) {
            return Line.UNFINISHED;
        } catch (JsonProcessingException e) {
            return Line.WRONG;
        }
    }

    /** The next line that is not blank, cut at what a record may have. */
    private static String line(Reader characters) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = characters.read();
        while (c >= 0 && (c != '\n' || line.isEmpty())) {
            if (line.length() < Budget.MOST_CHARACTERS && !(line.isEmpty() && Character.isWhitespace(c))) {
                line.append((char) c);
            } else if (line.length() >= Budget.MOST_CHARACTERS) {
                return line.toString();
            }
            c = characters.read();
        }
        return line.toString().strip();
    }
}
