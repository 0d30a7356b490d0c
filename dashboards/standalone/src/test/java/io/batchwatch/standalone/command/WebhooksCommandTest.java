package io.batchwatch.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.webhooks.message.Message;
import io.batchwatch.webhooks.outbox.Outbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksCommandTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    @TempDir
    private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void aSecretIsShownOnceAndTheSubscriberListed() throws IOException {
        assertThat(webhooks("secret", "county.secret")).isEqualTo(ExitCode.DONE);
        String secret = said(out).strip();
        assertThat(secret).startsWith("whsec_");
        assertThat(data.resolve("webhooks/county.secret")).hasContent(secret);
        subscribers("county,https://county.example/hook?key=1,file:county.secret");
        out.reset();

        assertThat(webhooks("list")).isEqualTo(ExitCode.DONE);

        assertThat(said(out)).contains("county", "https://county.example/hook?…", "pending 0", "dead 0");
        assertThat(webhooks("secret", "county.secret")).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aBrokenFileIsToldWithItsPlace() throws IOException {
        subscribers("county,http://county.example,env:HOOK");

        assertThat(webhooks("list")).isEqualTo(ExitCode.REFUSED);

        assertThat(said(errors)).contains("subscribers.csv:2 url: ", "https");
    }

    @Test
    void deadLettersAreListedAndGivenBack() throws IOException {
        subscribers("county,https://county.example,env:HOOK");
        Outbox outbox = Outbox.open(data.resolve("webhooks/county"));
        outbox.put(new Message("msg_1", "LOT-1#1", "{}"), NOON);
        outbox.giveUp(outbox.pending().get(0).triedInVain("status 500", NOON));

        assertThat(webhooks("dead-letters")).isEqualTo(ExitCode.DONE);
        assertThat(said(out)).contains("county", "msg_1", "LOT-1#1", "status 500");

        assertThat(webhooks("redeliver", "county", "msg_2")).isEqualTo(ExitCode.REFUSED);
        assertThat(outbox.pending()).isEmpty();
        assertThat(webhooks("redeliver", "county")).isEqualTo(ExitCode.DONE);
        assertThat(outbox.pending()).hasSize(1);
        assertThat(outbox.dead()).isEmpty();
    }

    @Test
    void aTestThatIsNotTakenSaysWhy() throws IOException {
        subscribers("county,http://localhost:1/,env:BATCHWATCH_NO_SUCH_SECRET");

        assertThat(webhooks("test", "county")).isEqualTo(ExitCode.REFUSED);

        assertThat(said(errors)).contains("BATCHWATCH_NO_SUCH_SECRET");
    }

    @Test
    void nobodyOfThatNameIsToldApart() {
        assertThat(webhooks("test", "nobody")).isEqualTo(ExitCode.REFUSED);
        assertThat(webhooks("redeliver", "nobody")).isEqualTo(ExitCode.REFUSED);
        assertThat(webhooks("dead-letters", "../reference")).isEqualTo(ExitCode.REFUSED);
        assertThat(said(errors)).contains("没有（有效的）订阅方 nobody", "no good line of a subscriber nobody");
    }

    private void subscribers(String line) throws IOException {
        Files.createDirectories(data.resolve("webhooks"));
        Files.writeString(data.resolve("webhooks/subscribers.csv"), "name,url,secret\n" + line + "\n");
    }

    private int webhooks(String command, String... arguments) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        Stream<String> all =
                Stream.concat(Stream.of("webhooks", command, "--data", data.toString()), Stream.of(arguments));
        return Commands.line(console).execute(all.toArray(String[]::new));
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
