package io.batchwatch.rules.judge;

import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.views.Verdict;
import java.util.Objects;
import java.util.Optional;

/**
 * What the rules say of one result.
 *
 * @param verdict ours; the limit says whether the literal or the adjusted one rules
 * @param literal the value against the limit as it stands
 * @param adjusted the value against the limit with the limit's decision rule for uncertainty
 * @param rule which rule spoke, a bounded set of codes such as {@code mrl}, {@code banned}, {@code inhibition}
 * @param hazard the analyte's hazard group; {@code other} if unknown
 * @param limit what it was held against, where there was a limit
 * @param interferingMatrix true for a positive rapid test on a food known to disturb the method
 * @param source the standard and clause, or the notice that bans the substance; empty where no law of ours was applied
 */
public record Judgement(
        Verdict verdict,
        Verdict literal,
        Verdict adjusted,
        Rule rule,
        String hazard,
        Optional<AppliedLimit> limit,
        boolean interferingMatrix,
        String source) {
    public Judgement {
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(literal);
        Objects.requireNonNull(adjusted);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(hazard);
        Objects.requireNonNull(limit);
        Objects.requireNonNull(source);
    }

    /**
     * True if the sender calls it good and we do not, or the other way round. Where the reported verdict itself rules, and where
     * one of the two says nothing, there is no disagreement.
     */
    public boolean contradicts(ReportedVerdict reported) {
        if (rule == Rule.REPORTED) {
            return false;
        }
        return switch (verdict) {
            case PASS -> reported == ReportedVerdict.FAIL || reported == ReportedVerdict.SUSPECT;
            case FAIL, SUSPECT -> reported == ReportedVerdict.PASS;
            case INCONCLUSIVE, NOT_JUDGED -> false;
        };
    }
}
