package io.batchwatch.standalone.monitoring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a PromQL expression reads, as far as its words tell; whether it is well formed is promtool's to say. */
final class PromQl {
    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|\\$?[A-Za-z_:][A-Za-z0-9_:]*|[0-9][A-Za-z0-9_.]*|\\[[^]]*]|[=!]~|[^\\s]");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_:][A-Za-z0-9_:]*");
    private static final Set<String> GROUPINGS = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> OTHER_KEYWORDS = Set.of("and", "or", "unless", "offset", "bool", "atan2", "inf");

    private final List<String> tokens;
    private final List<Selector> selectors = new ArrayList<>();
    private final List<String> groupingLabels = new ArrayList<>();
    private final Deque<String> calls = new ArrayDeque<>();
    private int at;

    private PromQl(String expression) {
        tokens = TOKEN.matcher(expression)
                .results()
                .map(result -> result.group())
                .toList();
    }

    /**
     * A series that is read.
     *
     * @param labels that it is chosen by
     * @param function the innermost function or aggregation around it; empty if there is none
     */
    record Selector(String metric, List<String> labels, String function) {
        Selector {
            labels = List.copyOf(labels);
        }
    }

    /**
     * @param groupingLabels all that is grouped or matched by
     */
    record Reading(List<Selector> selectors, List<String> groupingLabels) {
        Reading {
            selectors = List.copyOf(selectors);
            groupingLabels = List.copyOf(groupingLabels);
        }
    }

    static Reading read(String expression) {
        return new PromQl(expression).reading();
    }

    private Reading reading() {
        while (at < tokens.size()) {
            String token = tokens.get(at++);
            if (token.equals("(")) {
                calls.push("");
            } else if (token.equals(")")) {
                calls.poll();
            } else if (WORD.matcher(token).matches()) {
                word(token);
            }
        }
        return new Reading(selectors, groupingLabels);
    }

    private void word(String word) {
        if (GROUPINGS.contains(word)) {
            groupingLabels.addAll(upTo(")"));
        } else if (next("(")) {
            at++;
            calls.push(word);
        } else if (next("by") || next("without")) {
            at++;
            groupingLabels.addAll(upTo(")"));
            if (next("(")) {
                at++;
                calls.push(word);
            }
        } else if (!OTHER_KEYWORDS.contains(word)) {
            selectors.add(new Selector(word, next("{") ? matcherLabels() : List.of(), innermostCall()));
        }
    }

    private String innermostCall() {
        return calls.stream().filter(call -> !call.isEmpty()).findFirst().orElse("");
    }

    private boolean next(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private List<String> matcherLabels() {
        return upTo("}");
    }

    /** The words up to a closing bracket; strings are none. */
    private List<String> upTo(String closing) {
        List<String> words = new ArrayList<>();
        while (at < tokens.size()) {
            String token = tokens.get(at++);
            if (token.equals(closing)) {
                return words;
            }
            Matcher word = WORD.matcher(token);
            if (word.matches()) {
                words.add(token);
            }
        }
        return words;
    }
}
