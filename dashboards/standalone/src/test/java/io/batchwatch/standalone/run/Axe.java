package io.batchwatch.standalone.run;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** What Deque's axe-core finds wrong with a page for those who do not see, hear or point as others do. */
final class Axe {
    private static final String VERSION = "META-INF/maven/org.webjars.npm/axe-core/pom.properties";

    /** Each rule that is broken, how badly, and where first. */
    private static final String RUN = """
            async () => (await axe.run(document)).violations.map(broken =>
                `${broken.impact}: ${broken.id}: ${broken.help}: ${broken.nodes.map(node => node.target.join(" ")).slice(0, 3).join(", ")}`)
            """;

    private Axe() {}

    /** Empty for a page that is clean. */
    static List<String> violations(Page page) {
        // Evaluated, not added as a script: the page's own policy would rightly refuse that.
        page.evaluate(resource("META-INF/resources/webjars/axe-core/" + version() + "/axe.min.js"));
        return ((List<?>) page.evaluate(RUN)).stream().map(Object::toString).toList();
    }

    /** Looking at colours it makes the browser complain of itself. */
    static List<String> withoutItsOwn(List<String> complaints) {
        return complaints.stream()
                .filter(complaint -> !complaint.contains("Canvas2D: Multiple readback operations"))
                .toList();
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream file = Axe.class.getClassLoader().getResourceAsStream(VERSION)) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static String resource(String name) {
        try (InputStream file = Axe.class.getClassLoader().getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
