package io.batchwatch.standalone.command;

import io.batchwatch.standalone.backfill.Backfill;
import io.batchwatch.standalone.demo.Demo;
import io.batchwatch.standalone.house.DataDirectory;
import io.batchwatch.standalone.house.House;
import io.batchwatch.standalone.house.HouseException;
import io.batchwatch.standalone.house.HouseSettings;
import io.batchwatch.standalone.house.Terminal;
import io.batchwatch.standalone.house.TerminalProgress;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs everything until it is told to stop. */
@Command(
        name = "up",
        description = {
            "Runs everything on this machine. Ctrl-C stops it; the next start goes on where it was.",
            "在本机运行全部功能。Ctrl-C 停止，再次启动会继续。"
        })
final class UpCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = PortNumber.class,
            defaultValue = "8080",
            description = {
                "Of the board, on the loopback address; 0 for any free one (default: ${DEFAULT-VALUE}).",
                "看板端口，仅本机可访问。"
            })
    private int port = 8080;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            converter = PortNumber.class,
            defaultValue = "0",
            description = {
                "Where other programs on this machine can read the topics; 0 for any free one (default).",
                "供本机其他程序读取主题的端口。"
            })
    private int kafkaPort;

    @Mixin
    private final IngestOptions ingest = new IngestOptions();

    @Mixin
    private final PublicOptions publishing = new PublicOptions();

    @Mixin
    private final ParallelismOption parallelism = new ParallelismOption();

    @Option(
            names = "--demo",
            description = {"Drops real and generated sample files into the inboxes.", "放入真实数据和生成的示例数据。"})
    private boolean demo;

    @Option(
            names = "--until-ready",
            hidden = true,
            description = "Stops once results could flow: so the build learns which classes a start needs.")
    private boolean untilReady;

    private final Console console;

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        DataDirectory directory = data.directory();
        HouseLog.into(directory);
        Terminal terminal = HouseLog.terminal(console);
        HouseSettings settings = new HouseSettings(
                directory,
                port,
                kafkaPort,
                parallelism.tasks(),
                zone.zone(),
                Clock.systemUTC(),
                ingest.settings(System.getenv()),
                System.getenv(),
                publishing.publishing());
        try {
            finishBackfill(settings, terminal);
            return run(settings, terminal);
        } catch (HouseException e) {
            terminal.say(e.zh(), e.getMessage());
            return ExitCode.NOT_STARTED;
        } catch (Exception e) {
            // Fetched only here: an earlier logger would have written somewhere else.
            LoggerFactory.getLogger(UpCommand.class).error("the house cannot go on", e);
            terminal.say("出现意外错误，详见 " + directory.logs(), "something is broken, see " + directory.logs() + ": " + e);
            return ExitCode.FAILED;
        }
    }

    /** Before any door opens: no result may come between the old history and the new one. */
    private static void finishBackfill(HouseSettings settings, Terminal terminal) throws Exception {
        if (Backfill.isUnfinished(settings.data())) {
            Backfill.run(settings.foundation(), terminal);
        }
    }

    private int run(HouseSettings settings, Terminal terminal) throws Exception {
        DataDirectory directory = settings.data();
        try (House house = House.open(settings, new TerminalProgress(terminal))) {
            closeAtTheEnd(house);
            if (demo) {
                new Demo(directory.demo(), directory.inbox(), directory.reference())
                        .drop(LocalDate.ofInstant(settings.clock().instant(), settings.zone()));
            }
            String push = house.ingestUrl() + "/api/v1/results";
            terminal.say("结果可推送至 " + push, "results can be pushed to " + push);
            terminal.ready(house.url());
            if (untilReady) {
                return ExitCode.DONE;
            }
            Optional<String> reason = house.end().join();
            reason.ifPresent(why -> terminal.say("任务意外结束：" + why, "the job ended by itself: " + why));
            return reason.isPresent() ? ExitCode.FAILED : ExitCode.DONE;
        }
    }

    private static void closeAtTheEnd(House house) {
        Runtime.getRuntime().addShutdownHook(new Thread(house::close, "batchwatch-shutdown"));
    }
}
