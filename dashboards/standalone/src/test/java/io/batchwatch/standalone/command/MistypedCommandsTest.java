package io.batchwatch.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slip of the finger is told, and nothing is made of it. */
class MistypedCommandsTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--kafka-port", "--ingest-port"})
    void aPortThatCannotBeIsAWrongCommandLine(String option) {
        for (String port : new String[] {"65536", "-1", "http"}) {
            assertThat(run("up", option + "=" + port)).isEqualTo(ExitCode.USAGE);
        }

        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("'65536' is no port", "“-1”不是");
        assertThat(data()).doesNotExist();
    }

    @Test
    void aQueryOfADirectoryThatIsNotThereHasNoAnswer() {
        assertThat(run("query", "select count(*) from results")).isEqualTo(ExitCode.REFUSED);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("没有数据目录", "no data directory", "mistyped");
        assertThat(data()).doesNotExist();
    }

    private int run(String command, String last) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        return Commands.line(console).execute(command, "--data", data().toString(), last);
    }

    private Path data() {
        return directory.resolve("mistyped");
    }
}
