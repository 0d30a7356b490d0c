package io.batchwatch.standalone.backfill;

import io.batchwatch.jobs.history.WrittenHistory;
import io.batchwatch.standalone.broker.TopicPlan;
import io.batchwatch.standalone.house.DataDirectory;
import io.batchwatch.standalone.house.Foundation;
import io.batchwatch.standalone.house.FoundationSettings;
import io.batchwatch.standalone.house.HouseException;
import io.batchwatch.standalone.house.Terminal;
import io.batchwatch.standalone.sql.QueryException;
import io.batchwatch.standalone.sql.VerdictChanges;
import io.batchwatch.webhooks.Webhooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/**
 * Judges everything of {@code lab.results} again by today's rules. What it has to do next stands in a file, see {@link Step}:
 * whatever kills it, another run goes on.
 */
public final class Backfill {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final FoundationSettings settings;
    private final Terminal terminal;
    private final DataDirectory data;
    private final SetAside before;

    private Backfill(FoundationSettings settings, Terminal terminal) {
        this.settings = settings;
        this.terminal = terminal;
        data = settings.data();
        before = new SetAside(data, data.backfill().resolve("before"));
    }

    /** True if one was begun and has not come to its end. */
    public static boolean isUnfinished(DataDirectory data) {
        return Files.exists(begunFile(data));
    }

    private static Path begunFile(DataDirectory data) {
        return data.backfill().resolve("begun.json");
    }

    private Path paceFile() {
        return data.backfill().resolve("pace.json");
    }

    /**
     * Begins one, or goes on with the one that was begun; returns at its end.
     *
     * @throws HouseException if its owner can mend what is wrong, such as a house that runs
     */
    public static void run(FoundationSettings settings, Terminal terminal) throws Exception {
        Backfill backfill = new Backfill(settings, terminal);
        try (Foundation foundation = Foundation.claim(settings)) {
            backfill.make(foundation);
            foundation.stop();
            backfill.end();
        }
    }

    /** To the end of {@link Step#MAKING}. */
    private void make(Foundation foundation) throws Exception {
        Optional<Begun> known = Begun.read(begunFile(data));
        if (known.isPresent() && known.get().step().compareTo(Step.MAKING) > 0) {
            return;
        }
        foundation.lay();
        try (Admin admin = foundation.admin()) {
            JobReading reading = JobReading.of(admin);
            Begun begun = known.orElseGet(() -> Begun.at(settings.clock().instant()));
            if (begun.step() == Step.SETTING_ASIDE) {
                announce(reading.results());
                begun.write(begunFile(data));
                before.fill();
                reading.forget();
                TopicPlan.beginViewsAnew(admin);
                begun.to(Step.MAKING).write(begunFile(data));
            } else {
                terminal.say("继续未完成的重新判定", "goes on with the backfill that was begun");
            }
            makeHistory(foundation, reading);
            Webhooks.passOver(data.webhooks(), foundation.bootstrapServers(), begun.begunAt());
            begun.to(Step.COMPARING).write(begunFile(data));
        }
    }

    private void announce(long results) throws IOException {
        Optional<Duration> time = Pace.read(paceFile()).map(pace -> pace.of(results));
        terminal.say(
                "将按现行规则重新判定 lab.results 的全部 %,d 条结果%s；原有历史和状态先移至 %s，新的完整之后才删除"
                        .formatted(
                                results, time.map(took -> "，约需 " + text(took)).orElse(""), data.backfill()),
                "judges all %,d results of lab.results again by today's rules%s; the history and state of now are set aside in %s until the new ones are whole"
                        .formatted(
                                results,
                                time.map(took -> ", in about " + text(took)).orElse(""),
                                data.backfill()));
    }

    private void makeHistory(Foundation foundation, JobReading reading) throws Exception {
        foundation.startJob();
        foundation.awaitWorking();
        long begin = System.nanoTime();
        long from = reading.look().results();
        JobReading.Covered covered;
        do {
            pause(foundation);
            covered = reading.look();
            tell(covered.results(), reading.results(), Pace.of(covered.results() - from, since(begin)));
        } while (!covered.isAll());
        while (!WrittenHistory.isWhole(data.history(), data.checkpoints())) {
            pause(foundation);
            terminal.progress(
                    "%,d 条已判定 results judged; 正在写完历史 the last files are written".formatted(covered.results()));
        }
        Duration took = since(begin);
        Pace pace = Pace.of(covered.results() - from, took);
        if (covered.results() > from) {
            pace.write(paceFile());
        }
        terminal.progressDone("lab.results 的 %,d 条记录已判定，历史已完整 records judged, the history is whole, %s, %,.0f/s"
                .formatted(covered.results(), text(took), pace.resultsPerSecond()));
    }

    private void tell(long covered, long results, Pace pace) {
        String left = pace.resultsPerSecond() > 0 ? text(pace.of(results - covered)) : "?";
        terminal.progress("%,d / %,d 条 results  %d %%  %,.0f/s  剩余 left %s"
                .formatted(
                        covered, results, results == 0 ? 100 : 100 * covered / results, pace.resultsPerSecond(), left));
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void pause(Foundation foundation) throws InterruptedException {
        if (foundation.end().isDone()) {
            throw new IllegalStateException(
                    "the job ended by itself: " + foundation.end().join());
        }
        Thread.sleep(BETWEEN_LOOKS.toMillis());
    }

    /** With nothing running: what has changed, and then the old history is no longer needed. */
    private void end() throws IOException, QueryException {
        Begun begun = Begun.read(begunFile(data)).orElseThrow();
        if (begun.step() == Step.COMPARING) {
            compare(begun);
            begun.to(Step.REMOVING).write(begunFile(data));
        }
        before.remove();
        Files.delete(begunFile(data));
    }

    private void compare(Begun begun) throws IOException, QueryException {
        Path csv = data.backfill().resolve("changes-" + STAMP.format(begun.begunAt()) + ".csv");
        Path part = csv.resolveSibling(csv.getFileName() + ".part");
        VerdictChanges changes = VerdictChanges.write(before.history(), data.history(), settings.zone(), part);
        Files.move(part, csv, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        new ChangesText(terminal).tell(changes, csv);
    }

    private static String text(Duration time) {
        return time.compareTo(Duration.ofMinutes(2)) < 0 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }
}
