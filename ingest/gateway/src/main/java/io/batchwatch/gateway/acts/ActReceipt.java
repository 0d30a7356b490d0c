package io.batchwatch.gateway.acts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.batchwatch.contract.BatchAct;
import io.batchwatch.gateway.problem.Problem;
import java.util.List;

/**
 * The answer to a file of acts: rows = accepted + rejected, always.
 *
 * @param problems why rows, or the whole file at line 1, were refused
 */
public record ActReceipt(
        @JsonProperty("file") String file,
        @JsonProperty("entered_at") String enteredAt,
        @JsonProperty("rows") long rows,
        @JsonProperty("accepted") long accepted,
        @JsonProperty("rejected") long rejected,
        @JsonProperty("acts") List<Taken> acts,
        @JsonProperty("problems") List<Refused> problems) {
    public ActReceipt {
        acts = List.copyOf(acts);
        problems = List.copyOf(problems);
        if (rows != accepted + rejected) {
            throw new IllegalArgumentException("%d rows are not %d + %d".formatted(rows, accepted, rejected));
        }
    }

    /** A row that was taken. */
    public record Taken(
            @JsonProperty("line") long line,
            @JsonProperty("act_id") String actId,
            @JsonProperty("batch_id") String batchId,
            @JsonProperty("kind") String kind,
            @JsonProperty("withdrawn") boolean withdrawn) {
        static Taken of(long line, BatchAct act) {
            return new Taken(
                    line, act.id().toString(), act.batchId(), act.kind().name(), act.isWithdrawn());
        }
    }

    /** One reason. */
    public record Refused(
            @JsonProperty("line") long line,
            @JsonProperty("field") String field,
            @JsonProperty("value") String value,
            @JsonProperty("rule") String rule,
            @JsonProperty("message_zh") String messageZh,
            @JsonProperty("message_en") String messageEn) {
        static Refused of(long line, Problem problem) {
            return new Refused(
                    line,
                    problem.field(),
                    problem.value(),
                    problem.rule().code(),
                    problem.messageZh(),
                    problem.messageEn());
        }
    }

    /** True if every row was taken. */
    @JsonIgnore
    public boolean isGood() {
        return problems.isEmpty();
    }
}
