package io.batchwatch.board.http;

import io.batchwatch.board.BoardSettings;
import io.batchwatch.board.metrics.MetricCatalog;
import io.batchwatch.board.state.BoardState;
import io.batchwatch.rules.reference.Names;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the page, the JSON, the events and the metrics. */
public final class BoardServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BoardServer.class);

    /** uPlot sets styles of its own; scripts come from us alone. */
    private static final Map<String, String> SECURITY = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer");

    private static final Map<String, String> CHART_LIBRARY =
            Map.of("uPlot.esm.js", "text/javascript", "uPlot.min.css", "text/css");

    private final Events events = new Events();
    private final Javalin server;

    /**
     * @param isReady whether the views have been read
     */
    public BoardServer(
            BoardSettings settings,
            BoardState state,
            Supplier<Names> names,
            MetricCatalog metrics,
            BooleanSupplier isReady) {
        state.listen(events);
        Api api = new Api(state, names, settings.zone(), settings.clock());
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            page(config);
            config.routes.before(request -> SECURITY.forEach(request::header));
            api.addTo(config.routes);
            config.routes.sse("/api/v1/events", events::join);
            config.routes.get("/metrics", metrics::answer);
            config.routes.get("/healthz", request -> request.result("ok\n"));
            config.routes.get("/readyz", request -> ready(request, isReady.getAsBoolean()));
            config.routes.exception(
                    WrongRequest.class,
                    (wrong, request) -> Api.problem(request, wrong.status(), wrong.zh(), wrong.getMessage()));
            config.routes.exception(Exception.class, (failure, request) -> {
                LOG.error("{} {} failed", request.method(), request.path(), failure);
                Api.problem(request, 500, "服务器内部错误", "something is broken here");
            });
        });
        server.start(settings.host(), settings.port());
    }

    private static void page(JavalinConfig config) {
        config.staticFiles.add(files -> {
            files.hostedPath = "/";
            files.directory = "/page";
            files.location = Location.CLASSPATH;
            files.headers = Map.of("Cache-Control", "no-cache");
        });
        CHART_LIBRARY.forEach((file, type) ->
                config.routes.get("/assets/uplot/" + file, request -> chartLibrary(request, file, type)));
    }

    /** By name: the library's jar has no entries for its directories, so it cannot be served as one. */
    private static void chartLibrary(Context request, String file, String type) {
        request.contentType(type)
                .header("Cache-Control", "max-age=86400")
                .result(BoardServer.class.getResourceAsStream("/META-INF/resources/webjars/uplot/1.6.30/dist/" + file));
    }

    private static void ready(Context request, boolean isReady) {
        request.status(isReady ? 200 : 503).result(isReady ? "ready\n" : "reading the views\n");
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        events.close();
        server.stop();
    }
}
