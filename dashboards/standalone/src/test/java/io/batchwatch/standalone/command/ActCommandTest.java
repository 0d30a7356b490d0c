package io.batchwatch.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActCommandTest {
    @TempDir
    private Path data;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /** Nothing that somebody typed is lost because the house sleeps. */
    @Test
    void whatIsEnteredWhileNothingRunsWaitsForTheNextStart() throws IOException {
        int code =
                act("--batch", "B-1", "--kind", "异议", "--at", "2026-03-03T10:00", "--by", "张三", "--remark", "a,\"b\"");

        assertThat(code).isEqualTo(ExitCode.REFUSED);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("下次启动", "next start");
        assertThat(waiting()).singleElement().satisfies(file -> assertThat(Files.readAllLines(file))
                .containsExactly(
                        "batch_id,kind,at,by,document,lab,quantity,unit,remark,withdrawn",
                        "B-1,异议,2026-03-03T10:00,张三,,,,,\"a,\"\"b\"\"\",no"));
    }

    @Test
    void manyActsComeInAFile() throws IOException {
        Path file = Files.writeString(data.resolve("my.csv"), "batch_id,kind,at,by\nB-1,NOTE,2026-03-03,张三\n");

        act("--file", file.toString());

        assertThat(waiting()).singleElement().satisfies(sent -> assertThat(sent).hasSameTextualContentAs(file));
    }

    @Test
    void actOfNobodyIsAWrongCommandLine() throws IOException {
        assertThat(act("--batch", "B-1", "--kind", "NOTE")).isEqualTo(ExitCode.USAGE);
        assertThat(waiting()).isEmpty();
    }

    private int act(String... options) {
        Console console = new Console(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        Stream<String> all = Stream.concat(Stream.of("act", "--data", data.toString()), Stream.of(options));
        return Commands.line(console).execute(all.toArray(String[]::new));
    }

    private List<Path> waiting() throws IOException {
        Path in = data.resolve("acts").resolve("in");
        if (Files.notExists(in)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(in)) {
            return files.toList();
        }
    }
}
