package io.batchwatch.rules.coverage;

import io.batchwatch.views.VerdictCounts;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Samples that were taken, whatever came of them.
 *
 * @param all also those that nothing can be said of: they were taken
 * @param judged passed, failed or suspect
 * @param last the latest day of sampling; empty if there was none
 */
public record Taken(long all, long judged, Optional<LocalDate> last) {
    public static final Taken NONE = new Taken(0, 0, Optional.empty());

    public Taken {
        Objects.requireNonNull(last);
    }

    public static Taken of(VerdictCounts samples, LocalDate day) {
        long all = samples.judged() + samples.inconclusive() + samples.notJudged();
        return all == 0 ? NONE : new Taken(all, samples.judged(), Optional.of(day));
    }

    public Taken plus(Taken other) {
        Optional<LocalDate> later =
                last.filter(day -> other.last.map(day::isAfter).orElse(true)).or(() -> other.last);
        return new Taken(all + other.all, judged + other.judged, later);
    }
}
