package io.batchwatch.board.http;

import io.batchwatch.board.bulletin.Publishing;
import io.batchwatch.board.events.EventHub;
import io.batchwatch.board.metrics.BoardMetrics;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.vocabulary.Vocabulary;
import io.batchwatch.views.ViewCodec;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.http.UriCompliance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The board's HTTP server. */
public final class HttpDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);

    private final Javalin server;

    private HttpDoor(Javalin server) {
        this.server = server;
    }

    /**
     * What the door asks.
     *
     * @param isReady whether the views have been read to the end known at start
     * @param publishing how the public is told; empty if it is told nothing
     */
    public record Behind(
            BoardState state,
            EventHub events,
            Supplier<Vocabulary> vocabulary,
            BoardMetrics metrics,
            BooleanSupplier isReady,
            Optional<Publishing> publishing,
            ZoneId zone,
            Clock clock) {}

    /**
     * @param port 0 for any that is free
     * @throws io.javalin.util.JavalinBindException if the port is in use
     */
    public static HttpDoor open(String host, int port, Behind behind) {
        Javalin server = Javalin.create(config -> configure(config, behind));
        return new HttpDoor(server.start(host, port));
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void configure(JavalinConfig config, Behind behind) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.generateEtags = true;
        // Batch ids are whatever partners call them, slashes and all.
        config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(UriCompliance.UNSAFE));
        config.jetty.modifyServletContextHandler(
                handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
        RoutesConfig routes = config.routes;
        Site.serve(config);
        routes.before(context -> Site.SECURITY.forEach(context::header));
        new ApiRoutes(behind.state(), behind.events(), behind.vocabulary(), behind.zone(), behind.clock())
                .register(routes);
        PublicRoutes.register(routes, behind.publishing(), behind);
        get(routes, "/metrics", context -> metrics(context, behind));
        get(routes, "/healthz", context -> context.result("ok\n"));
        get(routes, "/readyz", context -> readiness(context, behind.isReady()));
        refuse(routes);
    }

    /** HEAD is answered as GET is: of itself Javalin answers it 200, even where GET says that nothing is there or ready. */
    static void get(RoutesConfig routes, String path, Handler answering) {
        routes.get(path, answering);
        routes.head(path, answering);
    }

    /** While the past is being read counters stand lower than they did; their return would read as news. */
    private static void metrics(Context context, Behind behind) throws IOException {
        if (!behind.isReady().getAsBoolean()) {
            stillReading(context);
            return;
        }
        BoardMetrics metrics = behind.metrics();
        String accept = Objects.requireNonNullElse(context.header("Accept"), "");
        context.contentType(metrics.mediaType(accept));
        metrics.scrape(accept, context.outputStream());
    }

    private static void readiness(Context context, BooleanSupplier isReady) {
        if (isReady.getAsBoolean()) {
            context.result("ready\n");
        } else {
            stillReading(context);
        }
    }

    private static void stillReading(Context context) {
        context.status(503).result("the views are still being read\n");
    }

    private static void refuse(RoutesConfig routes) {
        routes.exception(RefusedQuestion.class, (refused, context) -> answer(context, refused.problem()));
        routes.exception(
                HttpResponseException.class,
                (refused, context) -> answer(context, ofServer(refused.getStatus(), context)));
        routes.exception(Exception.class, (failure, context) -> {
            LOG.error("{} {} could not be answered", context.method(), context.path(), failure);
            answer(
                    context,
                    new Problem(
                            500, "The board failed", "The board could not answer; its log says why", "看板未能回答；原因见日志"));
        });
    }

    private static Problem ofServer(int status, Context context) {
        return switch (status) {
            case 404 -> Problem.unknown("There is nothing at " + context.path(), "没有 " + context.path());
            case 405 -> notAllowed(context);
            default -> new Problem(status, "Refused", "The request cannot be answered", "无法处理该请求");
        };
    }

    private static Problem notAllowed(Context context) {
        context.header("Allow", "GET, HEAD");
        return new Problem(405, "Not allowed", "The board answers GET only", "看板只接受 GET 请求");
    }

    private static void answer(Context context, Problem problem) {
        context.status(problem.status());
        context.contentType(Problem.MEDIA_TYPE);
        context.header("Cache-Control", "no-store");
        context.result(ViewCodec.encode(problem));
    }
}
