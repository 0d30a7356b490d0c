package io.batchwatch.standalone.backfill;

import io.batchwatch.standalone.house.Terminal;
import io.batchwatch.standalone.sql.VerdictChanges;
import java.nio.file.Path;

/** What a backfill has changed, for the person who asked for it. */
final class ChangesText {
    private final Terminal terminal;

    ChangesText(Terminal terminal) {
        this.terminal = terminal;
    }

    void tell(VerdictChanges changes, Path csv) {
        terminal.say(
                "%,d 条结果中有 %,d 条判定改变，列于 %s".formatted(changes.results(), changes.changed(), csv),
                "%,d of %,d results are judged otherwise than before: %s"
                        .formatted(changes.changed(), changes.results(), csv));
        if (changes.changed() > 0) {
            terminal.progressDone("%-14s %-14s %12s".formatted("原判定 before", "现判定 now", "结果 results"));
        }
        changes.counts()
                .forEach(count -> terminal.progressDone(
                        "%-14s %-14s %,12d".formatted(count.before(), count.now(), count.results())));
    }
}
