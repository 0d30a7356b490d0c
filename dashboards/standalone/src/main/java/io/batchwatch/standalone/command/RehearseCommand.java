package io.batchwatch.standalone.command;

import io.batchwatch.rules.reference.Limit;
import io.batchwatch.rules.reference.ReferenceException;
import io.batchwatch.rules.reference.ReferenceFiles;
import io.batchwatch.rules.rehearse.Rehearsal;
import io.batchwatch.rules.rehearse.RehearsedBatch;
import io.batchwatch.standalone.house.DataDirectory;
import io.batchwatch.standalone.sql.FirstColumn;
import io.batchwatch.standalone.sql.History;
import io.batchwatch.standalone.sql.PastResults;
import io.batchwatch.standalone.sql.QueryException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What would these limits have flagged? Judges the history by them and changes nothing. */
@Command(
        name = "rehearse",
        description = {
            "Judges the history as if these limits had always been in force, and changes nothing.",
            "用新限量重判历史数据（视同一直有效），不改动任何数据。"
        },
        footer = {
            "",
            "The table has the columns of limits.csv, and only the limits that are new or changed.",
            "表的列与 limits.csv 相同，只需写新增或修改的限量。",
            "",
            "  limits rehearse --limits new-limits.csv --from 2025-01-01 --to 2025-12-31"
        })
final class RehearseCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Option(
            names = "--limits",
            paramLabel = "FILE",
            required = true,
            description = {"The limits to rehearse.", "要演练的限量表。"})
    private Path limits = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = {"First day of sampling.", "采样起始日。"})
    private Optional<LocalDate> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "DAY",
            description = {"Last day of sampling.", "采样截止日。"})
    private Optional<LocalDate> to = Optional.empty();

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "50",
            description = {"How many batches are shown (default: ${DEFAULT-VALUE}).", "最多显示多少批次。"})
    private long most = 50;

    private final Console console;

    RehearseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        DataDirectory directory = data.directory();
        ReferenceFiles.seed(directory.reference());
        try (History history = History.open(directory.history(), zone.zone())) {
            ReferenceFiles.Rehearsed rules = ReferenceFiles.rehearse(directory.reference(), limits, zone.zone());
            Set<String> concerned = rules.inForce().concernedBy(rules.changed());
            Rehearsal rehearsal = new Rehearsal(rules.inForce(), rules.rehearsed());
            long begin = System.nanoTime();
            PastResults.read(history, concerned, from, to, rehearsal::take);
            rehearsal.end();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            print(rules.changed(), rehearsal, flaggedByOthers(history, concerned), took);
            return ExitCode.DONE;
        } catch (ReferenceException e) {
            e.problems().forEach(problem -> console.errors().println(problem));
            return ExitCode.REFUSED;
        } catch (QueryException e) {
            console.errors().println("rehearse: " + e.getMessage());
            return ExitCode.REFUSED;
        }
    }

    /** Batches that results of other analytes stand against: they are flagged whatever these limits say. */
    private static Set<String> flaggedByOthers(History history, Collection<String> concerned) throws QueryException {
        FirstColumn flagged = new FirstColumn();
        history.ask(
                "select distinct coalesce(batch_id, 'sample:' || sample_id) from results where verdict in ('FAIL',"
                        + " 'SUSPECT') and analyte not in (" + PastResults.list(concerned) + ")",
                flagged);
        return flagged.texts();
    }

    private void print(List<Limit> changed, Rehearsal rehearsal, Set<String> flaggedByOthers, Duration took) {
        PrintStream out = console.out();
        long perSecond = Math.round(rehearsal.results() / Math.max(0.001, took.toNanos() / 1e9));
        out.printf("%d 条限量 limits, %d 条结果 results, %d/s%n", changed.size(), rehearsal.results(), perSecond);
        out.printf("%n%-14s %-14s %s%n", "现行 in force", "演练 rehearsed", "结果 results");
        rehearsal.changes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> out.printf(
                        "%-14s %-14s %d%s%n",
                        entry.getKey().from(),
                        entry.getKey().to(),
                        entry.getValue(),
                        entry.getKey().from() == entry.getKey().to() ? "" : "  *"));
        if (rehearsal.judgedOtherwiseThen() > 0) {
            out.printf(
                    "%n历史中 %d 条结果当时按其他限量判定 · the history judged %d results by other limits than are in force today%n",
                    rehearsal.judgedOtherwiseThen(), rehearsal.judgedOtherwiseThen());
        }
        List<RehearsedBatch> own = rehearsal.batches().stream()
                .filter(batch -> !flaggedByOthers.contains(batch.batchKey()))
                .toList();
        list(
                "新增问题批次 batches newly flagged",
                own.stream().filter(RehearsedBatch::isNewlyFlagged).toList());
        list(
                "解除的批次 batches no longer flagged",
                own.stream().filter(RehearsedBatch::isCleared).toList());
    }

    private void list(String title, List<RehearsedBatch> batches) {
        console.out().printf("%n%s: %d%n", title, batches.size());
        batches.stream()
                .sorted(Comparator.comparing(RehearsedBatch::batchKey))
                .limit(most)
                .forEach(batch ->
                        console.out().printf("    %s  %s  %s%n", batch.batchKey(), batch.product(), batch.because()));
        if (batches.size() > most) {
            console.out().println("    …");
        }
    }
}
