package io.batchwatch.gateway.astm.link;

import java.util.List;
import java.util.Objects;

/** A state, and what is to be done on the way into it, in this order. */
public record LineStep(LineState next, List<LineAction> actions) {
    public LineStep {
        Objects.requireNonNull(next);
        actions = List.copyOf(actions);
    }

    static LineStep to(LineState next, LineAction... actions) {
        return new LineStep(next, List.of(actions));
    }

    static LineAction signal(int signal) {
        return new LineAction.Send(String.valueOf((char) signal));
    }
}
