package io.batchwatch.gateway.problem;

import java.util.List;

/** A file of which no row can be read, with the reasons. */
public final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /**
     * @param problems at least one
     */
    public UnreadableException(List<Problem> problems) {
        super(problems.get(0).messageEn());
        this.problems = List.copyOf(problems);
    }

    public UnreadableException(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}
