package io.batchwatch.rules.control;

import io.batchwatch.rules.control.Westgard.Control;
import io.batchwatch.rules.control.Westgard.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One instrument's controls of one analyte by the time they were tested, whatever the order they came in, and what they
 * say of the results between them. A control that rejects takes back everything since the last good one: nobody knows when
 * the instrument went wrong.
 */
public final class ControlLog {
    private final List<Tested> controls;
    private final List<Set<Rule>> broken;

    /**
     * One control sample.
     *
     * @param id decides between controls of the same instant
     * @param run names the run it was in
     * @param z its distance from the target in standard deviations
     */
    public record Tested(Instant at, String id, String run, double z) {}

    /** What the controls say of a result. */
    public enum Status {
        /** The control before it was good, and so was the next if there was one. */
        IN_CONTROL,
        /** The last control before it was rejected. */
        OUT_OF_CONTROL,
        /** The control before it was good, the next one was rejected. */
        SINCE_LAST_GOOD,
        /** No control was tested before it. */
        NO_CONTROL
    }

    /**
     * From one control to the next, the later instant excluded.
     *
     * @param to empty if there is no next one yet
     * @param brokenBy rules that the control at {@code from} breaks
     */
    public record Period(Instant from, Optional<Instant> to, Status status, double z, Set<Rule> brokenBy) {}

    public ControlLog(List<Tested> tested, Westgard rules) {
        controls = tested.stream()
                .sorted(Comparator.comparing(Tested::at).thenComparing(Tested::id))
                .toList();
        broken = rules.judge(controls.stream()
                .map(control -> new Control(control.run(), control.z()))
                .toList());
    }

    /** In their order of time; results before the first have {@link Status#NO_CONTROL}. */
    public List<Period> periods() {
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i < controls.size(); i++) {
            boolean last = i + 1 == controls.size();
            Status status = rejects(i)
                    ? Status.OUT_OF_CONTROL
                    : !last && rejects(i + 1) ? Status.SINCE_LAST_GOOD : Status.IN_CONTROL;
            Optional<Instant> to =
                    last ? Optional.empty() : Optional.of(controls.get(i + 1).at());
            periods.add(
                    new Period(controls.get(i).at(), to, status, controls.get(i).z(), broken.get(i)));
        }
        return List.copyOf(periods);
    }

    private boolean rejects(int at) {
        return broken.get(at).stream().anyMatch(Rule::rejects);
    }
}
