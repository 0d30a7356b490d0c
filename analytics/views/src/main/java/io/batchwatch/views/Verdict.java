package io.batchwatch.views;

/** Our own verdict on an item or a sample. */
public enum Verdict {
    PASS,
    FAIL,
    /** A positive rapid test: to be confirmed by a standard method. */
    SUSPECT,
    /** The method cannot see the limit, or the evidence cannot be read. */
    INCONCLUSIVE,
    /** No rule of ours speaks of it. */
    NOT_JUDGED;

    /**
     * A sample fails if any item fails; then SUSPECT, INCONCLUSIVE and PASS count in this order. What no rule speaks of
     * does not count beside what is judged.
     */
    public Verdict worse(Verdict other) {
        return gravity() >= other.gravity() ? this : other;
    }

    private int gravity() {
        return switch (this) {
            case FAIL -> 4;
            case SUSPECT -> 3;
            case INCONCLUSIVE -> 2;
            case PASS -> 1;
            case NOT_JUDGED -> 0;
        };
    }
}
