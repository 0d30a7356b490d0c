package io.batchwatch.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.standalone.house.DataDirectory;
import io.batchwatch.standalone.house.DataLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads when a command cannot do what was asked. */
class CommandErrorsTest {
    @TempDir
    private Path data;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void aDirectoryThatIsNoneIsNamedInBothLanguages() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "no directory");

        assertThat(run("partners", "--data", file.toString())).isEqualTo(ExitCode.FAILED);

        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("无法读写", "cannot be read or written", file.toString())
                .doesNotContain("Exception");
    }

    /** It would look like a partner who has sent nothing yet. */
    @Test
    void aReplayOfNobodyIsRefused() throws IOException, InterruptedException {
        DataLock running =
                DataLock.take(new DataDirectory(data).lock(), Duration.ZERO).orElseThrow();
        try {
            assertThat(run("replay", "--data", data.toString(), "--partner", "genric"))
                    .isEqualTo(ExitCode.REFUSED);
        } finally {
            running.close();
        }

        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("没有合作方 genric", "no partner genric");
    }

    private int run(String... arguments) {
        Console console = new Console(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        return Commands.line(console).execute(arguments);
    }
}
