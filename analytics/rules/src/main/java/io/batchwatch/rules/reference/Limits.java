package io.batchwatch.rules.reference;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Limits that bound from one side, by analyte and food. What it answers is made beforehand: looking it up makes nothing new. */
final class Limits {
    private static final OfAnalyte NONE = new OfAnalyte(Map.of());

    private final Map<String, OfAnalyte> byAnalyte = new HashMap<>();
    private final IdentityHashMap<Limit, Answer> answers = new IdentityHashMap<>();

    /**
     * A limit as it is handed out.
     *
     * @param byMethod the same at the threshold of each method that has one of its own, by the method's code
     */
    private record Answer(Limit limit, Optional<Limit> found, Map<String, Optional<Limit>> byMethod) {
        Stream<Limit> all() {
            return Stream.concat(Stream.of(limit), byMethod.values().stream().flatMap(Optional::stream));
        }
    }

    Limits(Map<String, Map<String, List<Limit>>> all, Predicate<Limit> side, Methods methods) {
        Map<String, Map<String, List<Answer>>> bySide = new HashMap<>();
        all.forEach((analyte, byFood) -> byFood.forEach((food, limits) -> {
            List<Answer> made = limits.stream()
                    .filter(side)
                    .map(limit -> new Answer(limit, Optional.of(limit), methods.limitsInsteadOf(limit)))
                    .toList();
            if (!made.isEmpty()) {
                bySide.computeIfAbsent(analyte, a -> new HashMap<>()).put(food, made);
                made.forEach(answer -> answers.put(answer.limit(), answer));
            }
        }));
        bySide.forEach((analyte, byFood) -> byAnalyte.put(analyte, new OfAnalyte(byFood)));
    }

    /** As they stand. */
    Stream<Limit> all() {
        return answers.keySet().stream();
    }

    /** As they stand, and at the thresholds of methods. */
    Stream<Limit> withMethods() {
        return answers.values().stream().flatMap(Answer::all);
    }

    OfAnalyte of(String analyte) {
        return byAnalyte.getOrDefault(analyte, NONE);
    }

    /** One analyte's limits. */
    record OfAnalyte(Map<String, List<Answer>> byFood) {
        boolean isNone() {
            return byFood.isEmpty();
        }

        /**
         * The limit in force on a day of the first of these foods that has one, and there its own jurisdiction's before that
         * of all.
         */
        Optional<Limit> nearest(List<String> foods, String jurisdiction, LocalDate day) {
            for (String food : foods) {
                Optional<Limit> everywhere = Optional.empty();
                for (Answer answer : byFood.getOrDefault(food, List.of())) {
                    Limit limit = answer.limit();
                    if (limit.isInForce(day)) {
                        if (limit.jurisdiction().equals(jurisdiction)) {
                            return answer.found();
                        }
                        if (limit.jurisdiction().equals(Jurisdictions.EVERYWHERE)) {
                            everywhere = answer.found();
                        }
                    }
                }
                if (everywhere.isPresent()) {
                    return everywhere;
                }
            }
            return Optional.empty();
        }
    }

    /** What is positive is the method's to say: 50 % of inhibition by GB/T 5009.199, 70 % by NY/T 448. */
    Optional<Limit> by(Method method, Limit limit) {
        Answer answer = answers.get(limit);
        return answer.byMethod().getOrDefault(method.code(), answer.found());
    }
}
