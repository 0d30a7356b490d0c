package io.batchwatch.rules.reference;

import java.util.List;
import java.util.stream.Collectors;

/** Reference files that cannot be used, with everything that is wrong with them. */
public final class ReferenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ReferenceProblem> problems;

    ReferenceException(List<ReferenceProblem> problems) {
        super(problems.stream().map(ReferenceProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<ReferenceProblem> problems() {
        return problems;
    }
}
