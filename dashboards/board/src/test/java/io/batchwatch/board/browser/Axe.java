package io.batchwatch.board.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Deque's axe: whether a page can be used by who cannot see it, or not as others do. */
public final class Axe {
    /** Brought to the page past its Content-Security-Policy, which lets no script in from elsewhere. */
    private static final String SCRIPT = script();

    private static final String RUN = """
            async () => {
              const found = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
              return found.violations.flatMap(fault =>
                fault.nodes.map(node => `${fault.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
            }""";

    private Axe() {}

    /** What is wrong, one line for each place. */
    public static List<String> faults(Page page) {
        page.evaluate(SCRIPT);
        return ((List<?>) page.evaluate(RUN)).stream().map(Object::toString).toList();
    }

    /** Looking at colours it makes the browser complain of itself. */
    public static List<String> withoutItsOwn(List<String> complaints) {
        return complaints.stream()
                .filter(complaint -> !complaint.contains("Canvas2D: Multiple readback operations"))
                .toList();
    }

    private static String script() {
        try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
