package io.batchwatch.gateway.profile;

import java.util.List;
import java.util.stream.Collectors;

/** A profile that cannot be used, with every reason. */
public final class ProfileException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<ProfileProblem> problems;

    ProfileException(List<ProfileProblem> problems) {
        super(problems.stream().map(ProfileProblem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<ProfileProblem> problems() {
        return problems;
    }
}
