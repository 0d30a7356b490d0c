package io.batchwatch.gateway.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import java.io.IOException;

/** JSON with an object on each line: a line that is none is one refused row. */
final class JsonLines {
    private JsonLines() {}

    static Document of(Source source) {
        return new LineDocument(source, "json lines", JsonLines::record);
    }

    static Problem noObject() {
        return Problem.of(Rule.BROKEN_DOCUMENT, "", "").with("这里应为一个对象 {…}", "an object {…} should stand here");
    }

    private static Walk.Found record(long number, String line, Lines.Position position) throws IOException {
        Budget budget = new Budget();
        try (JsonParser parser = JsonParsing.FACTORY.createParser(line)) {
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            Node node = JsonParsing.node(parser, budget);
            if (!isObject || parser.nextToken() != null) {
                budget.fail(noObject());
            }
            return budget.problem()
                    .<Walk.Found>map(problem -> new Walk.Found.Unfit(number, problem))
                    .orElseGet(() -> new Walk.Found.Fit(number, node));
        } catch (JsonProcessingException e) {
            Problem problem = JsonParsing.problem(e, number - 1);
            Rule rule =
                    switch (position) {
                        case AT_THE_END -> problem.rule();
                        case WITHIN -> problem.rule() == Rule.CUT_SHORT ? Rule.BROKEN_DOCUMENT : problem.rule();
                    };
            return new Walk.Found.Unfit(number, Problem.of(rule, "", line).with(problem.hintZh(), problem.hintEn()));
        }
    }
}
