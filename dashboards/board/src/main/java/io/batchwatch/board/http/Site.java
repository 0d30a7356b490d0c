package io.batchwatch.board.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** The page's own files and the one library it uses, from the class path; nothing is ever fetched from elsewhere. */
final class Site {
    private static final String UPLOT = "META-INF/maven/org.webjars.npm/uplot/pom.properties";

    private static final Map<String, String> CHARTS = Map.of(
            "uPlot.iife.min.js", "text/javascript",
            "uPlot.min.css", "text/css");

    /** What browsers are told with every answer: this page takes nothing from elsewhere and is in nobody's frame. */
    static final Map<String, String> SECURITY = Map.of(
            "Content-Security-Policy",
                    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private Site() {}

    static void serve(JavalinConfig config) {
        config.staticFiles.add(files -> {
            files.hostedPath = "/";
            files.directory = "/page";
            files.location = Location.CLASSPATH;
            // Always asked for again: answered without a body as long as the file is the same.
            files.headers = Map.of("Cache-Control", "no-cache");
        });
        String version = uplotVersion();
        String directory = "META-INF/resources/webjars/uplot/" + version + "/dist/";
        // One by one: the jar has no entry for its directory, so that it cannot be served as one.
        CHARTS.forEach((file, mediaType) -> HttpDoor.get(config.routes, "/assets/uplot/" + file, context -> {
            context.contentType(mediaType);
            chartFile(context, directory + file, version);
        }));
    }

    /** The same file as long as it is the same version. */
    private static void chartFile(Context context, String resource, String version) {
        String tag = "W/\"" + version + "\"";
        context.header("Cache-Control", "max-age=3600");
        context.header("ETag", tag);
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        context.result(Site.class.getClassLoader().getResourceAsStream(resource));
    }

    private static String uplotVersion() {
        try (InputStream file = Site.class.getClassLoader().getResourceAsStream(UPLOT)) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
