package io.batchwatch.board.http;

import io.batchwatch.board.bulletin.Bulletin;
import io.batchwatch.board.bulletin.Bulletins;
import io.batchwatch.board.bulletin.Publishing;
import io.batchwatch.board.statistics.Settling;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.view.KeptBatch;
import io.batchwatch.board.vocabulary.Vocabulary;
import io.batchwatch.contract.TestKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the public may ask, all of it below {@code /public} and {@code /api/v1/public}, so that a proxy can let others in
 * there and nowhere else. What it may be told is decided in {@link Bulletins}, not here.
 */
final class PublicRoutes {
    private static final String API = "/api/v1/public/bulletins";

    /** However many ask, they are made up anew once in a while only. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Publishing publishing;
    private final BoardState state;
    private final Supplier<Vocabulary> vocabulary;
    private final BooleanSupplier isReady;
    private final ZoneId zone;
    private final Clock clock;
    private NavigableMap<YearMonth, Bulletin> kept = new TreeMap<>();
    private Instant keptUntil = Instant.MIN;

    private PublicRoutes(Publishing publishing, HttpDoor.Behind behind) {
        this.publishing = publishing;
        this.state = behind.state();
        this.vocabulary = behind.vocabulary();
        this.isReady = behind.isReady();
        this.zone = behind.zone();
        this.clock = behind.clock();
    }

    /**
     * @param publishing empty if the house publishes nothing: then neither page nor data are there
     */
    static void register(RoutesConfig routes, Optional<Publishing> publishing, HttpDoor.Behind behind) {
        if (publishing.isEmpty()) {
            for (String path : List.of("/public", "/public/*")) {
                routes.before(path, context -> {
                    throw new NotFoundResponse();
                });
            }
            return;
        }
        PublicRoutes open = new PublicRoutes(publishing.get(), behind);
        HttpDoor.get(
                routes,
                API,
                context -> open.answer(context, new TableQuestion("bulletins", List.of("bulletins"), parameters -> {
                    parameters.allow(Set.of());
                    return BulletinsAnswer.of(open.bulletins(), open.publishing);
                })));
        HttpDoor.get(routes, API + "/{month}", context -> {
            YearMonth month = month(context);
            open.answer(
                    context, new TableQuestion("bulletin-" + month, List.of("categories", "findings"), parameters -> {
                        parameters.allow(Set.of());
                        return open.bulletin(month);
                    }));
        });
    }

    private void answer(Context context, TableQuestion question) {
        if (!isReady.getAsBoolean()) {
            throw new RefusedQuestion(
                    new Problem(503, "Not ready", "The figures are still being read; try again soon", "数据正在读取，请稍后再试"));
        }
        question.answer(context);
        context.header("Cache-Control", "public, max-age=" + KEPT.toSeconds());
        publishing.licence().ifPresent(licence -> context.header("Link", "<" + licence + ">; rel=\"license\""));
    }

    private static YearMonth month(Context context) {
        String text = context.pathParam("month");
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw Parameters.refuse("'" + text + "' is no month such as 2026-03", "“" + text + "”不是 2026-03 这样的月份");
        }
    }

    private BulletinAnswer bulletin(YearMonth month) {
        NavigableMap<YearMonth, Bulletin> all = bulletins();
        return Optional.ofNullable(all.get(month))
                .map(bulletin -> BulletinAnswer.of(bulletin, all, publishing))
                .orElseThrow(() -> new RefusedQuestion(
                        Problem.unknown("There is no bulletin of " + month, "没有 " + month + " 的公示")));
    }

    private synchronized NavigableMap<YearMonth, Bulletin> bulletins() {
        Instant now = clock.instant();
        if (now.isBefore(keptUntil)) {
            return kept;
        }
        LocalDate settledTo = LocalDate.ofInstant(now, zone)
                .minusDays(Settling.of(state.sources(), TestKind.LAB).days());
        kept = Bulletins.of(
                new Bulletins.Facts(
                        state.cells(LocalDate.MIN, LocalDate.MAX),
                        state.batches().stream().map(KeptBatch::view),
                        settledTo,
                        now,
                        zone),
                vocabulary.get().names(),
                publishing);
        keptUntil = now.plus(KEPT);
        return kept;
    }
}
