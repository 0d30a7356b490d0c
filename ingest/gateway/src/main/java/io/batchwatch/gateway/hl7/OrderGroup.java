package io.batchwatch.gateway.hl7;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The segments of one order, and what stands above it in its message. In ORU messages the specimen stands below the
 * observations, in OUL messages above the order.
 */
final class OrderGroup {
    private static final int MOST_OBSERVATIONS = 10_000;
    private static final int MOST_NOTES = 100;
    private static final Set<String> BEGINNINGS = Set.of("PID", "ORC", "OBR");

    private final Map<String, Hl7Segment> above = new HashMap<>();
    private final List<String> orderNotes = new ArrayList<>();
    private final List<Observation> observations = new ArrayList<>();
    private int observationsOfMessage;

    private record Observation(long line, int number, Hl7Segment obx, List<String> notes) {}

    /**
     * @param place for a person: the message, and which of its OBX segments it is
     */
    record Observed(long line, String place, ObservedResult result) {}

    /** A message begins. */
    void begin() {
        above.clear();
        orderNotes.clear();
        observations.clear();
        observationsOfMessage = 0;
    }

    void header(Hl7Segment msh) {
        above.put("MSH", msh);
    }

    String controlId() {
        return above.getOrDefault("MSH", Hl7Segment.NONE).text(10, 1);
    }

    /** True if what is there of an order is all of it when this segment comes. */
    boolean beginsAnew(String name) {
        return !observations.isEmpty() && (BEGINNINGS.contains(name) || (isSpecimenAbove() && name.equals("SPM")));
    }

    private boolean isSpecimenAbove() {
        return above.getOrDefault("MSH", Hl7Segment.NONE).text(9, 1).equals("OUL");
    }

    /** What is wrong with it, if anything is. */
    Optional<Problem> add(Hl7Segment segment, long line) {
        switch (segment.name()) {
            case "OBX" -> {
                observationsOfMessage++;
                if (observations.size() >= MOST_OBSERVATIONS) {
                    return Optional.of(Problem.of(Rule.TOO_LARGE, "", segment.text(3, 1)));
                }
                observations.add(new Observation(line, observationsOfMessage, segment, new ArrayList<>()));
            }
            case "NTE" -> note(segment);
            default -> {
                if (BEGINNINGS.contains(segment.name())) {
                    forget(segment.name());
                }
                above.put(segment.name(), segment);
            }
        }
        return Optional.empty();
    }

    private void note(Hl7Segment note) {
        List<String> on = observations.isEmpty()
                ? orderNotes
                : observations.get(observations.size() - 1).notes();
        String text = String.join(" ", note.repeats(3)).strip();
        if (!text.isEmpty() && on.size() < MOST_NOTES) {
            on.add(text);
        }
    }

    private void forget(String beginning) {
        orderNotes.clear();
        if (!isSpecimenAbove()) {
            above.remove("SPM");
        }
        if (!beginning.equals("OBR")) {
            above.remove("OBR");
        }
    }

    /** The observations of the order that ends here. */
    List<Observed> end() {
        List<Observed> ended = new ArrayList<>();
        for (Observation observation : observations) {
            List<String> notes = new ArrayList<>(orderNotes);
            notes.addAll(observation.notes());
            ended.add(new Observed(
                    observation.line(),
                    (controlId() + " OBX " + observation.number()).strip(),
                    new ObservedResult(above, observation.obx(), notes)));
        }
        observations.clear();
        return ended;
    }
}
