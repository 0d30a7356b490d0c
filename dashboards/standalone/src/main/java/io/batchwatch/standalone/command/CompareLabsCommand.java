package io.batchwatch.standalone.command;

import io.batchwatch.rules.laboratories.Agreement;
import io.batchwatch.rules.laboratories.Duplicates;
import io.batchwatch.standalone.sql.Answer;
import io.batchwatch.standalone.sql.Answer.Cell;
import io.batchwatch.standalone.sql.Answer.Kind;
import io.batchwatch.standalone.sql.History;
import io.batchwatch.standalone.sql.QueryException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds laboratories against each other. */
@Command(
        name = "compare-labs",
        description = {
            "Laboratories against each other: the same lots (duplicates), and the same analyte in the same matrix (agreement).",
            "实验室比对：同一批次（duplicates），以及同一基质同一项目（agreement）。"
        },
        footer = {
            "",
            "z is robust (ISO 13528): beyond 2 watch, beyond 3 act. Agreement only says where to look: what was sent may differ.",
            "z 为稳健 z 值（ISO 13528）：超过 2 关注，超过 3 采取措施。agreement 只提示方向：送样本身可能不同。"
        })
final class CompareLabsCommand implements Callable<Integer> {
    private static final String LAB = """
            case when coalesce(lab, '') not in ('', 'unmapped') then lab else coalesce(nullif(lab_name, ''), partner) end""";

    private static final String WHERE = """
             from results where test_kind = 'LAB' and qualifier = 'EQ' and value > 0 and analyte not in ('*', 'unmapped')
            """;

    private static final String AGREEMENT =
            "select analyte || ' / ' || category || ' / ' || unit, " + LAB + ", value" + WHERE;

    /** What one laboratory found several times in a lot is one finding. */
    private static final String DUPLICATES = "select batch_id || ' / ' || analyte || ' / ' || unit as lot, " + LAB
            + " as laboratory, exp(avg(ln(value)))" + WHERE + " and coalesce(batch_id, '') <> ''";

    private static final Answer HEAD = new Answer(
            List.of("comparison", "what", "lab", "n", "value", "usual", "z", "verdict"),
            List.of(false, false, false, true, true, true, true, false));

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Mixin
    private final PeriodOption period = new PeriodOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = {"table, csv or json (default: ${DEFAULT-VALUE}).", "输出格式：table、csv 或 json。"})
    private OutputFormat format = OutputFormat.table;

    private final Console console;

    CompareLabsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (History history = History.open(data.directory().history(), zone.zone())) {
            List<Duplicates.Measured> lots = HistoryRows.read(
                    history,
                    DUPLICATES + period.condition() + " group by 1, 2",
                    row -> new Duplicates.Measured(row.text(0), row.text(1), row.number(2)));
            List<Agreement.Measured> values = HistoryRows.read(
                    history,
                    AGREEMENT + period.condition(),
                    row -> new Agreement.Measured(row.text(0), row.text(1), row.number(2)));
            Answer.Reader reader = format.reader(console.out());
            reader.begin(HEAD);
            Duplicates.biases(lots)
                    .forEach(bias -> reader.row(
                            cells("duplicates", "factor", bias.lab(), bias.pairs(), bias.factor(), 1, bias.z())));
            Agreement.scores(values)
                    .forEach(score -> reader.row(cells(
                            "agreement",
                            score.group(),
                            score.lab(),
                            score.values(),
                            score.mean(),
                            score.usual(),
                            score.z())));
            reader.end();
            return ExitCode.DONE;
        } catch (QueryException e) {
            console.errors().println("compare-labs: " + e.getMessage());
            return ExitCode.REFUSED;
        }
    }

    private static List<Cell> cells(
            String comparison, String what, String lab, int n, double value, double usual, double z) {
        String verdict = Math.abs(z) > 3 ? "act" : Math.abs(z) > 2 ? "watch" : "ok";
        return List.of(
                text(comparison),
                text(what),
                text(lab),
                new Cell(String.valueOf(n), Kind.NUMBER),
                number(value),
                number(usual),
                number(z),
                text(verdict));
    }

    private static Cell text(String text) {
        return new Cell(text, Kind.TEXT);
    }

    private static Cell number(double value) {
        return new Cell(String.format(Locale.ROOT, "%.4g", value), Kind.NUMBER);
    }
}
