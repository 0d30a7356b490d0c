package io.batchwatch.rules.coverage;

/** How what was taken stands to what should have been by now. */
public enum Pace {
    /** Nobody planned anything. */
    NO_PLAN,
    /** Its time has not begun. */
    NOT_BEGUN,
    BEHIND,
    ON_PACE,
    AHEAD,
    /** All that was planned is taken. */
    FULFILLED,
    /** Its time is over, and not all was taken. */
    MISSED;

    /** As even sampling never is quite even: this part of what is expected, and never less than one sample. */
    public static final double TOLERANCE = 0.1;

    /**
     * @param planned in all its time, at least 1
     * @param expected by now, of what is planned
     */
    static Pace of(long planned, double expected, long taken) {
        if (taken >= planned) {
            return FULFILLED;
        }
        if (expected >= planned) {
            return MISSED;
        }
        if (expected == 0 && taken == 0) {
            return NOT_BEGUN;
        }
        double allowed = Math.max(1, TOLERANCE * expected);
        if (taken < expected - allowed) {
            return BEHIND;
        }
        return taken > expected + allowed ? AHEAD : ON_PACE;
    }
}
