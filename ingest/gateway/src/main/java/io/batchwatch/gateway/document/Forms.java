package io.batchwatch.gateway.document;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What forms post, {@code a=1&b=%E9%9F%AD}, one on each line. */
final class Forms {
    private static final Pattern PAIRS = Pattern.compile("&");

    private Forms() {}

    static Document of(Source source) {
        return new LineDocument(source, "form", Forms::record);
    }

    private static Walk.Found record(long number, String line, Lines.Position position) {
        Budget budget = new Budget();
        List<Node.Member> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String pair : PAIRS.splitAsStream(line).toList()) {
            int equals = pair.indexOf('=');
            if (equals < 1 || !budget.spend(pair.length())) {
                budget.fail(noForm(line));
                break;
            }
            try {
                String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
                String text = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                if (!names.add(name)) {
                    budget.fail(JsonParsing.twice(name));
                }
                members.add(new Node.Member(name, new Node.Text(text)));
            } catch (IllegalArgumentException e) {
                budget.fail(noForm(line));
            }
        }
        return budget.problem()
                .<Walk.Found>map(problem -> new Walk.Found.Unfit(number, problem))
                .orElseGet(() -> new Walk.Found.Fit(number, new Node.Group(members)));
    }

    private static Problem noForm(String line) {
        return Problem.of(Rule.BROKEN_DOCUMENT, "", line).with("应为 名称=内容&名称=内容", "this should be name=text&name=text");
    }
}
