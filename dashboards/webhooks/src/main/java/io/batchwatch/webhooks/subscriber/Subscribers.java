package io.batchwatch.webhooks.subscriber;

import java.util.List;

/**
 * What the subscribers' file says.
 *
 * @param problems if there is one, none of the file is in force
 */
public record Subscribers(List<Subscriber> all, List<SubscriberProblem> problems) {
    public static final Subscribers NONE = new Subscribers(List.of(), List.of());

    public Subscribers {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }

    public boolean isGood() {
        return problems.isEmpty();
    }
}
