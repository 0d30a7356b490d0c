package io.batchwatch.standalone.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The different texts of an answer's first column. */
public final class FirstColumn implements Answer.Reader {
    private final Set<String> texts = new HashSet<>();

    public Set<String> texts() {
        return Set.copyOf(texts);
    }

    @Override
    public void begin(Answer head) {}

    @Override
    public void row(List<Answer.Cell> cells) {
        texts.add(cells.get(0).text());
    }

    @Override
    public void end() {}
}
