package io.batchwatch.gateway.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How JSON is parsed: within limits, numbers as written, and each key once. */
final class JsonParsing {
    /** {@code NaN} stays a word: that it is no number is said of its row, and its neighbours are read. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Budget.MOST_DEPTH)
                    .maxStringLength(4 * Budget.MOST_CHARACTERS)
                    .maxNumberLength(1000)
                    .maxNameLength(1000)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonParsing() {}

    /** The value that begins at the parser's token; behind it the parser stands at its last token. */
    static Node node(JsonParser parser, Budget budget) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return group(parser, budget);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Node item = node(parser, budget);
                if (budget.problem().isEmpty()) {
                    items.add(item);
                }
            }
            return new Node.Items(items);
        }
        String text = text(parser);
        return new Node.Text(budget.spend(text.length()) ? text : "");
    }

    private static Node.Group group(JsonParser parser, Budget budget) throws IOException {
        List<Node.Member> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            boolean isAffordable = budget.spend(name.length());
            if (isAffordable && !names.add(name)) {
                budget.fail(twice(name));
            }
            Node node = node(parser, budget);
            if (budget.problem().isEmpty()) {
                members.add(new Node.Member(name, node));
            }
        }
        return new Node.Group(members);
    }

    /** A number's digits as they stand there. */
    static String text(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText();
    }

    static Problem twice(String name) {
        return Problem.of(Rule.DOUBLE_COLUMN, "", name);
    }

    /** Why a document cannot be read on. */
    static Problem problem(JsonProcessingException e) {
        return problem(e, 0);
    }

    /**
     * The same of a part of a file.
     *
     * @param linesBefore it
     */
    static Problem problem(JsonProcessingException e, long linesBefore) {
        if (e instanceof StreamConstraintsException) {
            return Problem.of(Rule.TOO_COMPLEX, "", "").with(e.getOriginalMessage(), e.getOriginalMessage());
        }
        JsonLocation at = e.getLocation();
        long line = at == null ? 0 : linesBefore + at.getLineNr();
        String zh = at == null ? "" : "第 %d 行第 %d 列：".formatted(line, at.getColumnNr());
        String en = at == null ? "" : "line %d, column %d: ".formatted(line, at.getColumnNr());
        Rule rule = e instanceof JsonEOFException ? Rule.CUT_SHORT : Rule.BROKEN_DOCUMENT;
        return Problem.of(rule, "", "").with(zh + e.getOriginalMessage(), en + e.getOriginalMessage());
    }
}
