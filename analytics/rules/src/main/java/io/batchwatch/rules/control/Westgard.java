package io.batchwatch.rules.control;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The multirules of J. O. Westgard et al. 1981 on one instrument's control samples of one analyte, in their order of time.
 *
 * @param range where two opposite controls count
 */
public record Westgard(Range range) {
    /**
     * The share of controls that these rules reject although the instrument is in order; simulated, see the table of
     * statistics.md.
     */
    public static final double FALSE_REJECTIONS = 0.0066;

    private static final int FOUR = 4;
    private static final int TEN = 10;

    /** Most define R-4s within one run, some instruments between two consecutive controls. */
    public enum Range {
        WITHIN_RUN,
        CONSECUTIVE
    }

    /** What a control was found to break; the first warns only. */
    public enum Rule {
        /** One beyond two standard deviations. */
        WARNING_1_2S("1-2s"),
        /** One beyond three. */
        ONE_3S("1-3s"),
        /** Two in a row beyond two, on the same side. */
        TWO_2S("2-2s"),
        /** Two that are more than four apart, one beyond plus two and one beyond minus two. */
        R_4S("R-4s"),
        /** Four in a row beyond one, on the same side. */
        FOUR_1S("4-1s"),
        /** Ten in a row on the same side of the mean. */
        TEN_X("10x");

        private final String code;

        Rule(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public boolean rejects() {
            return this != WARNING_1_2S;
        }
    }

    /**
     * One control sample.
     *
     * @param run names the run it was in
     * @param z its distance from the target in standard deviations
     */
    public record Control(String run, double z) {}

    /**
     * @return of each control the rules it breaks, empty if none
     */
    public List<Set<Rule>> judge(List<Control> controls) {
        List<Set<Rule>> judged = new ArrayList<>();
        for (int at = 0; at < controls.size(); at++) {
            judged.add(broken(controls, at));
        }
        return List.copyOf(judged);
    }

    private Set<Rule> broken(List<Control> controls, int at) {
        Set<Rule> broken = EnumSet.noneOf(Rule.class);
        double z = controls.get(at).z();
        if (Math.abs(z) > 2) {
            broken.add(Rule.WARNING_1_2S);
        }
        if (Math.abs(z) > 3) {
            broken.add(Rule.ONE_3S);
        }
        if (inARow(controls, at, 2, 2)) {
            broken.add(Rule.TWO_2S);
        }
        if (opposite(controls, at)) {
            broken.add(Rule.R_4S);
        }
        if (inARow(controls, at, FOUR, 1)) {
            broken.add(Rule.FOUR_1S);
        }
        if (inARow(controls, at, TEN, 0)) {
            broken.add(Rule.TEN_X);
        }
        return broken;
    }

    private static boolean inARow(List<Control> controls, int at, int length, double beyond) {
        if (at + 1 < length) {
            return false;
        }
        List<Control> latest = controls.subList(at + 1 - length, at + 1);
        return latest.stream().allMatch(control -> control.z() > beyond)
                || latest.stream().allMatch(control -> control.z() < -beyond);
    }

    private boolean opposite(List<Control> controls, int at) {
        Control now = controls.get(at);
        return switch (range) {
            case CONSECUTIVE -> at > 0 && apart(now, controls.get(at - 1));
            case WITHIN_RUN ->
                controls.subList(0, at).stream()
                        .filter(earlier -> earlier.run().equals(now.run()))
                        .anyMatch(earlier -> apart(now, earlier));
        };
    }

    private static boolean apart(Control one, Control other) {
        return Math.max(one.z(), other.z()) > 2 && Math.min(one.z(), other.z()) < -2;
    }
}
