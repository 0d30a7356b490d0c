package io.batchwatch.board.bulletin;

/**
 * @param passed samples that passed
 * @param nonConforming samples that are confirmed not to
 */
record Tally(long passed, long nonConforming) {
    static final Tally NONE = new Tally(0, 0);

    Tally plus(Tally other) {
        return new Tally(passed + other.passed, nonConforming + other.nonConforming);
    }

    /** Those whose outcome is certain. */
    long inspected() {
        return passed + nonConforming;
    }

    double rate() {
        return (double) nonConforming / inspected();
    }

    double pointsOn(Tally earlier) {
        return 100 * (rate() - earlier.rate());
    }
}
