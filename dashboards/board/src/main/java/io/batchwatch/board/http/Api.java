package io.batchwatch.board.http;

import io.batchwatch.board.state.BoardState;
import io.batchwatch.board.state.Dimension;
import io.batchwatch.board.state.PassRates;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.reference.Names;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.FileView;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.ViewCodec;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The JSON API of the board. */
final class Api {
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);
    private static final int MOST_LISTED = 5_000;

    private final BoardState state;
    private final Supplier<Names> names;
    private final ZoneId zone;
    private final Clock clock;

    Api(BoardState state, Supplier<Names> names, ZoneId zone, Clock clock) {
        this.state = state;
        this.names = names;
        this.zone = zone;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/v1/pass-rates", this::passRates);
        routes.get("/api/v1/batches", this::batches);
        routes.get("/api/v1/batches/<id>", this::batch);
        routes.get("/api/v1/alerts", this::alerts);
        routes.get("/api/v1/sources", this::sources);
        routes.get("/api/v1/files", this::files);
        routes.get("/api/v1/files/{hash}", this::file);
        routes.get("/api/v1/names", request -> answer(request, names.get().byKind()));
    }

    private void passRates(Context request) {
        Parameters parameters = new Parameters(request);
        LocalDate from = parameters.day("from").orElse(EARLIEST);
        LocalDate to = parameters.day("to").orElse(LATEST);
        List<Dimension> by = by(parameters);
        PassRates.Question question =
                new PassRates.Question(from, to, by, parameters.symbols("kind", TestKind.class), only(parameters));
        List<PassRateCell> cells = state.cells();
        List<LocalDate> days = cells.stream()
                .filter(cell -> !cell.samples().isNone())
                .map(cell -> cell.key().day())
                .toList();
        answer(
                request,
                new Answers.PassRatesAnswer(
                        from,
                        to,
                        days.stream().min(Comparator.naturalOrder()),
                        days.stream().max(Comparator.naturalOrder()),
                        by.stream().map(Dimension::text).toList(),
                        zone.getId(),
                        PassRates.answer(question, cells).stream()
                                .map(row -> Answers.RateRow.of(by, row))
                                .toList()));
    }

    private static List<Dimension> by(Parameters parameters) {
        List<String> asked = parameters.list("by");
        List<Dimension> by = new ArrayList<>();
        for (String text : asked.isEmpty() ? List.of("category") : asked) {
            by.add(Dimension.of(text)
                    .orElseThrow(() -> new WrongRequest(
                            400,
                            "by 可用：day,month,site,category,hazard,lab,campaign,origin",
                            "by should be of day,month,site,category,hazard,lab,campaign,origin")));
        }
        return by;
    }

    private static Map<Dimension, String> only(Parameters parameters) {
        Map<Dimension, String> only = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            parameters
                    .text(dimension.text())
                    .filter(value -> dimension != Dimension.HAZARD || !value.equals(CellKey.ALL_HAZARDS))
                    .ifPresent(value -> only.put(dimension, value));
        }
        return only;
    }

    private void batches(Context request) {
        Parameters parameters = new Parameters(request);
        Set<BatchState> states = parameters.symbols("state", BatchState.class);
        Map<BatchState, Long> counts = new EnumMap<>(BatchState.class);
        List<BatchView> all = state.batches();
        all.forEach(batch -> counts.merge(batch.state(), 1L, Long::sum));
        List<BatchView> asked = all.stream()
                .filter(batch -> states.isEmpty() || states.contains(batch.state()))
                .sorted(Comparator.comparing((BatchView batch) -> batch.state() != BatchState.UNSAFE))
                .toList();
        answer(
                request,
                new Answers.BatchesAnswer(
                        asked.size(),
                        counts,
                        asked.stream()
                                .limit(parameters.limit(200, MOST_LISTED))
                                .map(Answers.BatchSummary::of)
                                .toList()));
    }

    private void batch(Context request) {
        answer(request, state.batch(request.pathParam("id")).orElseThrow(WrongRequest::notFound));
    }

    private void alerts(Context request) {
        int most = new Parameters(request).limit(50, MOST_LISTED);
        answer(request, Map.of("alerts", state.alerts().stream().limit(most).toList()));
    }

    private void sources(Context request) {
        Instant now = clock.instant();
        answer(
                request,
                new Answers.SourcesAnswer(
                        now,
                        state.sources().stream()
                                .map(source -> Answers.SourceStatus.of(source, now))
                                .toList()));
    }

    private void files(Context request) {
        Parameters parameters = new Parameters(request);
        List<FileView> files = state.files().stream()
                .filter(file -> parameters
                        .text("partner")
                        .filter(partner -> !partner.equals(file.partner()))
                        .isEmpty())
                .limit(parameters.limit(50, MOST_LISTED))
                .toList();
        answer(request, new Answers.FilesAnswer(files));
    }

    private void file(Context request) {
        answer(request, state.file(request.pathParam("hash")).orElseThrow(WrongRequest::notFound));
    }

    static void answer(Context request, Object answer) {
        request.contentType("application/json; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result(ViewCodec.encode(answer));
    }

    /** RFC 9457. */
    static void problem(Context request, int status, String zh, String en) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", en);
        problem.put("detail", en);
        problem.put("detail_zh", zh);
        problem.put("status", status);
        request.status(status)
                .contentType("application/problem+json")
                .result(new String(ViewCodec.encode(problem), StandardCharsets.UTF_8));
    }
}
