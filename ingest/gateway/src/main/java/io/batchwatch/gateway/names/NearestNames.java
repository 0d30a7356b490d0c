package io.batchwatch.gateway.names;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names that are nearly spelt like another: to be shown to a person, never to be taken instead. */
public final class NearestNames {
    private static final double LEAST = 0.55;
    private static final double LEAST_OF_LETTERS = 0.75;
    private static final double SAME_BUT_FOR_BRACKETS = 0.95;
    private static final Pattern BRACKETS =
            Pattern.compile("([^(（\\[【]*)[(（\\[【]\\s*(?:以)?([^)）\\]】]*?)(?:计)?\\s*[)）\\]】]?");
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private final List<Known> known = new ArrayList<>();

    /** One name of a thing. */
    public record Candidate(String code, String name) {}

    private record Known(String key, Candidate candidate) {}

    private record Scored(Candidate candidate, double score) {}

    public NearestNames(List<Candidate> names) {
        names.forEach(name -> known.add(new Known(key(name.name()), name)));
    }

    /**
     * The likeliest first, one for each code.
     *
     * @return at most so many, and none that is not much alike
     */
    public List<Candidate> to(String name, int most) {
        String key = key(name);
        Set<String> parts = parts(name);
        Map<String, Scored> best = new HashMap<>();
        for (Known one : known) {
            double score = parts.contains(one.key) ? SAME_BUT_FOR_BRACKETS : likeness(key, one.key);
            if (score >= LEAST) {
                best.merge(
                        one.candidate.code(),
                        new Scored(one.candidate, score),
                        (first, second) -> second.score > first.score ? second : first);
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(scored -> scored.candidate()
                        .code()))
                .limit(most)
                .map(Scored::candidate)
                .toList();
    }

    private static String key(String name) {
        return Simplified.of(Folded.of(name));
    }

    /** 镉(Cd) and 铅（以Pb计）: what stands before the bracket, and what stands in it. */
    private static Set<String> parts(String name) {
        Set<String> parts = new HashSet<>();
        Matcher matcher = BRACKETS.matcher(name);
        if (matcher.matches()) {
            parts.add(key(matcher.group(1)));
            parts.add(key(matcher.group(2)));
            parts.remove("");
        }
        return parts;
    }

    /** From 0 to 1. A name that stands within the other is more alike than its letters say. */
    private static double likeness(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        int shorter = Math.min(one.length(), other.length());
        if (shorter == 0) {
            return 0;
        }
        boolean isWithin = shorter >= leastWithin(one, other) && (one.contains(other) || other.contains(one));
        double within = isWithin ? LEAST + (1 - LEAST) * shorter / longer : 0;
        // Letters that must be added for the length alone: not worth counting changes.
        return shorter * 2 < longer ? within : Math.max(within, alike(one, other, longer));
    }

    /** Of two words of seven letters five are easily the same; of two Chinese names of four characters two are much. */
    private static double alike(String one, String other, int longer) {
        int changes = DISTANCE.apply(one, other);
        double alike = 1 - changes / (double) longer;
        return isLatin(one, other) && changes > 1 && alike < LEAST_OF_LETTERS ? 0 : alike;
    }

    /** Two Chinese characters may be a name; two letters are in nearly everything. */
    private static int leastWithin(String one, String other) {
        return isLatin(one, other) ? 4 : 2;
    }

    private static boolean isLatin(String one, String other) {
        return one.chars().allMatch(c -> c < 0x250) || other.chars().allMatch(c -> c < 0x250);
    }
}
