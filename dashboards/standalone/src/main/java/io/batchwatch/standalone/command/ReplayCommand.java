package io.batchwatch.standalone.command;

import io.batchwatch.gateway.replay.ReplayFolder;
import io.batchwatch.gateway.replay.ReplayProgress;
import io.batchwatch.gateway.replay.ReplayRequest;
import io.batchwatch.standalone.house.DataDirectory;
import io.batchwatch.standalone.house.DataLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks the running house to read a partner's kept bytes anew, and waits until it has. */
@Command(
        name = "replay",
        description = {
            "Reads what a partner has sent anew, by the profile and the names of today.",
            "用现在的配置和名称对照表重新读取合作方以往发送的全部内容。"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Option(
            names = "--partner",
            paramLabel = "P",
            required = true,
            description = {"Whose files and messages.", "哪个合作方的文件和报文。"})
    private String partner = "";

    @Option(
            names = "--since",
            paramLabel = "T",
            description = {
                "Only what first came then or later: 2026-03-01 or 2026-03-01T08:00:00+08:00 (default: all).",
                "只重读此时间及以后首次收到的内容（默认全部）。"
            })
    private String since = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Console console;

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataDirectory directory = data.directory();
        Instant from = since(zone.zone());
        if (!DataLock.isTaken(directory.lock())) {
            console.errors()
                    .println("replay: 没有正在运行的 Batchwatch，请先执行 up · nothing runs on " + directory.root()
                            + ": start `up` first");
            return ExitCode.REFUSED;
        }
        if (!isKnown(directory)) {
            console.errors().println("replay: 没有合作方 " + partner + " · there is no partner " + partner);
            return ExitCode.REFUSED;
        }
        ReplayFolder folder = new ReplayFolder(directory.replay());
        String id = folder.ask(ReplayRequest.of(partner, from));
        ReplayProgress last = follow(folder, id, directory.lock());
        folder.forget(id);
        console.out()
                .printf(
                        "%d 个文件 files, %d 无法读取 unreadable; %d 行 rows = %d 接收 accepted + %d 重复 duplicates"
                                + " + %d 更正 corrected + %d 拒收 rejected%n",
                        last.filesRead(),
                        last.unreadable(),
                        last.rows(),
                        last.accepted(),
                        last.duplicates(),
                        last.corrected(),
                        last.rejected());
        return last.isDone() && last.unreadable() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
    }

    /** A name with a mistake in it must not look like a partner who has sent nothing yet. */
    private boolean isKnown(DataDirectory directory) {
        return Files.exists(directory.partners().resolve(partner + ".yaml"))
                || Files.isDirectory(directory.archive().resolve(partner));
    }

    /** Tells every change of how far it is. If the house ends, the request waits for its next start. */
    private ReplayProgress follow(ReplayFolder folder, String id, Path lock) throws IOException, InterruptedException {
        ReplayProgress last = new ReplayProgress(0, 0, 0, 0, 0, 0, 0, 0, "", false);
        while (!last.isDone()) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            Optional<ReplayProgress> now = folder.progress(id);
            if (now.isPresent() && !now.get().equals(last)) {
                last = now.get();
                console.errors().printf("%d / %d %s%n", last.filesRead(), last.files(), last.failure());
            }
            if (!last.isDone() && !DataLock.isTaken(lock)) {
                throw new IOException("Batchwatch 已停止，下次启动后继续 · the house has ended; it goes on at its next start");
            }
        }
        return last;
    }

    private Instant since(ZoneId there) {
        try {
            if (since.isEmpty()) {
                return Instant.EPOCH;
            }
            return since.contains("T")
                    ? OffsetDateTime.parse(since).toInstant()
                    : LocalDate.parse(since).atStartOfDay(there).toInstant();
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--since: 应为 2026-03-01 或 2026-03-01T08:00:00+08:00 · write it like one of these, not " + since,
                    e);
        }
    }
}
