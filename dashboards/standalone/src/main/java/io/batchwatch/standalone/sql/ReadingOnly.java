package io.batchwatch.standalone.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a text is one statement that only reads.
 *
 * <p>DuckDB keeps a query to the history's directory, but would still write there ({@code COPY … TO}) and would run all of
 * several statements.
 */
final class ReadingOnly {
    private static final Set<String> READING = Set.of(
            "select", "with", "from", "values", "table", "describe", "desc", "summarize", "show", "pivot", "unpivot");

    private final String sql;
    private int at;

    private ReadingOnly(String sql) {
        this.sql = sql;
    }

    /** What is wrong with the text; empty if it may run. */
    static Optional<String> objection(String sql) {
        List<String> words = new ReadingOnly(sql).firstWordsOfStatements();
        if (words.isEmpty()) {
            return Optional.of("there is no query");
        }
        if (words.size() > 1) {
            return Optional.of("one statement at a time");
        }
        return READING.contains(words.get(0))
                ? Optional.empty()
                : Optional.of("only queries: a statement that begins with '" + words.get(0) + "' is not run");
    }

    private List<String> firstWordsOfStatements() {
        List<String> words = new ArrayList<>();
        boolean expectsFirst = true;
        boolean explaining = false;
        while (at < sql.length()) {
            if (skippedBlankOrComment()) {
                continue;
            }
            char c = sql.charAt(at);
            if (c == ';') {
                expectsFirst = true;
                explaining = false;
                at++;
            } else if (Character.isLetter(c) || c == '_') {
                String word = word();
                // What EXPLAIN ANALYZE explains is run: it is the word behind that counts.
                boolean explains = expectsFirst && (word.equals("explain") || (explaining && word.equals("analyze")));
                explaining = explaining || explains;
                if (expectsFirst && !explains) {
                    words.add(word);
                    expectsFirst = false;
                }
            } else if (expectsFirst && c == '(') {
                at++;
            } else {
                if (expectsFirst) {
                    words.add(String.valueOf(c));
                    expectsFirst = false;
                }
                skipToken(c);
            }
        }
        return words;
    }

    private String word() {
        int start = at;
        while (at < sql.length() && isWithinName(sql.charAt(at))) {
            at++;
        }
        String word = sql.substring(start, at).toLowerCase(Locale.ROOT);
        if (word.equals("e") && at < sql.length() && sql.charAt(at) == '\'') {
            skipEscapedString();
        }
        return word;
    }

    /** A dollar sign within a name opens no dollar-quoted text. */
    private static boolean isWithinName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private boolean skippedBlankOrComment() {
        if (Character.isWhitespace(sql.charAt(at))) {
            at++;
            return true;
        }
        if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            at = end < 0 ? sql.length() : end + 1;
            return true;
        }
        if (sql.startsWith("/*", at)) {
            int end = sql.indexOf("*/", at + 2);
            at = end < 0 ? sql.length() : end + 2;
            return true;
        }
        return false;
    }

    private void skipToken(char c) {
        switch (c) {
            case '\'', '"' -> skipQuoted(c);
            case '$' -> skipDollarQuoted();
            default -> at++;
        }
    }

    /** A doubled quote reads as two strings side by side, which comes to the same. */
    private void skipQuoted(char quote) {
        int end = sql.indexOf(quote, at + 1);
        at = end < 0 ? sql.length() : end + 1;
    }

    private void skipEscapedString() {
        at++;
        while (at < sql.length() && sql.charAt(at) != '\'') {
            at += sql.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, sql.length());
    }

    private void skipDollarQuoted() {
        int tagEnd = at + 1;
        while (tagEnd < sql.length() && (Character.isLetterOrDigit(sql.charAt(tagEnd)) || sql.charAt(tagEnd) == '_')) {
            tagEnd++;
        }
        boolean opens = tagEnd < sql.length() && sql.charAt(tagEnd) == '$' && !startsWithDigit(tagEnd);
        if (!opens) {
            at++;
            return;
        }
        String tag = sql.substring(at, tagEnd + 1);
        int end = sql.indexOf(tag, tagEnd + 1);
        at = end < 0 ? sql.length() : end + tag.length();
    }

    private boolean startsWithDigit(int tagEnd) {
        return tagEnd > at + 1 && Character.isDigit(sql.charAt(at + 1));
    }
}
