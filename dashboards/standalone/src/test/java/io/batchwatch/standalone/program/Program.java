package io.batchwatch.standalone.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program on this machine's path. */
public record Program(Path executable) {
    private static final long MOST_MINUTES = 5;

    /**
     * What it said when it ended.
     *
     * @param code 0 if all is well
     */
    public record Answer(int code, String text) {}

    /** Skips the test that asks where there is no such program, and says so by name; in CI that is a failure. */
    public static Program required(String name, String whatIsNotTested, String debianPackage) {
        Optional<Path> found = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(place -> !place.isEmpty())
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String missing = "no %s on this machine: %s (Debian: apt install %s)"
                    .formatted(name, whatIsNotTested, debianPackage);
            if (System.getenv("CI") != null) {
                fail(missing);
            }
            Assumptions.abort(missing);
        }
        return new Program(found.orElseThrow());
    }

    /** Runs it to its end. */
    public Answer run(Path directory, String... words) throws IOException, InterruptedException {
        return run(directory, "", List.of(words));
    }

    /**
     * @param input what it reads
     */
    public Answer run(Path directory, String input, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(words);
        Path given = Files.createTempFile("program", ".in");
        Path said = Files.createTempFile("program", ".out");
        try {
            Files.writeString(given, input);
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(given.toFile())
                    .redirectOutput(said.toFile())
                    .start();
            boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            assertThat(ended)
                    .as("%s ends within %d minutes", executable.getFileName(), MOST_MINUTES)
                    .isTrue();
            return new Answer(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
        } finally {
            Files.delete(given);
            Files.delete(said);
        }
    }
}
