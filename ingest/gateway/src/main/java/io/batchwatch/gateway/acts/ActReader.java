package io.batchwatch.gateway.acts;

import io.batchwatch.contract.ActId;
import io.batchwatch.contract.ActKind;
import io.batchwatch.contract.BatchAct;
import io.batchwatch.gateway.names.Words;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.reading.MomentText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One row becomes an act, or the reasons why not. Not thread-safe. */
final class ActReader {
    /** Clocks of two machines may disagree a little. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int LONGEST = 500;

    private final Words<ActKind> kinds = Words.actKinds();
    private final Words<Answer> answers = Words.yesAndNo(Answer.class, Answer.YES, Answer.NO);
    private final MomentText moments;
    private final Instant enteredAt;
    private final String enteredBy;

    private enum Answer {
        YES,
        NO
    }

    /** What a row is. */
    sealed interface Entry {
        record Read(BatchAct act) implements Entry {}

        record Refused(List<Problem> problems) implements Entry {}
    }

    /**
     * @param zone of moments that name none
     */
    ActReader(ZoneId zone, Instant enteredAt, String enteredBy) {
        this.moments = new MomentText(zone, List.of());
        this.enteredAt = enteredAt;
        this.enteredBy = enteredBy;
    }

    Entry read(Map<ActColumn, String> cells) {
        Row row = new Row(cells);
        String batch = row.text(ActColumn.BATCH_ID);
        Optional<ActKind> kind = row.kind();
        Optional<Instant> at = row.moment();
        String by = row.text(ActColumn.BY);
        Optional<BigDecimal> quantity = row.quantity();
        boolean isWithdrawn = row.withdrawn();
        if (!row.problems.isEmpty()) {
            return new Entry.Refused(row.problems);
        }
        String document = row.text(ActColumn.DOCUMENT);
        return new Entry.Read(new BatchAct(
                ActId.of(batch, kind.orElseThrow(), at.orElseThrow(), by, document),
                batch,
                kind.orElseThrow(),
                at.orElseThrow(),
                by,
                document,
                row.text(ActColumn.LAB),
                quantity,
                row.text(ActColumn.UNIT),
                row.text(ActColumn.REMARK),
                isWithdrawn,
                enteredAt,
                enteredBy));
    }

    private final class Row {
        private final Map<ActColumn, String> cells = new EnumMap<>(ActColumn.class);
        private final List<Problem> problems = new ArrayList<>();

        Row(Map<ActColumn, String> given) {
            given.forEach((column, text) -> cells.put(column, text.strip()));
            for (ActColumn column : ActColumn.values()) {
                if (column.isNeeded() && text(column).isEmpty()) {
                    problem(Rule.MISSING, column);
                }
                if (text(column).length() > LONGEST) {
                    problem(Rule.TOO_LONG, column);
                }
            }
        }

        String text(ActColumn column) {
            return cells.getOrDefault(column, "");
        }

        private Optional<ActKind> kind() {
            Optional<ActKind> kind = kinds.meaning(text(ActColumn.KIND));
            if (kind.isEmpty() && !text(ActColumn.KIND).isEmpty()) {
                problems.add(Problem.of(Rule.UNKNOWN_CODE, ActColumn.KIND.column(), text(ActColumn.KIND))
                        .with(kinds.allowed(), kinds.allowed()));
            }
            return kind;
        }

        private Optional<Instant> moment() {
            String text = text(ActColumn.AT);
            Optional<Instant> at = moments.read(text);
            if (at.isEmpty() && !text.isEmpty()) {
                problem(Rule.NOT_A_DATE, ActColumn.AT);
            }
            if (at.filter(moment -> moment.isAfter(enteredAt.plus(PATIENCE))).isPresent()) {
                problem(Rule.DATE_OUT_OF_RANGE, ActColumn.AT);
            }
            return at;
        }

        private Optional<BigDecimal> quantity() {
            String text = text(ActColumn.QUANTITY);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                BigDecimal quantity = new BigDecimal(text);
                if (quantity.signum() < 0) {
                    problem(Rule.OUT_OF_RANGE, ActColumn.QUANTITY);
                }
                return Optional.of(quantity);
            } catch (NumberFormatException e) {
                problem(Rule.NOT_A_NUMBER, ActColumn.QUANTITY);
                return Optional.empty();
            }
        }

        private boolean withdrawn() {
            String text = text(ActColumn.WITHDRAWN);
            Optional<Answer> answer = text.isEmpty() ? Optional.of(Answer.NO) : answers.meaning(text);
            if (answer.isEmpty()) {
                problem(Rule.UNKNOWN_CODE, ActColumn.WITHDRAWN);
            }
            return answer.equals(Optional.of(Answer.YES));
        }

        private void problem(Rule rule, ActColumn column) {
            problems.add(Problem.of(rule, column.column(), text(column)));
        }
    }
}
