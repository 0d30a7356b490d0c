package io.batchwatch.standalone.command;

import io.batchwatch.rules.reference.ControlTargets;
import io.batchwatch.rules.reference.ReferenceException;
import io.batchwatch.standalone.sql.History;
import io.batchwatch.standalone.sql.QueryException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the history. */
@Command(
        name = "query",
        description = {"Asks the history in SQL (DuckDB), also while `up` runs.", "用 SQL（DuckDB）查询历史数据，运行 up 时也可用。"},
        footer = {
            "",
            "Views: results (what holds now), results_log (every revision), samples, pass_rates, batches.",
            "视图：results（现行结果）、results_log（全部修订）、samples、pass_rates、batches。",
            "",
            "  query \"select verdict, count(*) from results group by 1\"",
            "  query --format csv \"select * from pass_rates where test_kind = 'RAPID'\"",
            "  query \"describe results\""
        })
final class QueryCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = {"table, csv or json (default: ${DEFAULT-VALUE}).", "输出格式：table、csv 或 json。"})
    private OutputFormat format = OutputFormat.table;

    @Parameters(
            index = "0",
            paramLabel = "SQL",
            description = {"One query.", "一条查询语句。"})
    private String sql = "";

    private final Console console;

    QueryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        // Of a directory that is not there every count is 0, which reads like an answer.
        if (!Files.isDirectory(data.directory().root())) {
            console.errors()
                    .println("query: 没有数据目录 " + data.directory().root() + " · there is no data directory "
                            + data.directory().root());
            return ExitCode.REFUSED;
        }
        try (History history = History.open(
                data.directory().history(), ControlTargets.load(data.directory().reference()), zone.zone())) {
            history.ask(sql, format.reader(console.out()));
            return ExitCode.DONE;
        } catch (ReferenceException e) {
            e.problems().forEach(console.errors()::println);
            return ExitCode.REFUSED;
        } catch (QueryException e) {
            console.errors().println("query: " + e.getMessage());
            return ExitCode.REFUSED;
        }
    }
}
