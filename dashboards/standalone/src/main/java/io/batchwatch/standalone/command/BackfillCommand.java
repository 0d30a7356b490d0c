package io.batchwatch.standalone.command;

import io.batchwatch.standalone.backfill.Backfill;
import io.batchwatch.standalone.house.DataDirectory;
import io.batchwatch.standalone.house.FoundationSettings;
import io.batchwatch.standalone.house.HouseException;
import io.batchwatch.standalone.house.Terminal;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Judges all results again by today's rules, while nothing runs. */
@Command(
        name = "backfill",
        description = {
            "Judges all results that ever came again by the rules of today, and says which verdicts changed.",
            "按现行规则重新判定全部历史结果，并列出判定改变的结果。"
        },
        footer = {
            "",
            "Needed when a limit was mended with effect in the past, or when checkpoints are lost. Stop `up` first. Whatever",
            "interrupts it, `backfill` or `up` goes on with it. The changes are in DIR/backfill/changes-*.csv.",
            "限量追溯修正或检查点丢失时使用；请先停止 up。中断后再次执行 backfill 或 up 会继续。变化列于 DIR/backfill/changes-*.csv。"
        })
final class BackfillCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Mixin
    private final ParallelismOption parallelism = new ParallelismOption();

    private final Console console;
    private final Clock clock;

    BackfillCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        DataDirectory directory = data.directory();
        HouseLog.into(directory);
        Terminal terminal = HouseLog.terminal(console);
        try {
            Backfill.run(new FoundationSettings(directory, 0, parallelism.tasks(), zone.zone(), clock), terminal);
            return ExitCode.DONE;
        } catch (HouseException e) {
            terminal.say(e.zh(), e.getMessage());
            return ExitCode.NOT_STARTED;
        } catch (Exception e) {
            // Fetched only here: an earlier logger would have written somewhere else.
            LoggerFactory.getLogger(BackfillCommand.class).error("the backfill cannot go on", e);
            terminal.say(
                    "重新判定中断，再次执行 backfill 会继续；详见 " + directory.logs(),
                    "the backfill was broken off, another one goes on; see " + directory.logs() + ": " + e);
            return ExitCode.FAILED;
        }
    }
}
