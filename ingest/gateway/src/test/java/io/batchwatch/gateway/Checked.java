package io.batchwatch.gateway;

import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.table.RawRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What became of a file by a profile: results, and what was refused as {@code place field rule}. */
public record Checked(FileCheck.Outcome outcome, List<TestResult> results, List<String> refused) {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T00:00:00Z"), ZoneOffset.UTC);

    /**
     * @param reference an empty directory
     * @param profile its lines beyond partner and version
     */
    public static Checked of(Path reference, String content, String... profile) throws IOException {
        return of(reference, content.getBytes(StandardCharsets.UTF_8), profile);
    }

    public static Checked of(Path reference, byte[] content, String... profile) throws IOException {
        Files.createDirectories(reference.resolve("partners"));
        Files.writeString(
                reference.resolve("partners/sender.yaml"),
                "partner: sender\nversion: 1\n" + String.join("\n", profile) + "\n");
        Path file = Files.write(reference.resolve("sent"), content);
        List<TestResult> results = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        FileCheck.Outcome outcome = new FileCheck(reference, ZoneId.of("Asia/Shanghai"), CLOCK)
                .check("sender", file, new FileCheck.Listener() {
                    @Override
                    public void accepted(TestResult result) {
                        results.add(result);
                    }

                    @Override
                    public void refused(RawRow row, List<Problem> problems) {
                        problems.forEach(problem -> refused.add(row.place() + " " + problem.field() + " "
                                + problem.rule().code()));
                    }
                });
        return new Checked(outcome, results, refused);
    }

    /** The rules by which the whole file was refused. */
    public List<String> unreadable() {
        return outcome.unreadable().stream()
                .map(problem -> problem.rule().code())
                .toList();
    }
}
