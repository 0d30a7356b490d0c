package io.batchwatch.gateway.packed;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipException;

/** Tells a damaged file, which will never be better, from a disk that failed, which may be. */
public final class Damage {
    private Damage() {}

    /** What is wrong with the file; empty if the failure says nothing about it. */
    public static Optional<Problem> in(IOException failure) {
        if (failure instanceof TooMuchException) {
            return Optional.of(Problem.of(Rule.UNPACKS_TOO_LARGE, "", failure.getMessage()));
        }
        boolean isDamage = failure instanceof DamagedException
                || failure instanceof ZipException
                || failure instanceof EOFException;
        return isDamage ? Optional.of(problem(failure)) : Optional.empty();
    }

    /** A damaged file, with what the reader of it says. */
    public static Problem problem(Exception failure) {
        return Problem.of(Rule.DAMAGED, "", String.valueOf(failure.getMessage()));
    }
}
