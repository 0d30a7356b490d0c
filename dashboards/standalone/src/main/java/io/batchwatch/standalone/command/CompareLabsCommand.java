package io.batchwatch.standalone.command;

import io.batchwatch.rules.review.LaboratoryReviews;
import io.batchwatch.standalone.sql.Answer;
import io.batchwatch.standalone.sql.Answer.Cell;
import io.batchwatch.standalone.sql.Answer.Kind;
import io.batchwatch.standalone.sql.History;
import io.batchwatch.standalone.sql.LaboratoryValues;
import io.batchwatch.standalone.sql.QueryException;
import io.batchwatch.views.LaboratoriesReview.Comparison;
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
            "z is robust (ISO 13528): beyond 2 watch, beyond 3 act if it stands among all comparisons (corrected at 5 %).",
            "Agreement only says where to look: what was sent may differ.",
            "z 为稳健 z 值（ISO 13528）：超过 2 关注；超过 3 且经多重比较校正（5 %）仍成立时采取措施。agreement 只提示方向：送样本身可能不同。"
        })
final class CompareLabsCommand implements Callable<Integer> {
    private static final Answer HEAD = new Answer(
            List.of(
                    "comparison",
                    "what",
                    "lab",
                    "n",
                    "value",
                    "usual",
                    "z",
                    "probability",
                    "adjusted_probability",
                    "verdict"),
            List.of(false, false, false, true, true, true, true, true, true, false));

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
            List<Comparison> comparisons = LaboratoryReviews.compared(
                    LaboratoryValues.ofTheSameLots(history, period.condition()),
                    LaboratoryValues.ofTheSameKind(history, period.condition()));
            Answer.Reader reader = format.reader(console.out());
            reader.begin(HEAD);
            comparisons.forEach(comparison -> reader.row(cells(comparison)));
            reader.end();
            return ExitCode.DONE;
        } catch (QueryException e) {
            console.errors().println("compare-labs: " + e.getMessage());
            return ExitCode.REFUSED;
        }
    }

    private static List<Cell> cells(Comparison comparison) {
        return List.of(
                text(comparison.basis().name().toLowerCase(Locale.ROOT)),
                text(comparison.what()),
                text(comparison.laboratory()),
                new Cell(String.valueOf(comparison.n()), Kind.NUMBER),
                number(comparison.value()),
                number(comparison.usual()),
                number(comparison.z()),
                number(comparison.probability()),
                number(comparison.adjustedProbability()),
                text(comparison.verdict().name().toLowerCase(Locale.ROOT)));
    }

    private static Cell text(String text) {
        return new Cell(text, Kind.TEXT);
    }

    private static Cell number(double value) {
        return new Cell(String.format(Locale.ROOT, "%.4g", value), Kind.NUMBER);
    }
}
