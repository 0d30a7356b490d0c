package io.batchwatch.board.http;

/** Ends the answering of a question that cannot be answered. */
final class RefusedQuestion extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedQuestion(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
