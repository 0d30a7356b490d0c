package io.batchwatch.gateway.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.batchwatch.gateway.packed.CountedInput;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.profile.RecordsPath;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Through one JSON document, or several written one behind the other. */
final class JsonWalk implements Walk {
    private final CountedInput bytes;
    private final JsonParser parser;
    private final RecordsPath records;
    private final List<String> path = new ArrayList<>();
    private final Deque<Set<String>> keys = new ArrayDeque<>();
    private boolean isAmongRecords;
    private boolean isOver;
    private long documents;
    private long count;

    JsonWalk(Source source, RecordsPath records) throws IOException {
        this.bytes = source.bytes();
        this.parser = JsonParsing.FACTORY.createParser(source.characters(bytes));
        this.records = records;
    }

    @Override
    public Found next() throws IOException {
        if (isOver) {
            return new Found.End();
        }
        try {
            Optional<Found> found = Optional.empty();
            while (found.isEmpty()) {
                found = step(parser.nextToken());
            }
            return found.get();
        } catch (JsonProcessingException e) {
            return brokenOff(JsonParsing.problem(e));
        } catch (CharConversionException e) {
            return brokenOff(Problem.of(Rule.UNKNOWN_CHARSET, "", ""));
        }
    }

    private Found brokenOff(Problem problem) {
        isOver = true;
        return new Found.BrokenOff(problem);
    }

    private Optional<Found> step(JsonToken token) throws IOException {
        if (token == null) {
            isOver = true;
            return Optional.of(new Found.End());
        }
        if (isAmongRecords) {
            if (token != JsonToken.END_ARRAY) {
                return Optional.of(record());
            }
            isAmongRecords = false;
            endOfValue();
            return Optional.empty();
        }
        if (beginsDocument(token)) {
            documents++;
            if (documents > 1 && !records.isRoot()) {
                return Optional.of(brokenOff(Problem.of(Rule.BROKEN_DOCUMENT, "", "")
                        .with("文件中有多个文档，请每个文件一个", "there is more than one document in the file: send one a file")));
            }
        }
        return switch (token) {
            case FIELD_NAME -> named(parser.currentName());
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case END_OBJECT -> {
                keys.pop();
                endOfValue();
                yield Optional.empty();
            }
            case END_ARRAY -> {
                endOfValue();
                yield Optional.empty();
            }
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> scalar();
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw new IllegalStateException("no JSON holds " + token);
        };
    }

    private boolean beginsDocument(JsonToken token) {
        return token.isStructStart()
                ? parser.getParsingContext().getParent().inRoot()
                : token.isScalarValue() && parser.getParsingContext().inRoot();
    }

    private Optional<Found> named(String name) {
        path.add(name);
        return keys.peek().add(name) ? Optional.empty() : Optional.of(brokenOff(JsonParsing.twice(name)));
    }

    private Optional<Found> object() throws IOException {
        if (records.leadsTo(path)) {
            Found found = record();
            endOfValue();
            return Optional.of(found);
        }
        keys.push(new HashSet<>());
        return Optional.empty();
    }

    private Optional<Found> array() {
        isAmongRecords = records.leadsTo(path);
        return Optional.empty();
    }

    private Optional<Found> scalar() throws IOException {
        String text = JsonParsing.text(parser);
        Found found = new Found.Outside(List.copyOf(path), text);
        boolean isInARecordsPlace = records.leadsTo(path);
        if (isInARecordsPlace && !text.isEmpty()) {
            found = record();
        }
        endOfValue();
        return isInARecordsPlace && text.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private Found record() throws IOException {
        Budget budget = new Budget();
        Node node = JsonParsing.node(parser, budget);
        count++;
        if (!(node instanceof Node.Group)) {
            budget.fail(JsonLines.noObject());
        }
        return budget.problem()
                .<Found>map(problem -> new Found.Unfit(count, problem))
                .orElseGet(() -> new Found.Fit(count, node));
    }

    private void endOfValue() {
        if (parser.getParsingContext().inObject() && !path.isEmpty()) {
            path.remove(path.size() - 1);
        }
    }

    @Override
    public long bytesRead() {
        return bytes.count();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
