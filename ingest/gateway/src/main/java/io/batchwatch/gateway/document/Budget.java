package io.batchwatch.gateway.document;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import java.util.Optional;

/** What one record may cost. Beyond it reading goes on to the record's end, and nothing more is kept. */
final class Budget {
    /** As long as a row of a CSV may be, in characters. */
    static final int MOST_CHARACTERS = 1 << 20;

    static final int MOST_NODES = 100_000;

    /** How deep things may lie in one another. */
    static final int MOST_DEPTH = 60;

    private int characters;
    private int nodes;
    private Optional<Problem> problem = Optional.empty();

    /** False if this is too much. */
    boolean spend(int length) {
        nodes++;
        characters += Math.min(length, MOST_CHARACTERS);
        if (characters > MOST_CHARACTERS) {
            fail(Problem.of(Rule.TOO_LONG, "", "")
                    .with(
                            "一条记录最多 %d 字".formatted(MOST_CHARACTERS),
                            "a record has at most %d characters".formatted(MOST_CHARACTERS)));
        } else if (nodes > MOST_NODES) {
            fail(Problem.of(Rule.TOO_COMPLEX, "", "")
                    .with("一条记录最多 %d 项".formatted(MOST_NODES), "a record has at most %d parts".formatted(MOST_NODES)));
        }
        return problem.isEmpty();
    }

    /** The first problem counts. */
    void fail(Problem found) {
        if (problem.isEmpty()) {
            problem = Optional.of(found);
        }
    }

    Optional<Problem> problem() {
        return problem;
    }
}
