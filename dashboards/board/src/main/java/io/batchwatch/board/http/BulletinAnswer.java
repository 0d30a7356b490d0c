package io.batchwatch.board.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.batchwatch.board.bulletin.Bulletin;
import io.batchwatch.board.bulletin.Bulletin.Figures;
import io.batchwatch.board.bulletin.Publishing;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code /api/v1/public/bulletins/2026-03} answers: a {@link Bulletin} with what stands around it. The word {@code all} is
 * the code of the row of all categories.
 *
 * @param earlier the month of the bulletin before; empty if this is the first
 * @param later of the one behind; empty if this is the newest
 */
record BulletinAnswer(
        String publisher,
        Optional<URI> licence,
        String noteZh,
        String noteEn,
        YearMonth month,
        LocalDate asOf,
        int leastInspected,
        List<Row> categories,
        List<Finding> findings,
        long unlisted,
        Optional<YearMonth> earlier,
        Optional<YearMonth> later) {
    private static final String ALL = "all";

    /** Each row says for itself what it is of, since it may be copied without the others. */
    record Row(
            YearMonth month,
            LocalDate asOf,
            String category,
            String zh,
            String en,
            @JsonUnwrapped Figures figures,
            Optional<URI> licence) {}

    /** The same of what was found. */
    record Finding(
            YearMonth month, LocalDate asOf, @JsonUnwrapped Bulletin.Finding finding, Optional<URI> licence) {}

    static BulletinAnswer of(Bulletin bulletin, NavigableMap<YearMonth, Bulletin> all, Publishing publishing) {
        YearMonth month = bulletin.month();
        Stream<Row> total =
                Stream.of(new Row(month, bulletin.asOf(), ALL, "合计", "All", bulletin.total(), publishing.licence()));
        Stream<Row> rows = bulletin.categories().stream()
                .map(row -> new Row(
                        month,
                        bulletin.asOf(),
                        row.category(),
                        row.zh(),
                        row.en(),
                        row.figures(),
                        publishing.licence()));
        return new BulletinAnswer(
                publishing.publisher(),
                publishing.licence(),
                BulletinsAnswer.NOTE_ZH,
                BulletinsAnswer.NOTE_EN,
                month,
                bulletin.asOf(),
                bulletin.leastInspected(),
                Stream.concat(total, rows).toList(),
                bulletin.findings().stream()
                        .map(finding -> new Finding(month, bulletin.asOf(), finding, publishing.licence()))
                        .toList(),
                bulletin.unlisted(),
                Optional.ofNullable(all.lowerKey(month)),
                Optional.ofNullable(all.higherKey(month)));
    }
}
