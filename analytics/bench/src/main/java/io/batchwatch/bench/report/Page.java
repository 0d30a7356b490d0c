package io.batchwatch.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reports as JSON files, one for each benchmark, and a page made of all of them. */
public final class Page {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String HEAD = """
            # Benchmarks · 性能

            Made by [`analytics/bench`](../bench/README.md) from the JSON files beside it; not to be edited by hand. Each
            section is one run: all of its figures were taken one after another on the same machine. 由基准测试生成，请勿手工修改。
            """;

    private Page() {}

    /**
     * @param reports directory of the JSON files; this one joins those of other benchmarks
     */
    public static void write(Report report, Path reports, Path page) throws IOException {
        Files.createDirectories(reports);
        Files.writeString(reports.resolve(report.benchmark() + ".json"), JSON.writeValueAsString(report) + "\n");
        List<Path> files;
        try (Stream<Path> all = Files.list(reports)) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<String> parts = new ArrayList<>(List.of(HEAD));
        for (Path file : files) {
            parts.add(section(JSON.readValue(file.toFile(), Report.class)));
        }
        Files.writeString(page, String.join("\n", parts));
    }

    /** One run as Markdown. */
    public static String section(Report report) {
        Machine machine = report.machine();
        StringBuilder text = new StringBuilder();
        text.append("## ").append(report.benchmark()).append("\n\n");
        text.append(report.question()).append("\n\n");
        text.append(report.at()).append(", commit ").append(machine.commit()).append(". ");
        text.append(machine.cores())
                .append(" cores, ")
                .append(number(machine.memoryGibibytes()))
                .append(" GiB, ");
        text.append(machine.system()).append("; ").append(machine.jvm()).append(". Used by others just before: ");
        text.append(Math.round(100 * machine.busyBefore())).append(" %.\n\n");
        if (!machine.isQuiet()) {
            text.append("**The machine was busy: these figures show that it runs, and nothing else.**\n\n");
        }
        text.append("```\n").append(report.command()).append("\n```\n\n");
        Findings findings = report.findings();
        if (!findings.goals().isEmpty()) {
            text.append("| goal | wanted | measured | met |\n|---|---|---|---|\n");
            findings.goals().forEach(goal -> text.append(line(goal)));
            text.append('\n');
        }
        text.append("| of | what | value | unit |\n|---|---|---:|---|\n");
        findings.figures().forEach(figure -> text.append(line(figure)));
        if (!findings.remarks().isEmpty()) {
            text.append('\n');
            findings.remarks()
                    .forEach(remark -> text.append("- ").append(remark).append('\n'));
        }
        return text.toString();
    }

    private static String line(Goal goal) {
        return "| " + goal.what() + " | " + goal.bound().sign() + " " + number(goal.wanted()) + " " + goal.unit()
                + " | " + number(goal.value()) + " | " + (goal.isMet() ? "yes" : "**no**") + " |\n";
    }

    private static String line(Figure figure) {
        return "| " + figure.subject() + " | " + figure.what() + " | " + number(figure.value()) + " | " + figure.unit()
                + " |\n";
    }

    /** Three digits that count, and no exponent. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        if (size >= 10) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        return String.format(Locale.ROOT, size >= 0.1 ? "%.2f" : "%.4f", value);
    }
}
