package io.batchwatch.views;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** How many items or samples got each verdict. A difference of two counts may hold negative numbers. */
public record VerdictCounts(long pass, long fail, long suspect, long inconclusive, long notJudged) {
    public static final VerdictCounts NONE = new VerdictCounts(0, 0, 0, 0, 0);

    private static final VerdictCounts ONE_PASS = new VerdictCounts(1, 0, 0, 0, 0);
    private static final VerdictCounts ONE_FAIL = new VerdictCounts(0, 1, 0, 0, 0);
    private static final VerdictCounts ONE_SUSPECT = new VerdictCounts(0, 0, 1, 0, 0);
    private static final VerdictCounts ONE_INCONCLUSIVE = new VerdictCounts(0, 0, 0, 1, 0);
    private static final VerdictCounts ONE_NOT_JUDGED = new VerdictCounts(0, 0, 0, 0, 1);

    public static VerdictCounts one(Verdict verdict) {
        return switch (verdict) {
            case PASS -> ONE_PASS;
            case FAIL -> ONE_FAIL;
            case SUSPECT -> ONE_SUSPECT;
            case INCONCLUSIVE -> ONE_INCONCLUSIVE;
            case NOT_JUDGED -> ONE_NOT_JUDGED;
        };
    }

    public VerdictCounts plus(VerdictCounts other) {
        if (isNone()) {
            return other;
        }
        return new VerdictCounts(
                pass + other.pass,
                fail + other.fail,
                suspect + other.suspect,
                inconclusive + other.inconclusive,
                notJudged + other.notJudged);
    }

    public VerdictCounts negated() {
        return new VerdictCounts(-pass, -fail, -suspect, -inconclusive, -notJudged);
    }

    public long of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> pass;
            case FAIL -> fail;
            case SUSPECT -> suspect;
            case INCONCLUSIVE -> inconclusive;
            case NOT_JUDGED -> notJudged;
        };
    }

    /** The denominator of a pass rate: passed, failed and suspect. Nothing is known of the others. */
    @JsonIgnore
    public long judged() {
        return pass + fail + suspect;
    }

    @JsonIgnore
    public boolean isNone() {
        return equals(NONE);
    }
}
