package io.batchwatch.rules.tally;

import io.batchwatch.rules.ledger.Novelty;
import io.batchwatch.views.AlertCause;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A partner and we judge the same results the opposite: one alert for each partner and day, however many there are. A code
 * that was mapped the wrong way about must not drown what else rings.
 */
public final class Disagreements {
    private Disagreements() {}

    /**
     * @param source what is known of the partner, these rows included
     * @param rows that came just now
     * @param now when they were counted
     * @return empty unless some of these rows disagree; of one day later ones take the place of earlier ones
     */
    public static Optional<AlertView> alert(SourceLedger source, RowsTally rows, Instant now) {
        if (rows.novelty() != Novelty.NEW || rows.disagreeing() == 0) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.ofInstant(rows.receivedAt(), ZoneOffset.UTC);
        return Optional.of(new AlertView(
                "disagreement#" + source.partner() + "#" + day,
                "",
                AlertCause.DISAGREEMENT,
                BatchState.CLEAR,
                BatchState.CLEAR,
                Optional.empty(),
                Severity.MINOR,
                "",
                "",
                "",
                rows.receivedAt(),
                now,
                "合作方 %s 的结果中累计有 %d 个由本系统判定为与其报送结论相反，最近来自 %s。请核对结论代码、判定依据和单位。"
                        .formatted(source.partner(), source.disagreeing(), rows.file()),
                "%s: %d results in all were judged the opposite of what it reported, the latest in %s. Look at its verdict codes, its limits and its units."
                        .formatted(source.partner(), source.disagreeing(), rows.file()),
                source.version()));
    }
}
