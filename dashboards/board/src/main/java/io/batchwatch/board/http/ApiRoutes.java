package io.batchwatch.board.http;

import io.batchwatch.board.events.EventHub;
import io.batchwatch.board.events.Viewer;
import io.batchwatch.board.statistics.BaselineBook;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.vocabulary.Vocabulary;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.CredibilityReview;
import io.batchwatch.views.FileView;
import io.batchwatch.views.LaboratoriesReview;
import io.batchwatch.views.QualityControlReview;
import io.batchwatch.views.Review;
import io.batchwatch.views.ViewCodec;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The questions that the board answers, each with one method. */
final class ApiRoutes {
    private static final String JSON = "application/json";
    private static final int LIMIT = 50;
    private static final int GREATEST_LIMIT = 10_000;

    private final BoardState state;
    private final EventHub events;
    private final Supplier<Vocabulary> vocabulary;
    private final ZoneId zone;
    private final Clock clock;
    private final BaselineBook baselines;

    ApiRoutes(BoardState state, EventHub events, Supplier<Vocabulary> vocabulary, ZoneId zone, Clock clock) {
        this.state = state;
        this.events = events;
        this.vocabulary = vocabulary;
        this.zone = zone;
        this.clock = clock;
        baselines = new BaselineBook(state);
    }

    private record Alerts(List<AlertView> alerts) {}

    private record Files(List<FileView> files) {}

    void register(RoutesConfig routes) {
        table(routes, "pass-rates", parameters -> PassRatesAnswer.of(state, parameters, zone), "rows");
        table(routes, "chart", parameters -> ChartAnswer.of(state, parameters, today()), "points");
        table(routes, "funnel", parameters -> FunnelAnswer.of(state, parameters, today()), "units", "curves");
        table(
                routes,
                "signals",
                parameters -> SignalsAnswer.of(state, baselines, parameters, clock.instant(), today()),
                "categories",
                "outbreaks");
        table(
                routes,
                "campaigns",
                parameters -> CampaignsAnswer.of(state, vocabulary.get().campaigns(), parameters, today()),
                "campaigns");
        table(
                routes,
                "coverage",
                parameters -> CoverageAnswer.of(state, vocabulary.get().plans(), parameters, today()),
                "rows");
        table(routes, "batches", parameters -> BatchesAnswer.of(state, parameters, zone, today()), "batches");
        table(routes, "sources", this::sources, "sources");
        // Angle brackets: a batch id may have slashes in it.
        HttpDoor.get(routes, "/api/v1/batches/<id>", context -> batch(context, context.pathParam("id")));
        HttpDoor.get(
                routes,
                "/api/v1/batch",
                context -> batch(context, parameters(context).text("id")));
        HttpDoor.get(routes, "/api/v1/alerts", this::alerts);
        review(routes, QualityControlReview.NAME, QualityControlReview.class, "logs");
        review(routes, CredibilityReview.NAME, CredibilityReview.class, "findings");
        review(routes, LaboratoriesReview.NAME, LaboratoriesReview.class, "comparisons");
        HttpDoor.get(routes, "/api/v1/files", this::files);
        HttpDoor.get(routes, "/api/v1/files/{content_hash}", this::file);
        HttpDoor.get(
                routes,
                "/api/v1/names",
                context -> answer(context, vocabulary.get().names().byKind()));
        routes.get("/api/v1/events", this::events);
    }

    private static void table(
            RoutesConfig routes, String name, Function<Parameters, Record> answering, String... tables) {
        HttpDoor.get(routes, "/api/v1/" + name, new TableQuestion(name, List.of(tables), answering)::answer);
    }

    private <R extends Record & Review> void review(RoutesConfig routes, String name, Class<R> kind, String lines) {
        table(
                routes,
                name,
                parameters -> {
                    parameters.allow(Set.of());
                    return state.review(kind);
                },
                lines);
    }

    private SourcesAnswer sources(Parameters parameters) {
        parameters.allow(Set.of());
        return SourcesAnswer.of(state, clock.instant(), zone);
    }

    private void batch(Context context, String id) {
        BatchView batch = state.batch(id)
                .orElseThrow(() -> unknown(
                        "Nothing stands, or stood lately, against a batch '" + id + "'", "没有对批次“" + id + "”不利的记录"));
        answer(context, batch);
    }

    private void alerts(Context context) {
        Parameters parameters = parameters(context);
        parameters.allow(Set.of("limit"));
        answer(context, new Alerts(state.alerts(parameters.number("limit", LIMIT, GREATEST_LIMIT))));
    }

    private void files(Context context) {
        Parameters parameters = parameters(context);
        parameters.allow(Set.of("partner", "limit"));
        answer(
                context,
                new Files(state.files(parameters.text("partner"), parameters.number("limit", LIMIT, GREATEST_LIMIT))));
    }

    private void file(Context context) {
        String contentHash = context.pathParam("content_hash");
        FileView file = state.file(contentHash)
                .orElseThrow(() -> unknown(
                        "No file with the content hash '" + contentHash + "' is known",
                        "没有内容哈希为“" + contentHash + "”的文件"));
        answer(context, file);
    }

    private void events(Context context) throws IOException {
        Viewer viewer = events.admit().orElseThrow(() -> {
            context.header("Retry-After", "30");
            return new RefusedQuestion(new Problem(
                    503, "Too many viewers", "Too many pages are open; close one and try again", "打开的页面过多，请关闭一些后再试"));
        });
        // Straight to the connection: events must not wait in a compressor.
        HttpServletResponse response = context.res();
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        ServletOutputStream line = response.getOutputStream();
        context.future(() -> viewer.follow(line));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private static RefusedQuestion unknown(String detail, String detailZh) {
        return new RefusedQuestion(Problem.unknown(detail, detailZh));
    }

    private static Parameters parameters(Context context) {
        return new Parameters(context.queryParamMap());
    }

    static void answer(Context context, Object answer) {
        context.contentType(JSON);
        context.header("Cache-Control", "no-store");
        context.result(ViewCodec.encode(answer));
    }
}
